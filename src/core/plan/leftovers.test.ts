import {
  linuxBridge,
  localnetNad,
  nad,
  nncp,
  nnce,
  node,
  nns,
  ovsBridge,
} from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { ours } from '../../../dev/fixtures/ours';
import { stateOf, worldFrom } from '../../../dev/fixtures/worldFrom';
import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { kinds } from '../kinds/kindRegistry';
import { leftoversOf } from './leftovers';

const state = (mappings: Readonly<Record<string, string>> = {}): PlainObject =>
  nns('worker-1', [ovsBridge('br-ex', ['bond0'])], { physnet: 'br-ex', ...mappings });

const policy = ours(nncp('localnet-tenant', { mappings: { tenant: 'br-ex' } }));
const network = ours(localnetNad('team-a', 'vlan-120', { physicalNetworkName: 'tenant' }));
const done = [
  node('worker-1'),
  state({ tenant: 'br-ex' }),
  policy,
  nnce('worker-1', 'localnet-tenant'),
];

/** A policy that kubernetes-nmstate has given up. */
const failed: PlainObject = {
  ...policy,
  status: {
    conditions: [
      { type: 'Available', status: 'False', reason: 'FailedToConfigure' },
      { type: 'Degraded', status: 'True', reason: 'FailedToConfigure' },
    ],
  },
};

const found = (...objects: readonly PlainObject[]) =>
  leftoversOf(worldFrom(objects)).map(({ type, name, nodes }) => [type, name, nodes]);

describe('what a run left behind', () => {
  test('is nothing when the localnet is mapped and used', () => {
    expect(found(...done, network)).toEqual([]);
  });

  test.each(['Failing', 'Aborted'] as const)(
    'is a policy that is %s on a node, to be tried again or removed',
    (condition) => {
      const world = worldFrom([
        node('worker-1'),
        state(),
        failed,
        nnce('worker-1', 'localnet-tenant', { condition }),
      ]);
      expect(leftoversOf(world)).toEqual([
        {
          type: 'policy-failed',
          id: 'policy-failed localnet-tenant',
          place: 'tenant',
          name: 'localnet-tenant',
          nodes: ['worker-1'],
          complete: { type: 'retry-policy', policy: 'localnet-tenant' },
          remove: { type: 'remove-localnet', localnet: 'tenant' },
        },
      ]);
    },
  );

  test('is no policy at which nodes still work', () => {
    const working = { ...policy, status: { conditions: [] } };
    expect(
      found(
        node('worker-1'),
        state(),
        working,
        nnce('worker-1', 'localnet-tenant', { condition: 'Progressing' }),
      ),
    ).toEqual([]);
  });

  test('is no result of an earlier spec', () => {
    const later = ours(nncp('localnet-tenant', { mappings: { tenant: 'br-ex' }, generation: 2 }));
    const old = nnce('worker-1', 'localnet-tenant', { condition: 'Failing', generation: 1 });
    expect(found(node('worker-1'), state({ tenant: 'br-ex' }), later, old, network)).toEqual([]);
  });

  test('is a policy whose mapping was taken off already', () => {
    const emptied = ours(nncp('localnet-tenant', { unmapped: ['tenant'] }));
    expect(found(node('worker-1'), state(), emptied)).toEqual([
      ['policy-emptied', 'localnet-tenant', []],
    ]);
  });

  test('is a localnet that no network uses, to go on with in the wizard', () => {
    const [leftover] = leftoversOf(worldFrom(done));
    expect(leftover).toMatchObject({ type: 'localnet-unused', complete: 'create-network' });
  });

  test('is a mapping to a bridge that the node does not have', () => {
    const dangling = ours(nncp('localnet-tenant', { mappings: { tenant: 'br-gone' } }));
    expect(
      found(
        node('worker-1'),
        state({ tenant: 'br-gone' }),
        dangling,
        nnce('worker-1', 'localnet-tenant'),
        network,
      ),
    ).toEqual([['localnet-dangling', 'localnet-tenant', ['worker-1']]]);
  });

  test('is a network whose localnet is mapped nowhere, until a policy asks for it', () => {
    expect(found(node('worker-1'), state(), network)).toEqual([
      ['network-unmapped', 'vlan-120', []],
    ]);
    const asking = { ...policy, status: { conditions: [] } };
    expect(found(node('worker-1'), state(), network, asking)).toEqual([]);
  });

  test('is a policy that makes a bridge too, to be tried again or removed with it', () => {
    const bridge = { name: 'br-new', type: 'ovs-bridge' };
    const made = ours(nncp('p', { mappings: { tenant: 'br-new' }, interfaces: [bridge] }));
    const world = worldFrom([
      { ...failed, ...made, status: failed.status },
      nnce('worker-1', 'p', { condition: 'Failing' }),
    ]);
    expect(leftoversOf(world)).toMatchObject([
      {
        type: 'policy-failed',
        complete: { type: 'retry-policy', policy: 'p' },
        remove: { type: 'remove-localnet', localnet: 'tenant' },
      },
    ]);
  });

  test('is nothing that others made, and nothing that they extended', () => {
    const theirs = nncp('tenant', { mappings: { tenant: 'br-ex' } });
    const extended = ours(nncp('two', { mappings: { a: 'br-ex', b: 'br-ex' } }));
    const { metadata, ...rest } = localnetNad('team-a', 'vlan-120', { physicalNetworkName: 'x' });
    expect(
      found(node('worker-1'), state({ tenant: 'br-ex' }), theirs, extended, { metadata, ...rest }),
    ).toEqual([]);
  });

  test('is a failed policy by its own verdict, where those of the nodes cannot be read', () => {
    const world = worldFrom([failed], { nnce: { status: 'forbidden', reason: 'no' } });
    expect(leftoversOf(world)).toMatchObject([{ type: 'policy-failed', nodes: [] }]);
  });

  test.each([
    ['nad', done],
    ['cudn', done],
    ['nns', [node('worker-1'), network]],
    ['nncp', [node('worker-1'), state(), network]],
  ] as const)('is not claimed where %s cannot be read', (kind, objects) => {
    const unread = { [kind]: { status: 'forbidden', reason: 'no' } as const };
    expect(leftoversOf(worldFrom(objects, unread))).toEqual([]);
  });

  test.each(['three-workers', 'dual-nic'])(
    'is nothing in the scenario %s, where nobody began anything',
    (name) => {
      const read = kinds.map((kind) => stateOf(kind, { status: 'loaded' }));
      expect(leftoversOf(worldOfObjects(findScenario(name).objects(), read))).toEqual([]);
    },
  );
});

