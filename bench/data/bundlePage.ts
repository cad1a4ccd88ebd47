import path from 'node:path';
import { hostConfig } from '../../dev/host/hostConfig';
import { runWebpack } from '../../dev/build/runWebpack';

/** Bundles the page as the console host is bundled, for production and in one file, into `.cache/bench-data`. */
export const bundlePage = async (): Promise<void> => {
  process.env.NODE_ENV = 'production';
  const config = hostConfig();
  await runWebpack(
    {
      ...config,
      context: path.resolve('bench/data'),
      entry: { bench: './page.tsx' },
      output: { path: path.resolve('.cache/bench-data'), filename: '[name].js', clean: true },
      plugins: [],
      optimization: { minimize: true },
    },
    'bench-data',
  );
};
