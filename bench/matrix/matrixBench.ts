import { nic, nncp, nns, node, ovsBridge } from '../../dev/fixtures/objects';
import type { PlainObject } from '../../dev/fixtures/objects';
import { worldOfObjects } from '../../dev/fixtures/worldOfObjects';
import { uplinkColumns } from '../../src/core/networks/uplinkColumns';
import { uplinkMatrix } from '../../src/core/networks/uplinkMatrix';
import { holdAll, printTable } from '../threshold';
import { scriptCalibration } from '../topology/calibration';

const NODES = 2000;
const NICS = 40;
const RUNS = 5;

/** Every fifth kind of node has an address on another NIC, every seventh a NIC of jumbo frames, and the last 50 have one NIC less. */
const interfacesOf = (index: number): readonly PlainObject[] =>
  Array.from({ length: index >= NODES - 50 ? NICS - 1 : NICS }, (_, nicIndex) =>
    nic(`ens${String(nicIndex)}`, {
      state: nicIndex === 0 ? 'up' : 'down',
      'max-mtu': 9702,
      mtu: index % 7 === 0 && nicIndex === 3 ? 9000 : 1500,
      ...(index % 5 === 4 &&
        nicIndex === 9 && {
          ipv4: { enabled: true, address: [{ ip: `10.9.${String(index % 250)}.1` }] },
        }),
    }),
  );

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const timed = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

/**
 * The matrix of NICs for 2,000 nodes of 40 NICs: its columns by node sets, every cell with its reason, and one set opened into its nodes.
 * Milliseconds are printed; what is asserted is a multiple of fixed work in the same run, beside the 200 ms that an idle machine has to keep.
 */
export const run = async (): Promise<boolean> => {
  const names = Array.from({ length: NODES }, (_, index) => `worker-${String(index + 1)}`);
  const { inventory } = worldOfObjects([
    ...names.map((name) => node(name)),
    ...names.map((name, index) =>
      nns(name, [...interfacesOf(index), ovsBridge('br-ex', ['ens0'])], { physnet: 'br-ex' }),
    ),
    nncp('storage', { interfaces: [ovsBridge('br-storage', ['ens7'])] }),
  ]);
  const open = (expanded: ReadonlySet<string>): readonly [number, number] => {
    const columns = uplinkColumns(inventory, names, expanded);
    const { rows } = uplinkMatrix(inventory, { columns, mtu: 9000 });
    return [columns.length, rows.length];
  };
  const calibrations: number[] = [];
  const openings: number[] = [];
  const expansions: number[] = [];
  const [columns, rows] = open(new Set());
  for (let index = 0; index < RUNS; index += 1) {
    calibrations.push(scriptCalibration());
    openings.push(timed(() => open(new Set())));
    expansions.push(timed(() => open(new Set([names[0] ?? '']))));
  }
  const [calibration, opening, expansion] = [calibrations, openings, expansions].map(median);
  if (calibration === undefined || opening === undefined || expansion === undefined) return false;
  printTable([
    ['matrix', 'ms'],
    [`opened: ${String(columns)} columns, ${String(rows)} rows`, opening.toFixed(0)],
    ['one set node by node', expansion.toFixed(0)],
    ['fixed work', calibration.toFixed(1)],
  ]);
  return Promise.resolve(
    holdAll([
      { what: 'opening the matrix', measured: opening, atMost: 200, unit: 'ms' },
      { what: 'opening a set', measured: expansion, atMost: 200, unit: 'ms' },
      {
        what: 'opening beside fixed work',
        measured: opening / calibration,
        atMost: 12,
        unit: 'times',
      },
    ]),
  );
};