describe('what a run left behind of a Linux bridge', () => {
  const trunk = (more: PlainObject = {}): PlainObject => ({
    ...linuxBridge('br-vmdata', ['ens224']),
    ...more,
  });
  const bridgePolicy = ours(nncp('bridge-br-vmdata', { interfaces: [trunk()] }));
  const bridgeNad = ours(
    nad('team-a', 'v', { type: 'bridge', name: 'v', bridge: 'br-vmdata', vlan: 120 }),
  );
  const there = nns('worker-1', [trunk()], {});
  const bare = nns('worker-1', [], {});
  const result = nnce('worker-1', 'bridge-br-vmdata');

  test('is nothing when it is there and used', () => {
    expect(found(node('worker-1'), there, bridgePolicy, result, bridgeNad)).toEqual([]);
  });

  test('is a policy that failed on a node, to be tried again or removed with its bridge', () => {
    const world = worldFrom([
      node('worker-1'),
      bare,
      { ...bridgePolicy, status: failed.status },
      nnce('worker-1', 'bridge-br-vmdata', { condition: 'Failing' }),
    ]);
    expect(leftoversOf(world)).toEqual([
      {
        type: 'bridge-failed',
        id: 'bridge-failed bridge-br-vmdata',
        place: 'br-vmdata',
        name: 'bridge-br-vmdata',
        nodes: ['worker-1'],
        complete: { type: 'retry-policy', policy: 'bridge-br-vmdata' },
        remove: { type: 'remove-bridge', bridge: 'br-vmdata' },
      },
    ]);
  });

  test('is a policy whose bridge was taken off already', () => {
    const emptied = ours(nncp('bridge-br-vmdata', { interfaces: [trunk({ state: 'absent' })] }));
    expect(found(node('worker-1'), bare, emptied, result)).toEqual([
      ['bridge-emptied', 'bridge-br-vmdata', []],
    ]);
  });

  test('is a bridge that no network uses, to go on with in the wizard', () => {
    const [leftover] = leftoversOf(worldFrom([node('worker-1'), there, bridgePolicy, result]));
    expect(leftover).toMatchObject({ type: 'bridge-unused', complete: 'create-network' });
  });

  test('is a network whose bridge is nowhere, until a policy asks for it', () => {
    expect(leftoversOf(worldFrom([node('worker-1'), bare, bridgeNad]))).toMatchObject([
      {
        type: 'network-bridgeless',
        place: 'br-vmdata',
        remove: { type: 'remove-vlan-network', network: 'bridge:br-vmdata:120' },
      },
    ]);
    const asking = { ...bridgePolicy, status: { conditions: [] } };
    expect(found(node('worker-1'), bare, bridgeNad, asking)).toEqual([]);
  });

  test('is nothing that others made, or that nodes still work at', () => {
    const theirs = nncp('theirs', { interfaces: [trunk()] });
    const working = { ...bridgePolicy, status: { conditions: [] } };
    expect(found(node('worker-1'), there, theirs)).toEqual([]);
    expect(found(node('worker-1'), bare, working)).toEqual([]);
  });

  test.each([
    ['nad', [there, bridgePolicy, result]],
    ['nns', [bridgeNad]],
    ['nncp', [bare, bridgeNad]],
  ] as const)('is not claimed where %s cannot be read', (kind, objects) => {
    const unread = { [kind]: { status: 'forbidden', reason: 'no' } as const };
    expect(leftoversOf(worldFrom([node('worker-1'), ...objects], unread))).toEqual([]);
  });
});
