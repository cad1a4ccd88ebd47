import { writeFileSync, mkdirSync } from 'node:fs';
import webpack from 'webpack';
import type { Configuration, StatsCompilation } from 'webpack';

/**
 * Builds once and ends the process with code 1 on an error. The statistics that the byte budget is computed from are left in
 * `.cache/stats-<name>.json`.
 */
export async function runWebpack(config: Configuration, name: string): Promise<void> {
  const started = Date.now();
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    const compiler = webpack(config, (error, result) => {
      if (error) {
        reject(error);
      } else if (result === undefined) {
        reject(new Error('webpack gave no result'));
      } else {
        compiler?.close(() => {
          resolve(result);
        });
      }
    });
  });
  const problems = stats.toString({ preset: 'errors-warnings', colors: process.stdout.isTTY });
  if (problems !== '') {
    console.log(problems);
  }
  if (stats.hasErrors()) {
    process.exit(1);
  }
  const json: StatsCompilation = stats.toJson({
    all: false,
    assets: true,
    chunks: true,
    chunkModules: true,
    chunkModulesSpace: Infinity,
    nestedModules: true,
    nestedModulesSpace: Infinity,
    dependentModules: true,
    ids: true,
    chunkOrigins: true,
    chunkGroups: true,
  });
  mkdirSync('.cache', { recursive: true });
  writeFileSync(`.cache/stats-${name}.json`, JSON.stringify(json));
  console.log(`built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
