import { nad } from '../../scenarios/builders/networks';
import { clusterObserver, type ClusterObserver } from '../../scenarios/clusterObserver';
import { findScenario } from '../../scenarios/scenarios';
import { simulatedCluster, type SimulatedCluster } from '../../scenarios/simulatedCluster';
import { conditionOf, isTrue } from '../conditions';
import { asRecords, asText, at, type Json } from '../json';
import { resources } from '../resources';
import { nameOf } from './machine';

let cluster: SimulatedCluster;
let see: ClusterObserver;

beforeEach(async () => {
  cluster = await simulatedCluster(findScenario('three-workers').objects());
  see = clusterObserver(cluster);
});

afterEach(() => {
  cluster.close();
  expect(cluster.errors).toEqual([]);
});

/** VLAN 1927 on the localnet that worker-1 and worker-2 have. */
async function useVlan1927(): Promise<void> {
  const localnet = { name: 'vlan-1927', physicalNetworkName: 'vmdata', vlanID: 1927, mtu: 1500 };
  await cluster.create(resources.nad, nad('frontend', { ...localnet, id: 27 }));
}

function nicPatch(nics: Json[], networks: Json[]): object {
  return { spec: { template: { spec: { domain: { devices: { interfaces: nics } }, networks } } } };
}

const POD_NIC = { name: 'default', masquerade: {}, model: 'virtio' };
const POD_NETWORK = { name: 'default', pod: {} };
const OLD_NIC = { name: 'vlan-1924', bridge: {}, model: 'virtio' };
const OLD_NETWORK = { name: 'vlan-1924', multus: { networkName: 'vlan-1924' } };
const NEW_NIC = { name: 'vlan-1927', bridge: {}, model: 'virtio' };
const NEW_NETWORK = { name: 'vlan-1927', multus: { networkName: 'frontend/vlan-1927' } };

