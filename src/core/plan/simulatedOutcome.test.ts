import { intentOf } from '../../../dev/fixtures/intentOf';
import { AT_REST, pathOf, simulatedPlans } from '../../../dev/fixtures/simulatedPlans';
import type { SimulatedPlans } from '../../../dev/fixtures/simulatedPlans';
import type { KubeObject } from '../../../dev/cluster/api';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { simulatedCluster } from '../../../dev/scenarios/simulatedCluster';
import type { SimulatedCluster } from '../../../dev/scenarios/simulatedCluster';
import { emptyAttachDraft } from '../intents/attachDraft';
import type { AttachDraft } from '../intents/attachDraft';
import { emptyCreateDraft } from '../intents/createDraft';
import type { CreateDraft } from '../intents/createDraft';
import type { Intent } from '../intents/intent';
import { validateAttachDraft } from '../intents/validateAttachDraft';
import { validateCreateDraft } from '../intents/validateCreateDraft';
import { kindRegistry } from '../kinds/kindRegistry';
import type { FactsByKind, Kind } from '../kinds/kindRegistry';
import { keyOf } from '../kinds/read';
import { createWorld } from '../networks/createWorld';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import { projectPlan } from './project';

let cluster: SimulatedCluster;
let ask: SimulatedPlans['ask'];
let readWorld: SimulatedPlans['readWorld'];
let planFor: SimulatedPlans['planFor'];
let run: SimulatedPlans['run'];
let undo: SimulatedPlans['undo'];

beforeEach(async () => {
  cluster = await simulatedCluster(findScenario('dual-nic').objects());
  ({ ask, readWorld, planFor, run, undo } = simulatedPlans(cluster));
});

afterEach(() => {
  cluster.close();
  expect(cluster.errors).toEqual([]);
});

/** What a plan can foretell: mappings, results, attachments and NICs; not times, nodes of migrations or addresses. */
const comparable = ({ inventory }: Pick<World, 'inventory'>) => {
  const each = <K extends Kind>(kind: K, see: (facts: FactsByKind[K]) => unknown) =>
    [...inventory.all(kind)]
      .sort((a, b) => compareNames(keyOf(a), keyOf(b)))
      .map((facts) => [keyOf(facts), see(facts)]);
  return {
    mappings: each('nns', ({ mappings }) =>
      mappings?.map(({ localnet, bridge }) => `${localnet}:${bridge}`).sort(),
    ),
    policies: each('nncp', ({ mappings, conditions }) => [
      mappings,
      conditions.flatMap(({ type, status, reason }) =>
        status === 'True' ? `${type} ${reason}` : [],
      ),
    ]),
    results: each('nnce', ({ state, policyGeneration }) => [state, policyGeneration]),
    attachments: each('nad', (facts) => facts),
    nics: each('vm', ({ nics }) => nics),
    running: each('vmi', ({ nics, nicStatus }) => [
      nics.map(({ name }) => name),
      nicStatus.map(({ name, sources }) => [name, sources.includes('domain')]),
    ]),
  };
};

const newNetwork: CreateDraft = {
  networks: [{ name: 'vlan-1927', vlan: '1927', untagged: false, mtu: '1500', description: 'x' }],
  physical: {
    ...emptyCreateDraft.physical,
    choice: 'new-localnet',
    localnet: 'vlan-1927',
    bridge: 'br-vmdata',
    nodeSelector: 'node-role.kubernetes.io/worker=',
    maxUnavailable: '1',
  },
  namespaces: ['default', 'ns2'],
};

const attach: AttachDraft = {
  ...emptyAttachDraft,
  vms: ['ns2/vm-1'],
  attachment: 'default/vlan-1924',
  nicName: 'second',
};

