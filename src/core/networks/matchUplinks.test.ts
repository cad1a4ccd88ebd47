import { nic, nns } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { matchUplinks } from './matchUplinks';
import type { MatchBy } from './matchUplinks';

const nicOf = (name: string, mac: string, speed?: number): PlainObject =>
  nic(name, { 'mac-address': mac, ...(speed !== undefined && { ethernet: { speed } }) });

/** worker-1 has the NICs as they are called in the form; worker-2 calls them otherwise; worker-3 has no report. */
const inventoryOf = (here: readonly PlainObject[], there: readonly PlainObject[]) =>
  worldFrom([nns('worker-1', here), nns('worker-2', there)]).inventory;

const here = [
  nicOf('ens1', '02:00:00:00:00:01', 10_000),
  nicOf('ens2', '02:00:00:00:00:02', 25_000),
];

const match = (there: readonly PlainObject[], by: MatchBy | '', uplinks = ['ens2']) =>
  matchUplinks(inventoryOf(here, there), ['worker-1', 'worker-2', 'worker-3'], uplinks, by);

const asChosen = { nodes: ['worker-1', 'worker-3'], uplinks: ['ens2'] };

describe('NICs that are called otherwise on some nodes', () => {
  const there = [
    nicOf('enp9', '02:00:00:00:01:01', 25_000),
    nicOf('enp8', '02:00:00:00:01:02', 10_000),
  ];

  it.each<[MatchBy, string]>([
    ['position', 'enp9'],
    ['mac', 'enp8'],
    ['speed', 'enp9'],
  ])('are matched by %s when somebody says so: %s', (by, name) => {
    expect(match(there, by)).toEqual({
      groups: [asChosen, { nodes: ['worker-2'], uplinks: [name] }],
      unmatched: [],
    });
  });

  it('are never matched without being asked to', () => {
    expect(match(there, '')).toEqual({
      groups: [asChosen],
      unmatched: [{ node: 'worker-2', uplink: 'ens2' }],
    });
  });

  it.each<[string, MatchBy, readonly PlainObject[]]>([
    ['two NICs have its speed', 'speed', [nicOf('a', '', 25_000), nicOf('b', '', 25_000)]],
    ['no NIC has its speed', 'speed', [nicOf('a', '', 1000)]],
    ['a MAC address is not reported', 'mac', [nic('a'), nicOf('b', '02:00:00:00:01:02')]],
    ['there are fewer NICs', 'position', [nic('a')]],
    ['the node has bonds only', 'position', [nic('a', { type: 'bond' })]],
  ])('have no counterpart where %s', (_, by, others) => {
    expect(match(others, by).unmatched).toEqual([{ node: 'worker-2', uplink: 'ens2' }]);
  });

  it('are one policy for nodes that call them the same, and no NIC is two of them', () => {
    const inventory = worldFrom([
      nns('worker-1', here),
      nns('worker-2', there),
      nns('worker-4', there),
    ]).inventory;
    const nodes = ['worker-1', 'worker-2', 'worker-4'];
    expect(matchUplinks(inventory, nodes, ['ens1', 'ens2'], 'position').groups).toEqual([
      { nodes: ['worker-1'], uplinks: ['ens1', 'ens2'] },
      { nodes: ['worker-2', 'worker-4'], uplinks: ['enp8', 'enp9'] },
    ]);
    const alike = [nicOf('a', '', 10_000)];
    const twice = worldFrom([
      nns('worker-1', [nicOf('x', '', 10_000), nicOf('y', '', 10_000)]),
      nns('worker-2', alike),
    ]).inventory;
    expect(
      matchUplinks(twice, ['worker-1', 'worker-2'], ['x', 'y'], 'speed').unmatched,
    ).toHaveLength(1);
  });

  it('have nothing to be compared with where no node that was read has them', () => {
    const { inventory } = worldFrom([nns('worker-2', there)]);
    expect(matchUplinks(inventory, ['worker-2'], ['ens2'], 'position')).toEqual({
      groups: [],
      unmatched: [{ node: 'worker-2', uplink: 'ens2' }],
    });
  });
});
