import webpack from 'webpack';
import WebpackDevServer from 'webpack-dev-server';
import { pluginConfig } from '../../webpack.config';

/** Where `npm run start-console` and the console's own development look for the plugin. */
const port = 9001;

process.env.NODE_ENV = 'development';
const compiler = webpack(pluginConfig('development'));
const server = new WebpackDevServer(
  {
    port,
    host: '127.0.0.1',
    // The console's bridge asks under the container's name for this machine.
    allowedHosts: ['localhost', 'host.docker.internal', 'host.containers.internal'],
    // The bridge asks for /plugin-manifest.json: it takes the prefix of publicPath off.
    devMiddleware: { publicPath: '/', writeToDisk: true },
    static: false,
    hot: false,
    liveReload: false,
    client: false,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, OPTIONS',
      'Access-Control-Allow-Headers': 'X-Requested-With, Content-Type, Authorization',
    },
  },
  compiler,
);
await server.start();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    void server.stop().then(() => {
      process.exit(0);
    });
  });
}