describe('a plan that the simulated cluster carries out', () => {
  test('makes a network just as foretold, and undo leaves the cluster as it was', async () => {
    const before = await readWorld();
    const intent = intentOf(validateCreateDraft(newNetwork, before));
    const plan = await planFor(intent, before);
    await run(plan.steps);
    const after = await readWorld();
    expect(comparable(after)).toEqual(
      comparable({ inventory: projectPlan(plan, before.inventory) }),
    );
    expect((await planFor(intent, after)).steps).toEqual([]);
    await undo(plan);
    expect(comparable(await readWorld())).toEqual(comparable(before));
  });

  test('removes an unused localnet just as foretold, and undo brings it back', async () => {
    const intent = intentOf(validateCreateDraft(newNetwork, await readWorld()));
    const [policy] = (await planFor(intent, await readWorld())).steps;
    if (policy === undefined) throw new Error('no policy');
    const bare = comparable(await readWorld());
    await run([policy]);
    const before = await readWorld();
    const plan = await planFor({ type: 'remove-localnet', localnet: 'vlan-1927' }, before);
    await run(plan.steps);
    expect(comparable(await readWorld())).toEqual(bare);
    expect(comparable({ inventory: projectPlan(plan, before.inventory) })).toEqual(bare);
    await undo(plan);
    const after = comparable(await readWorld());
    expect(after.mappings).toEqual(comparable(before).mappings);
    expect(after.policies).toEqual(comparable(before).policies);
  });

  test('attaches a running VM beside its pod network just as foretold, and undo unplugs the NIC', async () => {
    const before = await readWorld();
    const intent = intentOf(validateAttachDraft(attach, before));
    const plan = await planFor(intent, before);
    await run(plan.steps);
    const after = await readWorld();
    expect(comparable(after)).toEqual(
      comparable({ inventory: projectPlan(plan, before.inventory) }),
    );
    expect((await planFor(intent, after)).steps).toEqual([]);
    await undo(plan);
    expect(comparable(await readWorld())).toEqual(comparable(before));
  });

  test('takes the pod network of a running VM away at its restart, and undo before it keeps the VM as it is', async () => {
    const before = await readWorld();
    const intent = intentOf(validateAttachDraft({ ...attach, podNetwork: 'instead' }, before));
    const plan = await planFor(intent, before);
    await run(plan.steps);
    const after = await readWorld();
    const foretold = createWorld(projectPlan(plan, before.inventory));
    expect(comparable(after).nics).toEqual(comparable(foretold).nics);
    expect(after.inventory.get('vm', 'ns2/vm-1')?.conditions).toContainEqual(
      expect.objectContaining({ type: 'RestartRequired', status: 'True' }),
    );
    await undo(plan);
    expect(comparable(await readWorld())).toEqual(comparable(before));
  });

  test('is refused whole when somebody changed the VM since it was planned', async () => {
    const before = await readWorld();
    const intent = intentOf(validateAttachDraft(attach, before));
    const plan = await planFor(intent, before);
    const vm = await ask({ method: 'GET', path: pathOf('vm', 'ns2', 'vm-1') });
    const body = { spec: { template: { spec: { hostname: 'renamed' } } } };
    await ask({
      method: 'PATCH',
      path: pathOf('vm', 'ns2', 'vm-1'),
      body,
      contentType: 'application/merge-patch+json',
    });
    await expect(run(plan.steps)).rejects.toThrow(/PATCH/);
    const { facts } = kindRegistry.vm.read(vm);
    expect((await readWorld()).inventory.get('vm', 'ns2/vm-1')?.nics).toEqual(facts?.nics);
  });

  test('tries a failed policy again, once it has ended', async () => {
    const labels = { 'app.kubernetes.io/managed-by': 'vlan-networks' };
    const broken: KubeObject = {
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name: 'broken', labels },
      spec: {
        maxUnavailable: 1,
        nodeSelector: { 'node-role.kubernetes.io/worker': '' },
        desiredState: { ovn: { 'bridge-mappings': [{ localnet: 'x', state: 'present' }] } },
      },
    };
    await ask({ method: 'POST', path: pathOf('nncp', ''), body: broken });
    const intent: Intent = { type: 'retry-policy', policy: 'broken' };
    const early = await planFor(intent, await readWorld());
    expect(early.refusals?.map(({ code }) => code)).toEqual(['policy-progressing']);
    await cluster.clock.advance(AT_REST);
    const failed = await readWorld();
    const plan = await planFor(intent, failed);
    expect(plan.steps.map(({ id }) => id)).toEqual(['retry nncp broken']);
    await run(plan.steps);
    const results = [...(await readWorld()).inventory.all('nnce')].filter(
      ({ policy }) => policy === 'broken',
    );
    expect(failed.inventory.get('nncp', 'broken')?.generation).toBe(1);
    expect(results.map(({ policyGeneration }) => policyGeneration)).toEqual([2, 2, 2]);
  });
});
