import type { KubeObject } from '../../cluster/api';
import { vm } from '../../scenarios/builders/machines';
import { nad } from '../../scenarios/builders/networks';
import { clusterObserver, type ClusterObserver } from '../../scenarios/clusterObserver';
import { findScenario } from '../../scenarios/scenarios';
import { simulatedCluster, type SimulatedCluster } from '../../scenarios/simulatedCluster';
import { conditionOf } from '../conditions';
import { asRecords, asText, at } from '../json';
import { resources } from '../resources';

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

const PATCH_PORT = 'patch-vlan.1927_ovn_localnet_port-to-br-int';

/** VLAN 1927 on the localnet that worker-1 and worker-2 have. */
async function useVlan1927(): Promise<void> {
  const localnet = { name: 'vlan-1927', physicalNetworkName: 'vmdata', vlanID: 1927, mtu: 1500 };
  await cluster.create(resources.nad, nad('frontend', { ...localnet, id: 27 }));
}

describe('a machine that starts', () => {
  const machine = (nodeSelector: Record<string, string>, network = 'vlan-1927'): KubeObject => {
    const facts = { namespace: 'frontend', name: 'new', network, nodeSelector };
    return { ...vm(facts), metadata: { name: 'new', namespace: 'frontend' } };
  };

  test('goes from Pending over Scheduling to Running, with its NICs as the guest agent sees them', async () => {
    await useVlan1927();
    await cluster.create(resources.vm, machine({ 'kubernetes.io/hostname': 'worker-2' }));
    await cluster.clock.advance(1000);
    expect([await see.phase('frontend/new'), await see.printable('frontend/new')]).toEqual([
      'Scheduling',
      'Starting',
    ]);
    await cluster.clock.advance(10_000);
    expect([await see.phase('frontend/new'), await see.printable('frontend/new')]).toEqual([
      'Running',
      'Running',
    ]);
    const vmi = await cluster.read(resources.vmi, 'frontend/new');
    expect(at(vmi, 'status', 'nodeName')).toBe('worker-2');
    const [podNic, vlanNic] = asRecords(at(vmi, 'status', 'interfaces'));
    expect(podNic).toMatchObject({
      name: 'default',
      infoSource: 'domain, guest-agent',
      podInterfaceName: 'eth0',
    });
    expect(vlanNic).toMatchObject({
      name: 'vlan-1927',
      interfaceName: 'eth1',
      infoSource: 'domain, guest-agent, multus-status',
      linkState: 'up',
    });
    expect(asText(vlanNic?.mac)).toMatch(/^02(:[0-9a-f]{2}){5}$/);
    expect(asText(vlanNic?.podInterfaceName)).toMatch(/^pod[0-9a-f]{11}$/);
    expect(vlanNic).not.toHaveProperty('ipAddress');
  });

  test('plumbs its network: a patch port appears only after a VM runs there, in NNS up to a minute later', async () => {
    await useVlan1927();
    await cluster.clock.advance(65_000);
    expect(await see.reportedPorts('worker-2', 'br-vmdata')).not.toContain(PATCH_PORT);
    await cluster.create(resources.vm, machine({ 'kubernetes.io/hostname': 'worker-2' }));
    await cluster.clock.advance(10_000);
    expect(await see.phase('frontend/new')).toBe('Running');
    expect(await see.reportedPorts('worker-2', 'br-vmdata')).not.toContain(PATCH_PORT);
    await cluster.clock.advance(60_000);
    expect(await see.reportedPorts('worker-2', 'br-vmdata')).toContain(PATCH_PORT);
    expect(await see.reportedPorts('worker-1', 'br-vmdata')).not.toContain(PATCH_PORT);
    await cluster.remove(resources.vm, 'frontend/new');
    await cluster.clock.advance(70_000);
    expect(await cluster.get(resources.vmi, 'frontend/new')).toBeUndefined();
    expect(await see.reportedPorts('worker-2', 'br-vmdata')).not.toContain(PATCH_PORT);
  });

  test('on an unmapped node stays without its NIC, with the message of the missing mapping, until the node is mapped', async () => {
    await useVlan1927();
    await cluster.create(resources.vm, machine({ 'kubernetes.io/hostname': 'worker-3' }));
    await cluster.clock.advance(60_000);
    expect([await see.phase('frontend/new'), await see.printable('frontend/new')]).toEqual([
      'Scheduling',
      'Starting',
    ]);
    const pod = await see.launcherOf('frontend/new');
    expect(at(pod, 'spec', 'nodeName')).toBe('worker-3');
    expect(asRecords(at(pod, 'status', 'containerStatuses'))[0]).toMatchObject({
      state: { waiting: { reason: 'ContainerCreating' } },
    });
    expect((await see.sandboxFailures()).filter((message) => message.includes('"vmdata"'))).toEqual(
      [
        expect.stringContaining(
          'failed bridge mapping validation: failed to find OVN bridge-mapping for network: "vmdata"',
        ),
      ],
    );
    await cluster.patch(resources.node, 'worker-3', { metadata: { labels: { vmdata: 'yes' } } });
    await cluster.clock.advance(60_000);
    expect(await see.printable('frontend/new')).toBe('Running');
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
    expect(await see.printable('frontend/new')).toBe('Starting');
    await useVlan1927();
    await cluster.clock.advance(60_000);
    expect(await see.printable('frontend/new')).toBe('Running');
  });

  test('with a NAD of another project is kept out by the isolation of namespaces', async () => {
    await cluster.create(resources.vm, machine({ vmdata: 'yes' }, 'orders/vlan-1924'));
    await cluster.clock.advance(30_000);
    expect(await see.printable('frontend/new')).toBe('Starting');
    expect((await see.sandboxFailures()).join()).toContain(
      'namespace isolation enabled, annotation violates permission, pod is in namespace frontend but refers to target namespace orders',
    );
  });

  test('that no node takes is unschedulable until one does', async () => {
    await useVlan1927();
    await cluster.create(resources.vm, machine({ rack: '7' }));
    await cluster.clock.advance(5000);
    expect(await see.printable('frontend/new')).toBe('ErrorUnschedulable');
    await cluster.patch(resources.node, 'worker-1', { metadata: { labels: { rack: '7' } } });
    await cluster.clock.advance(30_000);
    expect(await see.printable('frontend/new')).toBe('Running');
    expect(at(await cluster.read(resources.vmi, 'frontend/new'), 'status', 'nodeName')).toBe(
      'worker-1',
    );
  });

  test('on a second NAD of a network that differs from the first waits for a time-out that does not name the cause', async () => {
    const { apiVersion, kind } = resources.nad;
    const config = {
      name: 'vlan-1924',
      type: 'ovn-k8s-cni-overlay',
      topology: 'localnet',
      netAttachDefName: 'frontend/other',
      physicalNetworkName: 'vmdata',
      vlanID: 1925,
      mtu: 1500,
    };
    const metadata = { name: 'other', namespace: 'frontend' };
    const spec = { config: JSON.stringify(config) };
    await cluster.create(resources.nad, { apiVersion, kind, metadata, spec });
    await cluster.create(resources.vm, machine({ vmdata: 'yes' }, 'other'));
    await cluster.clock.advance(30_000);
    expect(await see.printable('frontend/new')).toBe('Starting');
    expect((await see.sandboxFailures()).join()).toContain('timed out waiting for annotations');
  });
});
