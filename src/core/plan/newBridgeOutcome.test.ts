import { intentOf } from '../../../dev/fixtures/intentOf';
import { simulatedPlans } from '../../../dev/fixtures/simulatedPlans';
import type { KubeObject } from '../../../dev/cluster/api';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { simulatedCluster } from '../../../dev/scenarios/simulatedCluster';
import type { SimulatedCluster } from '../../../dev/scenarios/simulatedCluster';
import { emptyCreateDraft, emptyNetworkDraft } from '../intents/createDraft';
import type { CreateDraft, PhysicalDraft } from '../intents/createDraft';
import { validateCreateDraft } from '../intents/validateCreateDraft';
import { bridgeOnNode } from '../networks/bridgeOnNode';
import type { World } from '../networks/world';
import { asArray, asObject, at } from '../values/json';
import { projectPlan } from './project';

let cluster: SimulatedCluster;

const spareNic = (name: string) => ({
  name,
  type: 'ethernet',
  state: 'down',
  mtu: 1500,
  'max-mtu': 9702,
  ipv4: { enabled: false },
  ipv6: { enabled: false },
});

/** The workers of the dual-NIC cluster with three spare NICs each. */
const withSpareNics = (objects: readonly KubeObject[]): KubeObject[] =>
  objects.map((object) => {
    if (object.kind !== 'NodeNetworkState' || !object.metadata.name.startsWith('worker')) {
      return object;
    }
    const currentState = asObject(at(object, 'status', 'currentState'));
    const spare = ['ens256', 'ens257', 'ens258'].map(spareNic);
    const interfaces = [...asArray(currentState?.interfaces), ...spare];
    return { ...object, status: { currentState: { ...currentState, interfaces } } };
  });

beforeEach(async () => {
  cluster = await simulatedCluster(withSpareNics(findScenario('dual-nic').objects()));
});

afterEach(() => {
  cluster.close();
  expect(cluster.errors).toEqual([]);
});

const form = (physical: Partial<PhysicalDraft>): CreateDraft => ({
  networks: [{ ...emptyNetworkDraft, name: 'vlan-2000', vlan: '2000', mtu: '9000' }],
  physical: {
    ...emptyCreateDraft.physical,
    choice: 'new-bridge',
    localnet: 'vmdata2',
    newBridge: 'br-vmdata2',
    nodeSelector: 'node-role.kubernetes.io/worker=',
    maxUnavailable: '1',
    ...physical,
  },
  namespaces: ['default'],
});

