/**
 * Benches by name: `npm run bench -- data`. Each prints what it measured and which thresholds hold; the exit code is 1 when one does not.
 */

interface Bench {
  /** @returns whether every threshold holds */
  run: (args: readonly string[]) => Promise<boolean>;
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  data: async () => import('./data/dataBench'),
  matrix: async () => import('./matrix/matrixBench'),
  topology: async () => import('./topology/topologyBench'),
};

const [asked = '', ...args] = process.argv.slice(2);
const load = benches[asked];
if (load === undefined) {
  console.error(`npm run bench -- NAME, where NAME is one of: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
process.exitCode = (await (await load()).run(args)) ? 0 : 1;

export type { Bench };
