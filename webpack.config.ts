import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConsoleRemotePlugin } from '@openshift-console/dynamic-plugin-sdk-webpack';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import MiniCssExtractPlugin from 'mini-css-extract-plugin';
import TerserPlugin from 'terser-webpack-plugin';
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
 * Styles are files of their own beside the chunk that needs them, so that no script carries them or a loader for them.
 * PatternFly's own styles are never bundled: the console has them.
 */
export function pluginConfig(mode: 'production' | 'development'): Configuration {
  const production = mode === 'production';
  return {
    mode,
    target: ['web', 'es2022'],
    context: root,
    entry: {},
    output: {
      path: path.join(root, 'dist'),
      // Short hashes: the entry carries one per chunk, and random digits do not compress.
      filename: production ? '[name]-bundle-[contenthash:8].min.js' : '[name]-bundle.js',
      chunkFilename: production ? '[id]-[contenthash:6].min.js' : '[name]-chunk.js',
      clean: true,
    },
    resolve: { extensions: ['.ts', '.tsx', '.js', '.jsx'] },
    module: {
      rules: [
        typescriptRule,
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
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
      new MiniCssExtractPlugin({
        chunkFilename: production ? '[id]-[contenthash:6].css' : '[name]-chunk.css',
        // Every class is in a namespace of ours: the order of the files does not matter.
        ignoreOrder: true,
      }),
      new CopyWebpackPlugin({
        patterns: [{ from: path.join(root, 'locales'), to: 'locales', noErrorOnMissing: true }],
      }),
    ],
    // An external map for who debugs; never inlined, never evaluated (the console's policy will forbid eval one day).
    devtool: production ? false : 'source-map',
    optimization: {
      chunkIds: production ? 'deterministic' : 'named',
      // Short numbers: a release changes most files anyway, so ids that outlive it would be bytes for nothing.
      moduleIds: production ? 'size' : 'named',
      minimizer: [
        new TerserPlugin({
          minify: TerserPlugin.swcMinify,
          terserOptions: { ecma: 2022, compress: { passes: 3 }, mangle: true },
        }),
      ],
    },
    performance: false,
  };
}
