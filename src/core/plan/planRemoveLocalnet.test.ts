import { localnetNad, nncp, nnce, node, nns, ovsBridge } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { ours } from '../../../dev/fixtures/ours';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { RemoveLocalnet } from '../intents/intent';
import { bridgePolicy } from '../kinds/bridgePolicy';
import { EARLIER_ANNOTATION, writeEarlier } from '../kinds/earlierInterfaces';
import type { LoadState } from '../inventory/loadState';
import type { Kind } from '../kinds/kindRegistry';
import { createWorld } from '../networks/createWorld';
import { objectsNeeded } from './objectsNeeded';
import type { Plan } from './plan';
import { planIntent } from './planIntent';
import { projectPlan } from './project';

const intent: RemoveLocalnet = { type: 'remove-localnet', localnet: 'tenant' };
const selector = { 'node-role.kubernetes.io/worker': '' };
const policy = ours(
  nncp('localnet-tenant', { mappings: { tenant: 'br-ex' }, nodeSelector: selector, generation: 3 }),
);
const result = nnce('worker-1', 'localnet-tenant', { generation: 3 });
const mapped = nns('worker-1', [ovsBridge('br-ex', ['bond0'])], { tenant: 'br-ex' });
const cluster = [node('worker-1'), mapped, result];

const planOf = (
  objects: readonly PlainObject[],
  unread: Partial<Record<Kind, LoadState>> = {},
): Plan => {
  const world = worldFrom([...cluster, ...objects], unread);
  const needed = objectsNeeded(intent, world).map(({ key }) => key);
  const current = objects
    .filter(({ kind }) => kind === 'NodeNetworkConfigurationPolicy')
    .map((object) => [`nncp ${String((object.metadata as PlainObject).name)}`, object] as const)
    .filter(([key]) => needed.some((name) => key === `nncp ${name}`));
  return planIntent(intent, world, Object.fromEntries(current));
};

const codes = ({ steps, refusals = [] }: Plan) => {
  expect(steps).toEqual([]);
  return refusals.map(({ code }) => code);
};

