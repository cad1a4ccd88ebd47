import { isTrue } from '../simulators/conditions';
import { at } from '../simulators/json';
import { resources } from '../simulators/resources';
import { nad } from './builders/networks';
import { clusterObserver, type ClusterObserver } from './clusterObserver';
import { mapping, policy } from './desiredStates';
import { findScenario } from './scenarios';
import { simulatedCluster, type SimulatedCluster } from './simulatedCluster';

const NETWORK = { name: 'vlan-1927', vlanID: 1927, mtu: 1500, id: 0 };
const PATCH_PORT = 'patch-vlan.1927_ovn_localnet_port-to-br-int';
const VM = 'default/vm-1';
const POD_NIC = { name: 'default', masquerade: {}, model: 'virtio' };
const POD_NETWORK = { name: 'default', pod: {} };
const OLD_NIC = { name: 'vlan-1924', bridge: {}, model: 'virtio' };
const OLD_NETWORK = { name: 'vlan-1924', multus: { networkName: 'default/vlan-1924' } };
const NEW_NIC = { name: 'vlan-1927', bridge: {}, model: 'virtio' };
const NEW_NETWORK = { name: 'vlan-1927', multus: { networkName: 'default/vlan-1927' } };

let cluster: SimulatedCluster;
let see: ClusterObserver;

beforeEach(async () => {
  cluster = await simulatedCluster(findScenario('dual-nic').objects());
  see = clusterObserver(cluster);
});

afterEach(() => {
  cluster.close();
  expect(cluster.errors).toEqual([]);
});

async function setNics(interfaces: object[], networks: object[]): Promise<void> {
  const spec = { domain: { devices: { interfaces } }, networks };
  await cluster.patch(resources.vm, VM, { spec: { template: { spec } } });
}

async function createNetwork(): Promise<void> {
  await cluster.create(resources.nncp, policy('vlan-1927', mapping('vlan-1927', 'br-vmdata')));
  await cluster.clock.advance(30_000);
  for (const namespace of ['default', 'ns2']) {
    const { metadata, ...rest } = nad(namespace, NETWORK);
    await cluster.create(resources.nad, { ...rest, metadata: { name: metadata.name, namespace } });
  }
}

async function nodeOfVm(): Promise<string> {
  return String(at(await cluster.read(resources.vmi, VM), 'status', 'nodeName'));
}

test('VLAN 1927 on a new localnet of br-vmdata reaches a running machine', async () => {
  await createNetwork();
  expect(await see.policyStatus('vlan-1927')).toBe(
    'Available/SuccessfullyConfigured/3/3 nodes successfully configured',
  );
  await setNics([POD_NIC, OLD_NIC, NEW_NIC], [POD_NETWORK, OLD_NETWORK, NEW_NETWORK]);
  await cluster.clock.advance(40_000);
  expect(await see.nics(VM)).toEqual(['default', 'vlan-1924', 'vlan-1927']);
  expect(await see.printable(VM)).toBe('Running');
  await cluster.clock.advance(60_000);
  expect(await see.reportedPorts(await nodeOfVm(), 'br-vmdata')).toContain(PATCH_PORT);
});

test('detaching, deleting the NADs, unmapping and deleting the policy leaves the cluster as it was', async () => {
  const before = await Promise.all(
    (await cluster.list(resources.nns)).map(({ metadata }) => see.reported(metadata.name)),
  );
  await createNetwork();
  await setNics([POD_NIC, OLD_NIC, NEW_NIC], [POD_NETWORK, OLD_NETWORK, NEW_NETWORK]);
  await cluster.clock.advance(60_000);
  await setNics(
    [POD_NIC, OLD_NIC, { ...NEW_NIC, state: 'absent' }],
    [POD_NETWORK, OLD_NETWORK, NEW_NETWORK],
  );
  await cluster.clock.advance(60_000);
  expect(await see.nics(VM)).toEqual(['default', 'vlan-1924']);
  for (const namespace of ['default', 'ns2'])
    await cluster.remove(resources.nad, `${namespace}/vlan-1927`);
  const unmapped = mapping('vlan-1927', 'br-vmdata', 'absent');
  await cluster.patch(resources.nncp, 'vlan-1927', { spec: { desiredState: unmapped } });
  await cluster.clock.advance(120_000);
  expect(
    isTrue(
      at(await cluster.read(resources.nncp, 'vlan-1927'), 'status', 'conditions'),
      'Available',
    ),
  ).toBe(true);
  await cluster.remove(resources.nncp, 'vlan-1927');
  await cluster.clock.advance(60_000);
  const enactments = await cluster.list(resources.nnce);
  expect(enactments.filter(({ metadata }) => metadata.name.endsWith('.vlan-1927'))).toEqual([]);
  const after = await Promise.all(
    (await cluster.list(resources.nns)).map(({ metadata }) => see.reported(metadata.name)),
  );
  // Machines may have moved between the workers, which shows in the patch ports of VLAN 1924 only.
  const mappings = (states: typeof before): unknown => states.map((state) => state.mappings);
  expect(mappings(after)).toEqual(mappings(before));
  for (const { metadata } of await cluster.list(resources.nns)) {
    expect(await see.reportedPorts(metadata.name, 'br-vmdata')).not.toContain(PATCH_PORT);
  }
});
