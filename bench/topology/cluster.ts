import { createDiagnosis } from '../../src/core/diagnostics/createDiagnosis';
import { Inventory } from '../../src/core/inventory/inventory';
import type { Change } from '../../src/core/inventory/inventory';
import { createWorld } from '../../src/core/networks/createWorld';
import type { Snapshot } from '../../src/cluster/snapshot';

const identity = { key: 'bench', user: 'bench', impersonated: undefined, subprotocols: [] };

/** What these facts mean together, as the store tells its pages. */
export const snapshotOf = (facts: readonly Change[]): Snapshot => {
  const world = createWorld(new Inventory());
  world.apply(facts);
  return { version: 1, world, diagnosis: createDiagnosis(world), identity };
};

/** One node reports that an interface without a bridge has another MTU, as a node does now and then. */
export const withOneNodeChanged = ({ world }: Snapshot, turn: number): readonly Change[] => {
  const { inventory } = world;
  const names = [...inventory.keys('nns')].sort();
  const name = names[turn % names.length] ?? '';
  const state = inventory.get('nns', name);
  if (state === undefined) throw new Error('no node state was read');
  const [first, ...rest] = state.interfaces;
  if (first === undefined) throw new Error(`${name} has no interface`);
  const facts = { ...state, interfaces: [{ ...first, mtu: 1400 + turn }, ...rest] };
  return [{ type: 'put', kind: 'nns', facts }];
};
