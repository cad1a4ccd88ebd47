import type { KubeObject } from '../../cluster/api';
import { vm } from '../../scenarios/builders/machines';
import { nad } from '../../scenarios/builders/networks';
import { simulatedCluster, type SimulatedCluster } from '../../scenarios/simulatedCluster';
import { findScenario } from '../../scenarios/scenarios';
import { conditionOf, isTrue } from '../conditions';
import { asRecords, asText, at, type Json } from '../json';
import { bridgePorts, findOvsBridge, nameOf, readState } from '../nmstate/networkState';
import { resources } from '../resources';

let cluster: SimulatedCluster;

beforeEach(async () => {
  cluster = await simulatedCluster(findScenario('three-workers').objects());
});

afterEach(() => {
  cluster.close();
  expect(cluster.errors).toEqual([]);
});

const PATCH_PORT = 'patch-vlan.1927_ovn_localnet_port-to-br-int';
const VLAN_1927 = { name: 'vlan-1927', physicalNetworkName: 'vmdata', vlanID: 1927, mtu: 1500, id: 0 };

/** A NAD or VM as a person writes it, without what the cluster adds. */
function written(object: KubeObject): KubeObject {
  const { name, namespace } = object.metadata;
  return { ...object, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}

async function printable(key: string): Promise<string> {
  return asText(at(await cluster.read(resources.vm, key), 'status', 'printableStatus'));
}

async function phase(key: string): Promise<string> {
  return asText(at(await cluster.get(resources.vmi, key), 'status', 'phase'));
}

async function launcherOf(key: string): Promise<KubeObject> {
  const vmi = await cluster.read(resources.vmi, key);
  const pods = await cluster.list(resources.pod);
  const pod = pods.find((item) => item.metadata.labels?.['kubevirt.io/created-by'] === vmi.metadata.uid);
  if (pod === undefined) throw new Error(`${key} has no pod`);
  return pod;
}

async function patchPortsOn(node: string): Promise<string[]> {
  const report = readState(at(await cluster.read(resources.nns, node), 'status', 'currentState'));
  return bridgePorts(findOvsBridge(report, 'br-vmdata') ?? {}).map(nameOf);
}

async function sandboxFailures(): Promise<string[]> {
  const events = await cluster.list(resources.event);
  return events.filter((event) => event['reason'] === 'FailedCreatePodSandBox').map((event) => asText(event['message']));
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

async function useVlan1927(): Promise<void> {
  await cluster.create(resources.nad, written(nad('frontend', VLAN_1927)));
}

describe('a machine that starts', () => {
  const machine = (selector: Record<string, string>, network = 'vlan-1927'): KubeObject =>
    written(vm({ namespace: 'frontend', name: 'new', network, nodeSelector: selector }));

  test('goes from Pending over Scheduling to Running, with its NICs as the guest agent sees them', async () => {
    await useVlan1927();
    await cluster.create(resources.vm, machine({ 'kubernetes.io/hostname': 'worker-2' }));
    await cluster.clock.advance(1000);
    expect([await phase('frontend/new'), await printable('frontend/new')]).toEqual(['Scheduling', 'Starting']);
    await cluster.clock.advance(10_000);
    expect([await phase('frontend/new'), await printable('frontend/new')]).toEqual(['Running', 'Running']);
    const vmi = await cluster.read(resources.vmi, 'frontend/new');
    expect(at(vmi, 'status', 'nodeName')).toBe('worker-2');
    const [podNic, vlanNic] = asRecords(at(vmi, 'status', 'interfaces'));
    expect(podNic).toMatchObject({ name: 'default', infoSource: 'domain, guest-agent', podInterfaceName: 'eth0' });
    expect(vlanNic).toMatchObject({
      name: 'vlan-1927',
      interfaceName: 'eth1',
      infoSource: 'domain, guest-agent, multus-status',
      linkState: 'up',
    });
    expect(asText(vlanNic?.['mac'])).toMatch(/^02(:[0-9a-f]{2}){5}$/);
    expect(asText(vlanNic?.['podInterfaceName'])).toMatch(/^pod[0-9a-f]{11}$/);
    expect(vlanNic).not.toHaveProperty('ipAddress');
  });

  test('plumbs its network: a patch port appears only after a VM runs there, in NNS up to a minute later', async () => {
    await useVlan1927();
    await cluster.clock.advance(65_000);
    expect(await patchPortsOn('worker-2')).not.toContain(PATCH_PORT);
    await cluster.create(resources.vm, machine({ 'kubernetes.io/hostname': 'worker-2' }));
    await cluster.clock.advance(10_000);
    expect(await phase('frontend/new')).toBe('Running');
    expect(await patchPortsOn('worker-2')).not.toContain(PATCH_PORT);
    await cluster.clock.advance(60_000);
    expect(await patchPortsOn('worker-2')).toContain(PATCH_PORT);
    expect(await patchPortsOn('worker-1')).not.toContain(PATCH_PORT);
    await cluster.remove(resources.vm, 'frontend/new');
    await cluster.clock.advance(70_000);
    expect(await cluster.get(resources.vmi, 'frontend/new')).toBeUndefined();
    expect(await patchPortsOn('worker-2')).not.toContain(PATCH_PORT);
  });

  test('on an unmapped node stays without its NIC, with the message of the missing mapping, until the node is mapped', async () => {
    await useVlan1927();
    await cluster.create(resources.vm, machine({ 'kubernetes.io/hostname': 'worker-3' }));
    await cluster.clock.advance(60_000);
    expect([await phase('frontend/new'), await printable('frontend/new')]).toEqual(['Scheduling', 'Starting']);
    const pod = await launcherOf('frontend/new');
    expect(at(pod, 'spec', 'nodeName')).toBe('worker-3');
    expect(asRecords(at(pod, 'status', 'containerStatuses'))[0]).toMatchObject({
      state: { waiting: { reason: 'ContainerCreating' } },
    });
    expect((await sandboxFailures()).filter((message) => message.includes('"vmdata"'))).toEqual([
      expect.stringContaining(
        'failed bridge mapping validation: failed to find OVN bridge-mapping for network: "vmdata"',
      ),
    ]);
    await cluster.patch(resources.node, 'worker-3', { metadata: { labels: { vmdata: 'yes' } } });
    await cluster.clock.advance(60_000);
    expect(await printable('frontend/new')).toBe('Running');
  });

  test('without its NAD waits, says which one is missing, and goes on when it comes', async () => {
    await cluster.create(resources.vm, machine({ vmdata: 'yes' }));
    await cluster.clock.advance(5000);
    const vmi = await cluster.read(resources.vmi, 'frontend/new');
    expect(conditionOf(at(vmi, 'status', 'conditions'), 'Synchronized')).toMatchObject({
      status: 'False',
      reason: 'FailedCreate',
      message: 'failed to locate network attachment definition frontend/vlan-1927',
    });
    expect(await printable('frontend/new')).toBe('Starting');
    await useVlan1927();
    await cluster.clock.advance(60_000);
    expect(await printable('frontend/new')).toBe('Running');
  });

  test('with a NAD of another project is kept out by the isolation of namespaces', async () => {
    await cluster.create(resources.vm, machine({ vmdata: 'yes' }, 'orders/vlan-1924'));
    await cluster.clock.advance(30_000);
    expect(await printable('frontend/new')).toBe('Starting');
    expect((await sandboxFailures()).join()).toContain(
      'namespace isolation enabled, annotation violates permission, pod is in namespace frontend but refers to target namespace orders',
    );
  });

  test('that no node takes is unschedulable until one does', async () => {
    await useVlan1927();
    await cluster.create(resources.vm, machine({ rack: '7' }));
    await cluster.clock.advance(5000);
    expect(await printable('frontend/new')).toBe('ErrorUnschedulable');
    await cluster.patch(resources.node, 'worker-1', { metadata: { labels: { rack: '7' } } });
    await cluster.clock.advance(30_000);
    expect(await printable('frontend/new')).toBe('Running');
    expect(at(await cluster.read(resources.vmi, 'frontend/new'), 'status', 'nodeName')).toBe('worker-1');
  });
});

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
    expect(asRecords(at(waiting, 'status', 'interfaces')).map(nameOf)).toEqual(['default', 'vlan-1924']);
    await cluster.clock.advance(15_000);
    expect(await printable('frontend/web-1')).toBe('Migrating');
    await cluster.clock.advance(20_000);
    const migrations = await cluster.list(resources.migration);
    expect(migrations.map((item) => [at(item, 'spec', 'vmiName'), at(item, 'status', 'phase')])).toEqual([
      ['web-1', 'Succeeded'],
    ]);
    const after = await cluster.read(resources.vmi, 'frontend/web-1');
    expect(asRecords(at(after, 'status', 'interfaces')).map(nameOf)).toEqual(['default', 'vlan-1924', 'vlan-1927']);
    expect(at(after, 'status', 'nodeName')).not.toBe(before);
    expect(at(after, 'status', 'migrationState')).toMatchObject({ sourceNode: before, completed: true });
    expect(conditionOf(at(after, 'status', 'conditions'), 'MigrationRequired')).toBeUndefined();
    expect(await printable('frontend/web-1')).toBe('Running');
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
    expect((await cluster.list(resources.migration)).map((item) => at(item, 'status', 'phase'))).toEqual(['Scheduling']);
    await cluster.patch(resources.node, 'worker-1', { spec: { unschedulable: null } });
    await cluster.clock.advance(60_000);
    const after = await cluster.read(resources.vmi, 'frontend/web-2');
    expect(asRecords(at(after, 'status', 'interfaces')).map(nameOf)).toContain('vlan-1927');
  });

  test('loses a NIC that is made absent, and KubeVirt takes the entries out of the VM', async () => {
    const absent = { ...OLD_NIC, state: 'absent' };
    await cluster.patch(resources.vm, 'frontend/web-1', nicPatch([POD_NIC, absent], [POD_NETWORK, OLD_NETWORK]));
    await cluster.clock.advance(60_000);
    const after = await cluster.read(resources.vmi, 'frontend/web-1');
    expect(asRecords(at(after, 'status', 'interfaces')).map(nameOf)).toEqual(['default']);
    const machine = await cluster.read(resources.vm, 'frontend/web-1');
    const spec = at(machine, 'spec', 'template', 'spec');
    expect(asRecords(at(spec, 'domain', 'devices', 'interfaces')).map(nameOf)).toEqual(['default']);
    expect(asRecords(at(spec, 'networks')).map(nameOf)).toEqual(['default']);
    expect(isTrue(at(machine, 'status', 'conditions'), 'RestartRequired')).toBe(false);
  });

  test.each<[why: string, nics: Json[], networks: Json[]]>([
    ['a NIC of another model is added', [POD_NIC, OLD_NIC, { ...NEW_NIC, model: 'e1000' }], [POD_NETWORK, OLD_NETWORK, NEW_NETWORK]],
    ['a NIC is taken out without being absent first', [POD_NIC], [POD_NETWORK]],
    ['a MAC is changed', [POD_NIC, { ...OLD_NIC, macAddress: '02:11:22:33:44:55' }], [POD_NETWORK, OLD_NETWORK]],
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
    expect(await printable('frontend/web-1')).toBe('Stopped');
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
    await cluster.patch(resources.kubevirt, 'openshift-cnv/kubevirt-kubevirt-hyperconverged', stage);
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
      return asRecords(at(vmi, 'status', 'interfaces'))[1]?.['linkState'];
    };
    const networks = [POD_NETWORK, OLD_NETWORK];
    await cluster.patch(resources.vm, 'frontend/web-1', nicPatch([POD_NIC, { ...OLD_NIC, state: 'down' }], networks));
    await cluster.clock.advance(1000);
    expect(await link()).toBe('down');
    await cluster.patch(resources.vm, 'frontend/web-1', nicPatch([POD_NIC, { ...OLD_NIC, state: 'up' }], networks));
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
    const phaseOf = async (): Promise<unknown> => at(await cluster.read(resources.migration, 'qa/move'), 'status', 'phase');
    await cluster.clock.advance(290_000);
    expect(await phaseOf()).toBe('Scheduling');
    expect((await sandboxFailures()).some((message) => message.includes('virt-launcher-qa-1'))).toBe(true);
    await cluster.clock.advance(30_000);
    expect(await phaseOf()).toBe('Failed');
    const machine = await cluster.read(resources.vmi, 'qa/qa-1');
    expect([at(machine, 'status', 'nodeName'), at(machine, 'status', 'phase')]).toEqual([source, 'Running']);
    const pods = (await cluster.list(resources.pod)).filter((pod) => pod.metadata.namespace === 'qa');
    expect(pods).toHaveLength(2);
  });
});
