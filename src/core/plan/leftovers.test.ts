import { localnetNad, nncp, nnce, node, nns, ovsBridge } from '../../../dev/fixtures/objects';
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
          localnet: 'tenant',
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
