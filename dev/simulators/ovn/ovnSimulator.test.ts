import { cudn, nad } from '../../scenarios/builders/networks';
import { simulatedCluster, type SimulatedCluster } from '../../scenarios/simulatedCluster';
import { findScenario } from '../../scenarios/scenarios';
import { vm } from '../../scenarios/builders/machines';
import { conditionOf } from '../conditions';
import { asText, at } from '../json';
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

const VLAN_200 = cudn('vlan-200', {
  physicalNetworkName: 'vmdata',
  vlanID: 200,
  mtu: 1500,
  namespaces: { 'vlan-200': 'true' },
});

async function label(namespace: string, value: string | null): Promise<void> {
  await cluster.patch(resources.namespace, namespace, {
    metadata: { labels: { 'vlan-200': value } },
  });
}

async function created(): Promise<string> {
  const condition = conditionOf(
    at(await cluster.read(resources.cudn, 'vlan-200'), 'status', 'conditions'),
    'NetworkCreated',
  );
  return ['status', 'reason', 'message'].map((field) => asText(condition?.[field])).join('/');
}

describe('a ClusterUserDefinedNetwork of topology Localnet', () => {
  test('renders a NAD into every namespace that its selector selects', async () => {
    await label('frontend', 'true');
    await label('qa', 'true');
    await cluster.create(resources.cudn, VLAN_200);
    await cluster.clock.advance(1000);
    const rendered = await cluster.read(resources.nad, 'frontend/vlan-200');
    const owner = await cluster.read(resources.cudn, 'vlan-200');
    expect(rendered.metadata).toMatchObject({
      labels: { 'k8s.ovn.org/user-defined-network': '' },
      finalizers: ['k8s.ovn.org/user-defined-network-protection'],
      ownerReferences: [
        { kind: 'ClusterUserDefinedNetwork', name: 'vlan-200', uid: owner.metadata.uid },
      ],
      annotations: { 'k8s.ovn.org/network-name': 'cluster_udn_vlan-200' },
    });
    expect(JSON.parse(asText(at(rendered, 'spec', 'config')))).toEqual({
      cniVersion: '1.0.0',
      type: 'ovn-k8s-cni-overlay',
      name: 'cluster_udn_vlan-200',
      netAttachDefName: 'frontend/vlan-200',
      topology: 'localnet',
      role: 'secondary',
      physicalNetworkName: 'vmdata',
      vlanID: 200,
      mtu: 1500,
    });
    expect(await created()).toBe(
      'True/NetworkAttachmentDefinitionCreated/NetworkAttachmentDefinition has been created in following namespaces: [frontend, qa]',
    );
  });

  test('follows the labels of namespaces, and is gone with its NADs when it is deleted', async () => {
    await cluster.create(resources.cudn, VLAN_200);
    await label('qa', 'true');
    await cluster.clock.advance(1000);
    expect(await cluster.get(resources.nad, 'qa/vlan-200')).toBeDefined();
    await label('qa', null);
    await label('orders', 'true');
    await cluster.clock.advance(5000);
    expect(await cluster.get(resources.nad, 'qa/vlan-200')).toBeUndefined();
    expect(await cluster.get(resources.nad, 'orders/vlan-200')).toBeDefined();
    await cluster.remove(resources.cudn, 'vlan-200');
    await cluster.clock.advance(5000);
    expect(await cluster.get(resources.cudn, 'vlan-200')).toBeUndefined();
    expect(await cluster.get(resources.nad, 'orders/vlan-200')).toBeUndefined();
  });

  test('does not take over a NAD of its name that somebody else made', async () => {
    await label('qa', 'true');
    const { metadata, ...rest } = nad('qa', { name: 'vlan-200', mtu: 1500, id: 0 });
    await cluster.create(resources.nad, {
      ...rest,
      metadata: { name: metadata.name, namespace: 'qa' },
    });
    await cluster.create(resources.cudn, VLAN_200);
    await cluster.clock.advance(1000);
    expect(await created()).toBe(
      'False/NetworkAttachmentDefinitionSyncError/foreign NetworkAttachmentDefinition with the desired name already exist [qa/vlan-200]',
    );
  });

  test('stays while a machine uses it, and says which pod does', async () => {
    await label('qa', 'true');
    await cluster.create(resources.cudn, VLAN_200);
    const { metadata, ...machine } = vm({
      namespace: 'qa',
      name: 'user',
      network: 'vlan-200',
      nodeSelector: { vmdata: 'yes' },
    });
    await cluster.create(resources.vm, {
      ...machine,
      metadata: { name: metadata.name, namespace: 'qa' },
    });
    await cluster.clock.advance(20_000);
    await cluster.remove(resources.cudn, 'vlan-200');
    await cluster.clock.advance(10_000);
    expect(await created()).toMatch(
      /^False\/NetworkAttachmentDefinitionSyncError\/failed to delete NetworkAttachmentDefinition \[qa\/vlan-200\]: network in use by the following pods: \[qa\/virt-launcher-user-/,
    );
    await cluster.remove(resources.vm, 'qa/user');
    await cluster.clock.advance(60_000);
    expect(await cluster.get(resources.cudn, 'vlan-200')).toBeUndefined();
  });
});

describe('a NAD', () => {
  const write = async (name: string, config: string): Promise<void> => {
    const { apiVersion, kind } = resources.nad;
    await cluster.create(resources.nad, {
      apiVersion,
      kind,
      metadata: { name, namespace: 'qa' },
      spec: { config },
    });
    await cluster.clock.advance(1000);
  };
  const annotations = async (name: string): Promise<unknown> =>
    (await cluster.read(resources.nad, `qa/${name}`)).metadata.annotations;

  test('of a new network gets a number of its own, one of a known network the same number', async () => {
    const config = (name: string, network: string): string =>
      JSON.stringify({
        name: network,
        type: 'ovn-k8s-cni-overlay',
        topology: 'localnet',
        netAttachDefName: `qa/${name}`,
      });
    await write('fresh', config('fresh', 'vlan-55'));
    await write('known', config('known', 'vlan-1924'));
    expect(await annotations('fresh')).toEqual({
      'k8s.ovn.org/network-name': 'vlan-55',
      'k8s.ovn.org/network-id': '5',
    });
    expect(await annotations('known')).toEqual({
      'k8s.ovn.org/network-name': 'vlan-1924',
      'k8s.ovn.org/network-id': '2',
    });
  });

  test('that cannot be parsed is reported as InvalidConfig and gets no number', async () => {
    await write(
      'text',
      '{"name":"a","type":"ovn-k8s-cni-overlay","topology":"localnet","netAttachDefName":"qa/text","vlanID":"200"}',
    );
    expect(await annotations('text')).toBeUndefined();
    const [event] = (await cluster.list(resources.event)).filter(
      (item) => item.reason === 'InvalidConfig',
    );
    expect(event).toMatchObject({
      type: 'Warning',
      involvedObject: { name: 'text', namespace: 'qa' },
      message:
        'Failed to parse network config: json: cannot unmarshal string into Go struct field NetConf.vlanID of type int',
    });
  });

  test('of another plugin is let be', async () => {
    await write('linux', '{"name":"linux","type":"bridge","bridge":"br1"}');
    expect(await annotations('linux')).toBeUndefined();
  });
});

test('a patch port goes with the mapping', async () => {
  const gone = { ovn: { 'bridge-mappings': [{ localnet: 'vmdata', state: 'absent' }] } };
  const ports = async (): Promise<string[]> => {
    const report = readState(
      at(await cluster.read(resources.nns, 'worker-1'), 'status', 'currentState'),
    );
    return bridgePorts(findOvsBridge(report, 'br-vmdata') ?? {}).map(nameOf);
  };
  expect(await ports()).toContain('patch-vlan.1924_ovn_localnet_port-to-br-int');
  await cluster.patch(resources.nncp, 'br-vmdata', {
    spec: { desiredState: { ...gone, interfaces: null } },
  });
  await cluster.clock.advance(120_000);
  expect(await ports()).toEqual(['ens224']);
});