describe('a machine that runs', () => {
  test('gets a NIC by a migration of its own after a quarter of a minute', async () => {
    await useVlan1927();
    const before = at(await cluster.read(resources.vmi, 'frontend/web-1'), 'status', 'nodeName');
    await cluster.patch(
      resources.vm,
      'frontend/web-1',
      nicPatch([POD_NIC, OLD_NIC, NEW_NIC], [POD_NETWORK, OLD_NETWORK, NEW_NETWORK]),
    );
    await cluster.clock.advance(5000);
    const waiting = await cluster.read(resources.vmi, 'frontend/web-1');
    expect(conditionOf(at(waiting, 'status', 'conditions'), 'MigrationRequired')).toMatchObject({
      status: 'True',
      reason: 'AutoMigrationDueToLiveUpdate',
    });
    expect(asRecords(at(waiting, 'status', 'interfaces')).map(nameOf)).toEqual([
      'default',
      'vlan-1924',
    ]);
    await cluster.clock.advance(15_000);
    expect(await see.printable('frontend/web-1')).toBe('Migrating');
    await cluster.clock.advance(20_000);
    const migrations = await cluster.list(resources.migration);
    expect(
      migrations.map((item) => [at(item, 'spec', 'vmiName'), at(item, 'status', 'phase')]),
    ).toEqual([['web-1', 'Succeeded']]);
    const after = await cluster.read(resources.vmi, 'frontend/web-1');
    expect(await see.nics('frontend/web-1')).toEqual(['default', 'vlan-1924', 'vlan-1927']);
    expect(at(after, 'status', 'nodeName')).not.toBe(before);
    expect(at(after, 'status', 'migrationState')).toMatchObject({
      sourceNode: before,
      completed: true,
    });
    expect(conditionOf(at(after, 'status', 'conditions'), 'MigrationRequired')).toBeUndefined();
    expect(await see.printable('frontend/web-1')).toBe('Running');
    const machine = await cluster.read(resources.vm, 'frontend/web-1');
    expect(isTrue(at(machine, 'status', 'conditions'), 'RestartRequired')).toBe(false);
  });

  test('that may only run where it runs waits for another node to get its NIC', async () => {
    await useVlan1927();
    await cluster.patch(resources.node, 'worker-1', { spec: { unschedulable: true } });
    await cluster.patch(
      resources.vm,
      'frontend/web-2',
      nicPatch([POD_NIC, OLD_NIC, NEW_NIC], [POD_NETWORK, OLD_NETWORK, NEW_NETWORK]),
    );
    await cluster.clock.advance(60_000);
    expect(
      (await cluster.list(resources.migration)).map((item) => at(item, 'status', 'phase')),
    ).toEqual(['Scheduling']);
    await cluster.patch(resources.node, 'worker-1', { spec: { unschedulable: null } });
    await cluster.clock.advance(60_000);
    expect(await see.nics('frontend/web-2')).toContain('vlan-1927');
  });

  test('loses a NIC that is made absent, and KubeVirt takes the entries out of the VM', async () => {
    const absent = { ...OLD_NIC, state: 'absent' };
    await cluster.patch(
      resources.vm,
      'frontend/web-1',
      nicPatch([POD_NIC, absent], [POD_NETWORK, OLD_NETWORK]),
    );
    await cluster.clock.advance(60_000);
    expect(await see.nics('frontend/web-1')).toEqual(['default']);
    const machine = await cluster.read(resources.vm, 'frontend/web-1');
    const spec = at(machine, 'spec', 'template', 'spec');
    expect(asRecords(at(spec, 'domain', 'devices', 'interfaces')).map(nameOf)).toEqual(['default']);
    expect(asRecords(at(spec, 'networks')).map(nameOf)).toEqual(['default']);
    expect(isTrue(at(machine, 'status', 'conditions'), 'RestartRequired')).toBe(false);
  });

  test.each<[why: string, nics: Json[], networks: Json[]]>([
    [
      'a NIC of another model is added',
      [POD_NIC, OLD_NIC, { ...NEW_NIC, model: 'e1000' }],
      [POD_NETWORK, OLD_NETWORK, NEW_NETWORK],
    ],
    ['a NIC is taken out without being absent first', [POD_NIC], [POD_NETWORK]],
    [
      'a MAC is changed',
      [POD_NIC, { ...OLD_NIC, macAddress: '02:11:22:33:44:55' }],
      [POD_NETWORK, OLD_NETWORK],
    ],
    ['the pod network is left', [OLD_NIC], [OLD_NETWORK]],
  ])('needs a restart when %s', async (_why, nics, networks) => {
    await useVlan1927();
    await cluster.patch(resources.vm, 'frontend/web-1', nicPatch(nics, networks));
    await cluster.clock.advance(60_000);
    const machine = await cluster.read(resources.vm, 'frontend/web-1');
    expect(isTrue(at(machine, 'status', 'conditions'), 'RestartRequired')).toBe(true);
    expect(await cluster.list(resources.migration)).toEqual([]);
    await cluster.patch(resources.vm, 'frontend/web-1', { spec: { runStrategy: 'Halted' } });
    await cluster.clock.advance(10_000);
    expect(await see.printable('frontend/web-1')).toBe('Stopped');
    await cluster.patch(resources.vm, 'frontend/web-1', { spec: { runStrategy: 'Always' } });
    await cluster.clock.advance(30_000);
    const again = await cluster.read(resources.vm, 'frontend/web-1');
    expect(asText(at(again, 'status', 'printableStatus'))).toBe('Running');
    expect(isTrue(at(again, 'status', 'conditions'), 'RestartRequired')).toBe(false);
    const vmi = await cluster.read(resources.vmi, 'frontend/web-1');
    expect(asRecords(at(vmi, 'status', 'interfaces')).map(nameOf)).toEqual(nics.map(nameOf));
  });

  test('waits for a restart with every change where the cluster stages changes', async () => {
    await useVlan1927();
    const stage = { spec: { configuration: { vmRolloutStrategy: 'Stage' } } };
    await cluster.patch(
      resources.kubevirt,
      'openshift-cnv/kubevirt-kubevirt-hyperconverged',
      stage,
    );
    await cluster.patch(
      resources.vm,
      'frontend/web-1',
      nicPatch([POD_NIC, OLD_NIC, NEW_NIC], [POD_NETWORK, OLD_NETWORK, NEW_NETWORK]),
    );
    await cluster.clock.advance(60_000);
    const machine = await cluster.read(resources.vm, 'frontend/web-1');
    expect(isTrue(at(machine, 'status', 'conditions'), 'RestartRequired')).toBe(true);
    expect(await cluster.list(resources.migration)).toEqual([]);
  });

  test('shows a link that is set down, and up again', async () => {
    const link = async (): Promise<unknown> => {
      const vmi = await cluster.read(resources.vmi, 'frontend/web-1');
      return asRecords(at(vmi, 'status', 'interfaces'))[1]?.linkState;
    };
    const networks = [POD_NETWORK, OLD_NETWORK];
    await cluster.patch(
      resources.vm,
      'frontend/web-1',
      nicPatch([POD_NIC, { ...OLD_NIC, state: 'down' }], networks),
    );
    await cluster.clock.advance(1000);
    expect(await link()).toBe('down');
    await cluster.patch(
      resources.vm,
      'frontend/web-1',
      nicPatch([POD_NIC, { ...OLD_NIC, state: 'up' }], networks),
    );
    await cluster.clock.advance(1000);
    expect(await link()).toBe('up');
    expect(await cluster.list(resources.migration)).toEqual([]);
  });

  test('whose target cannot have the network stays where it is, and the migration fails after five minutes', async () => {
    const source = asText(at(await cluster.read(resources.vmi, 'qa/qa-1'), 'status', 'nodeName'));
    const other = source === 'worker-1' ? 'worker-2' : 'worker-1';
    await cluster.patch(resources.node, other, { spec: { unschedulable: true } });
    await cluster.create(resources.migration, {
      apiVersion: resources.migration.apiVersion,
      kind: resources.migration.kind,
      metadata: { name: 'move', namespace: 'qa' },
      spec: { vmiName: 'qa-1' },
    });
    const phaseOf = async (): Promise<unknown> =>
      at(await cluster.read(resources.migration, 'qa/move'), 'status', 'phase');
    await cluster.clock.advance(290_000);
    expect(await phaseOf()).toBe('Scheduling');
    expect(
      (await see.sandboxFailures()).some((message) => message.includes('virt-launcher-qa-1')),
    ).toBe(true);
    await cluster.clock.advance(30_000);
    expect(await phaseOf()).toBe('Failed');
    const machine = await cluster.read(resources.vmi, 'qa/qa-1');
    expect([at(machine, 'status', 'nodeName'), at(machine, 'status', 'phase')]).toEqual([
      source,
      'Running',
    ]);
    const pods = (await cluster.list(resources.pod)).filter(
      (pod) => pod.metadata.namespace === 'qa',
    );
    expect(pods).toHaveLength(2);
  });
});