/** What the plan is about on one worker: the bridge, its NICs and the mappings. */
const physicalOf = ({ inventory }: Pick<World, 'inventory'>) => {
  const state = inventory.get('nns', 'worker-2');
  if (state === undefined) throw new Error('worker-2 has no state');
  return {
    bridge: bridgeOnNode(state, 'br-vmdata2'),
    nics: state.interfaces
      .filter(({ name }) => /^(ens25\d|bond1)$/.test(name))
      .map(({ name, mtu, controller, state: is }) => ({ name, mtu, controller, is }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    mappings: state.mappings?.map(({ localnet, bridge }) => `${localnet}:${bridge}`).sort(),
  };
};

const picked = {
  nodesBy: 'hand' as const,
  pickedNodes: ['worker-1', 'worker-2', 'worker-3'],
};

const kinds: [string, Partial<PhysicalDraft>][] = [
  ['a NIC', { uplinks: ['ens256'] }],
  ['a NIC with LLDP', { uplinks: ['ens256'], lldp: true }],
  [
    'a new Linux bond',
    {
      uplinkKind: 'linux-bond',
      uplinks: ['ens256', 'ens257'],
      bondName: 'bond1',
      bondMode: '802.3ad',
    },
  ],
  [
    'an OVS bond',
    {
      uplinkKind: 'ovs-bond',
      uplinks: ['ens256', 'ens257'],
      bondName: 'ovs-bond1',
      bondMode: 'balance-slb',
    },
  ],
  ...(['active-backup', 'balance-xor'] as const).map(
    (bondMode): [string, Partial<PhysicalDraft>] => [
      `a new Linux bond of mode ${bondMode}`,
      { uplinkKind: 'linux-bond', uplinks: ['ens256', 'ens257'], bondName: 'bond1', bondMode },
    ],
  ),
  ...(['active-backup', 'lacp'] as const).map((bondMode): [string, Partial<PhysicalDraft>] => [
    `an OVS bond of mode ${bondMode}`,
    { uplinkKind: 'ovs-bond', uplinks: ['ens256', 'ens257'], bondName: 'ovs-bond1', bondMode },
  ]),
  ['a NIC of nodes picked by hand', { uplinks: ['ens256'], ...picked }],
  ['a NIC of nodes selected by name', { uplinks: ['ens256'], ...picked, pickedBy: 'hostname' }],
  [
    'a NIC, as a Linux bridge',
    { choice: 'new-linux-bridge', uplinks: ['ens256'], guestsChangeMacs: true },
  ],
  [
    'a new bond, as a Linux bridge',
    {
      choice: 'new-linux-bridge',
      uplinkKind: 'linux-bond',
      uplinks: ['ens256', 'ens257'],
      bondName: 'bond1',
      bondMode: '802.3ad',
      guestsTag: true,
    },
  ],
];

describe('a new bridge that the simulated cluster makes', () => {
  test.each(kinds)(
    'on %s is just as foretold, and undo leaves nothing of it',
    async (_, physical) => {
      const { readWorld, planFor, run, undo } = simulatedPlans(cluster);
      const before = await readWorld();
      const intent = intentOf(validateCreateDraft(form(physical), before));
      const plan = await planFor(intent, before);
      await run(plan.steps);
      const after = await readWorld();
      const foretold = physicalOf({ inventory: projectPlan(plan, before.inventory) });
      expect(physicalOf(after)).toEqual(foretold);
      expect(foretold.bridge?.uplinks.map(({ mtu }) => mtu)).toEqual([9000]);
      const policies = [...after.inventory.all('nncp')].filter(({ managedByUs }) => managedByUs);
      expect(policies.length).toBeGreaterThan(0);
      for (const { conditions } of policies) {
        expect(conditions).toContainEqual(
          expect.objectContaining({ type: 'Available', status: 'True' }),
        );
      }
      expect((await planFor(intent, after)).steps).toEqual([]);
      await undo(plan);
      const undone = await readWorld();
      expect(physicalOf(undone).bridge).toBeUndefined();
      expect(physicalOf(undone).nics).toEqual(
        physicalOf(before).nics.map((nic) =>
          physical.uplinks?.includes(nic.name) ? { ...nic, is: 'up' } : nic,
        ),
      );
      expect(physicalOf(undone).mappings).toEqual(physicalOf(before).mappings);
      expect([...undone.inventory.all('nncp')].map(({ name }) => name)).toEqual(
        [...before.inventory.all('nncp')].map(({ name }) => name),
      );
      expect([...undone.inventory.all('node')].map(({ labels }) => labels)).toEqual(
        [...before.inventory.all('node')].map(({ labels }) => labels),
      );
    },
  );

  test.each(
    kinds.filter(([, { choice, nodesBy }]) => choice === undefined && nodesBy === undefined),
  )(
    'on %s is removed with its localnet just as foretold, and that can be undone step by step',
    async (_, physical) => {
      const { ask, readWorld, planFor, run, undo } = simulatedPlans(cluster);
      const before = await readWorld();
      await run(
        (await planFor(intentOf(validateCreateDraft(form(physical), before)), before)).steps,
      );
      const nad = 'namespaces/default/network-attachment-definitions/vlan-2000';
      await ask({ method: 'DELETE', path: `/apis/k8s.cni.cncf.io/v1/${nad}` });
      const made = await readWorld();
      const removal = { type: 'remove-localnet', localnet: 'vmdata2' } as const;
      const plan = await planFor(removal, made);
      expect(plan.steps.map(({ id }) => id)).toEqual([
        'unmap nncp localnet-vmdata2',
        'unbridge nncp localnet-vmdata2',
        'delete nncp localnet-vmdata2',
      ]);
      await run(plan.steps);
      const removed = await readWorld();
      const foretold = physicalOf({ inventory: projectPlan(plan, made.inventory) });
      expect(physicalOf(removed)).toEqual(foretold);
      expect(foretold.bridge).toBeUndefined();
      expect(foretold.nics.map(({ name, mtu, controller }) => [name, mtu, controller])).toEqual(
        ['ens256', 'ens257', 'ens258'].map((name) => [name, 1500, undefined]),
      );
      expect([...removed.inventory.keys('nncp')]).toEqual([...before.inventory.keys('nncp')]);
      expect((await planFor(removal, removed)).steps).toEqual([]);
      await undo(plan);
      expect(physicalOf(await readWorld())).toEqual(physicalOf(made));
    },
  );

  test.each(kinds.filter(([, { choice }]) => choice === 'new-linux-bridge'))(
    'on %s is removed when its attachment is gone, just as foretold, and that can be undone',
    async (_, physical) => {
      const { ask, readWorld, planFor, run, undo } = simulatedPlans(cluster);
      const before = await readWorld();
      const intent = intentOf(validateCreateDraft(form(physical), before));
      await run((await planFor(intent, before)).steps);
      const removal = { type: 'remove-bridge', bridge: 'br-vmdata2' } as const;
      const used = await planFor(removal, await readWorld());
      expect(used.refusals).toMatchObject([
        { code: 'bridge-in-use', params: { users: 'default/vlan-2000' } },
      ]);
      const nad = 'namespaces/default/network-attachment-definitions/vlan-2000';
      await ask({ method: 'DELETE', path: `/apis/k8s.cni.cncf.io/v1/${nad}` });
      const made = await readWorld();
      const plan = await planFor(removal, made);
      await run(plan.steps);
      const removed = await readWorld();
      const foretold = physicalOf({ inventory: projectPlan(plan, made.inventory) });
      expect(physicalOf(removed)).toEqual(foretold);
      expect(foretold.bridge).toBeUndefined();
      expect(foretold.nics.map(({ name, mtu, controller }) => [name, mtu, controller])).toEqual(
        ['ens256', 'ens257', 'ens258'].map((name) => [name, 1500, undefined]),
      );
      expect([...removed.inventory.keys('nncp')]).toEqual([...before.inventory.keys('nncp')]);
      expect((await planFor(removal, removed)).steps).toEqual([]);
      await undo(plan);
      expect(physicalOf(await readWorld())).toEqual(physicalOf(made));
    },
  );

  test('on NICs that have another name on one node is two policies, as foretold, and undo leaves none', async () => {
    const renamed = withSpareNics(findScenario('dual-nic').objects()).map((object) =>
      object.kind === 'NodeNetworkState' && object.metadata.name === 'worker-3'
        ? (JSON.parse(JSON.stringify(object).replaceAll('"ens256"', '"ens255"')) as KubeObject)
        : object,
    );
    cluster.close();
    cluster = await simulatedCluster(renamed);
    const { readWorld, planFor, run, undo } = simulatedPlans(cluster);
    const before = await readWorld();
    const intent = intentOf(
      validateCreateDraft(form({ uplinks: ['ens256'], matchBy: 'position' }), before),
    );
    const plan = await planFor(intent, before);
    expect(plan.steps.map(({ id }) => id)).toEqual([
      'label node worker-1',
      'label node worker-2',
      'label node worker-3',
      'create nncp localnet-vmdata2-uplinks-1',
      'create nncp localnet-vmdata2-uplinks-2',
      'create nad default/vlan-2000',
    ]);
    await run(plan.steps);
    const after = await readWorld();
    const uplinks = ({ inventory }: Pick<World, 'inventory'>) =>
      ['worker-1', 'worker-2', 'worker-3'].map((node) => {
        const state = inventory.get('nns', node);
        return state && bridgeOnNode(state, 'br-vmdata2')?.uplinks.map(({ name }) => name);
      });
    expect(uplinks(after)).toEqual([['ens256'], ['ens256'], ['ens255']]);
    expect(uplinks({ inventory: projectPlan(plan, before.inventory) })).toEqual(uplinks(after));
    await undo(plan);
    const undone = await readWorld();
    expect(uplinks(undone)).toEqual([undefined, undefined, undefined]);
    expect([...undone.inventory.all('nncp')]).toHaveLength(
      [...before.inventory.all('nncp')].length,
    );
  });
});
