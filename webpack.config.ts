import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConsoleRemotePlugin } from '@openshift-console/dynamic-plugin-sdk-webpack';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { pluginMetadata } from './plugin-manifest';

const root = path.dirname(fileURLToPath(import.meta.url));

/** How every bundle of this repository compiles TypeScript: types are checked by tsc, not here. */
export const typescriptRule = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target: 'es2022',
    },
  },
};

/**
 * The plugin as the console loads it, into `dist/`.
 *
 * ConsoleRemotePlugin decides by NODE_ENV whether the entry's name carries a hash, so callers set NODE_ENV to `mode` before.
 * Styles are injected by style-loader (the console's policy allows inline styles, and a chunk then needs no second request).
 * PatternFly's own styles are never bundled: the console has them.
 */
export function pluginConfig(mode: 'production' | 'development'): Configuration {
  const production = mode === 'production';
  return {
    mode,
    context: root,
    entry: {},
    output: {
      path: path.join(root, 'dist'),
      // Short hashes: the entry carries one per chunk, and random digits do not compress.
      filename: production ? '[name]-bundle-[contenthash:8].min.js' : '[name]-bundle.js',
      chunkFilename: production ? '[name]-chunk-[contenthash:8].min.js' : '[name]-chunk.js',
      clean: true,
    },
    resolve: { extensions: ['.ts', '.tsx', '.js', '.jsx'] },
    module: {
      rules: [
        typescriptRule,
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
        {
          test: /\.(svg|png|woff2?)$/,
          type: 'asset/resource',
          generator: { filename: 'assets/[name]-[contenthash][ext]' },
        },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    plugins: [
      new ConsoleRemotePlugin({
        pluginMetadata,
        sharedDynamicModuleSettings: {
          // react-data-view is taken from the console as well, and with it the PatternFly parts that it imports.
          moduleFilter: (request: string) =>
            /\.[jt]sx?$/.test(request) &&
            (!request.includes('/node_modules/') ||
              /\/node_modules\/(@openshift-console|@patternfly\/react-data-view)\//.test(request)),
        },
      }),
      new CopyWebpackPlugin({
        patterns: [{ from: path.join(root, 'locales'), to: 'locales', noErrorOnMissing: true }],
      }),
    ],
    // An external map for who debugs; never inlined, never evaluated (the console's policy will forbid eval one day).
    devtool: production ? false : 'source-map',
    optimization: { chunkIds: production ? 'deterministic' : 'named' },
    performance: false,
  };
}