describe('removing a localnet', () => {
  const plan = planOf([policy]);
  const [unmap, remove] = plan.steps;

  test('takes the mapping off the nodes and waits for them, then deletes the policy', () => {
    expect(plan.steps.map(({ id, after, waitFor }) => ({ id, after, waitFor }))).toEqual([
      {
        id: 'unmap nncp localnet-tenant',
        after: [],
        waitFor: { type: 'policy', policy: 'localnet-tenant' },
      },
      {
        id: 'delete nncp localnet-tenant',
        after: ['unmap nncp localnet-tenant'],
        waitFor: undefined,
      },
    ]);
  });

  test('is refused by the server when the policy changed, and deletes no policy of the same name', () => {
    expect(unmap?.write).toEqual({
      type: 'patch',
      operations: [
        { op: 'test', path: '/metadata/generation', value: 3 },
        { op: 'add', path: '/spec/desiredState/ovn/bridge-mappings/0/state', value: 'absent' },
      ],
    });
    expect(remove?.write).toEqual({ type: 'delete', uid: 'uid-of-localnet-tenant' });
  });

  test('is undone by the policy as it was', () => {
    const [create] = remove?.undo ?? [];
    expect(create?.write).toMatchObject({
      type: 'create',
      manifest: {
        metadata: {
          name: 'localnet-tenant',
          labels: { 'app.kubernetes.io/managed-by': 'vlan-networks' },
        },
        spec: {
          nodeSelector: selector,
          desiredState: {
            ovn: { 'bridge-mappings': [{ localnet: 'tenant', bridge: 'br-ex', state: 'absent' }] },
          },
        },
      },
    });
    expect(JSON.stringify(create)).not.toMatch(/uid-of|resourceVersion|"status"/);
    expect(unmap?.undo[0]?.write).toMatchObject({
      operations: [
        { op: 'test', path: '/spec/nodeSelector', value: selector },
        { op: 'test', path: '/spec/desiredState/ovn/bridge-mappings' },
        { op: 'add', path: '/spec/desiredState/ovn/bridge-mappings/0/state', value: 'present' },
      ],
    });
  });

  test('leaves nothing to be removed again, and no policy, result or mapping behind', () => {
    const before = worldFrom([...cluster, policy]);
    const after = createWorld(projectPlan(plan, before.inventory));
    expect(after.localnet('tenant')).toBeUndefined();
    expect(after.inventory.count('nncp') + after.inventory.count('nnce')).toBe(0);
    expect(planIntent(intent, after, {})).toEqual({ intent, steps: [] });
  });

  test('goes on where an earlier removal stopped: before the policy was deleted', () => {
    const emptied = ours(nncp('localnet-tenant', { unmapped: ['tenant'], generation: 3 }));
    expect(planOf([emptied]).steps.map(({ id }) => id)).toEqual(['delete nncp localnet-tenant']);
  });

  test('goes on where an earlier removal stopped: on a node that did not take the mapping off', () => {
    const emptied = ours(nncp('localnet-tenant', { unmapped: ['tenant'], generation: 4 }));
    expect(planOf([emptied]).steps.map(({ id }) => id)).toEqual([
      'retry nncp localnet-tenant',
      'delete nncp localnet-tenant',
    ]);
  });

  test('is refused while a network uses it', () => {
    const network = localnetNad('team-a', 'vlan-120', { physicalNetworkName: 'tenant' });
    const used = planOf([policy, network]);
    expect(codes(used)).toEqual(['localnet-in-use']);
    expect(used.refusals?.[0]?.params).toMatchObject({ networks: 'vlan-120' });
  });

  test.each(['nad', 'cudn'] as const)('is refused while not every %s can be read', (kind) => {
    const unread = { [kind]: { status: 'forbidden', reason: '' } as const };
    expect(codes(planOf([policy], unread))).toEqual(['localnet-use-unproven']);
  });

  test('does not miss CUDNs where the cluster has none', () => {
    expect(planOf([policy], { cudn: { status: 'absent' } }).steps).toHaveLength(2);
  });

  test.each([
    ['policy-foreign', nncp('theirs', { mappings: { tenant: 'br-ex' } })],
    ['policy-edited', ours(nncp('two', { mappings: { tenant: 'br-ex', other: 'br-ex' } }))],
    [
      'policy-edited',
      ours(
        nncp('bridge', {
          mappings: { tenant: 'br-x' },
          interfaces: [{ name: 'br-x', type: 'ovs-bridge' }],
        }),
      ),
    ],
  ])('is refused whole: %s', (code, other) => {
    expect(codes(planOf([policy, other]))).toEqual([code]);
  });

  test('is refused for a mapping that no policy asks for', () => {
    expect(codes(planOf([]))).toEqual(['localnet-foreign']);
  });

  test('is refused for a policy that could not be read', () => {
    const world = worldFrom([
      ...cluster,
      nncp('localnet-tenant', { mappings: { tenant: 'br-ex' } }),
    ]);
    expect(codes(planIntent(intent, world, {}))).toEqual(['policy-foreign']);
  });

  describe('with the bridge that its policy made', () => {
    const { metadata, ...made } = bridgePolicy({
      type: 'ovs-bridge',
      name: 'localnet-tenant',
      bridge: 'br-x',
      localnet: 'tenant',
      uplink: { type: 'interface', name: 'eno2' },
      changes: [],
      nodeSelector: {},
      annotations: {
        [EARLIER_ANNOTATION]: writeEarlier([{ name: 'eno2', type: 'ethernet', state: 'down' }]),
      },
    });
    const bridge: PlainObject = {
      ...made,
      metadata: { ...metadata, generation: 3, uid: 'uid-of-localnet-tenant' },
      status: policy.status,
    };
    const ids = (): readonly string[] => planOf([bridge]).steps.map(({ id }) => id);

    test('waits for the patch ports before the bridge goes, and guards what somebody may have added', () => {
      const [unmap, unbridge] = planOf([bridge]).steps;
      expect(unmap?.waitFor).toEqual({ type: 'policy', policy: 'localnet-tenant', freed: 'br-x' });
      expect(unbridge?.after).toEqual(['unmap nncp localnet-tenant']);
      expect(unbridge?.write).toMatchObject({
        operations: [
          { op: 'test', path: '/spec/nodeSelector', value: null },
          { op: 'test', path: '/spec/desiredState/interfaces' },
          { op: 'test', path: '/spec/desiredState/ovn/bridge-mappings' },
          { op: 'replace', path: '/spec/desiredState' },
        ],
      });
      expect(ids()).toEqual([
        'unmap nncp localnet-tenant',
        'unbridge nncp localnet-tenant',
        'delete nncp localnet-tenant',
      ]);
    });

    test('is refused while another localnet, or another policy, is on the bridge', () => {
      const other = nns('worker-2', [ovsBridge('br-x', ['eno2'])], { other: 'br-x' });
      const theirs = nncp('theirs', { interfaces: [{ name: 'br-x', type: 'ovs-bridge' }] });
      const shared = planOf([bridge, other, theirs]);
      expect(codes(shared)).toEqual(['bridge-in-use']);
      expect(shared.refusals?.[0]?.params).toMatchObject({
        bridge: 'br-x',
        users: 'other, theirs',
      });
    });

    test('is refused where nobody can say who is on the bridge', () => {
      const unread = { nns: { status: 'forbidden', reason: '' } as const };
      expect(codes(planOf([bridge], unread))).toEqual(['bridge-use-unproven']);
    });
  });
});
