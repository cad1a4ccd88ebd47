import { createDiagnosis } from '../../src/core/diagnostics/createDiagnosis';
import { Inventory } from '../../src/core/inventory/inventory';
import type { Change } from '../../src/core/inventory/inventory';
import type { NodeNetworkStateFacts } from '../../src/core/kinds/nodeNetworkState';
import { createWorld } from '../../src/core/networks/createWorld';
import type { Snapshot } from '../../src/cluster/snapshot';

const identity = { key: 'bench', user: 'bench', impersonated: undefined, subprotocols: [] };

/** What these facts mean together, as the store tells its pages. */
export const snapshotOf = (facts: readonly Change[]): Snapshot => {
  const world = createWorld(new Inventory());
  world.apply(facts);
  return { version: 1, world, diagnosis: createDiagnosis(world), identity };
};

const stateAt = ({ world: { inventory } }: Snapshot, turn: number): NodeNetworkStateFacts => {
  const names = [...inventory.keys('nns')].sort();
  const state = inventory.get('nns', names[turn % names.length] ?? '');
  if (state === undefined) throw new Error('no node state was read');
  return state;
};

const put = (facts: NodeNetworkStateFacts): readonly Change[] => [
  { type: 'put', kind: 'nns', facts },
];

/** One node reports that an interface without a bridge has another MTU, as a node does now and then: nothing of it is drawn. */
export const withOneNodeChanged = (snapshot: Snapshot, turn: number): readonly Change[] => {
  const state = stateAt(snapshot, turn);
  const [first, ...rest] = state.interfaces;
  if (first === undefined) throw new Error(`${state.name} has no interface`);
  return put({ ...state, interfaces: [{ ...first, mtu: 1400 + turn }, ...rest] });
};

/** The bond of one node that carries every localnet goes down, or comes up again. */
export const withOneUplinkTurned = (snapshot: Snapshot, turn: number): readonly Change[] => {
  const state = stateAt(snapshot, turn);
  const turned = ({ type, controller }: { type: string; controller?: string }): boolean =>
    type === 'bond' && controller === 'br-vmdata';
  if (!state.interfaces.some(turned)) throw new Error(`${state.name} has no such bond`);
  return put({
    ...state,
    interfaces: state.interfaces.map((one) =>
      turned(one) ? { ...one, state: one.state === 'up' ? 'down' : 'up' } : one,
    ),
  });
};
