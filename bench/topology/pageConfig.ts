import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from 'webpack';
import { pluginConfig, typescriptRule } from '../../webpack.config';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The page of the bench: the product's own modules, compiled and minified as for the console, with PatternFly and React in one file. */
export const pageConfig = (output: string): Configuration => {
  const { mode, target, resolve, optimization } = pluginConfig('production');
  return {
    ...(mode !== undefined && { mode }),
    ...(target !== undefined && { target }),
    ...(resolve !== undefined && { resolve }),
    context: here,
    entry: { page: './page.tsx' },
    output: {
      path: output,
      filename: '[name].js',
      assetModuleFilename: '[name][ext]',
      clean: true,
    },
    module: {
      rules: [
        typescriptRule,
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
        { test: /\.(svg|png|jpe?g|woff2?)$/, type: 'asset/resource' },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    experiments: { topLevelAwait: true },
    devtool: false,
    ...(optimization?.minimizer !== undefined && {
      optimization: { minimizer: optimization.minimizer },
    }),
    performance: false,
  };
};
