import { cudn } from '../../../dev/fixtures/objects';
import { readClusterUserDefinedNetwork, renderedNetworkName } from './clusterUserDefinedNetwork';

describe('a ClusterUserDefinedNetwork', () => {
  test('on a localnet keeps VLAN, MTU and where it is rendered', () => {
    expect(readClusterUserDefinedNetwork(cudn('vlan-200', 'vmdata', 200)).facts).toMatchObject({
      topology: 'Localnet',
      localnet: { physicalNetworkName: 'vmdata', vlan: 200, mtu: 1500, ipam: 'Disabled' },
      namespaceSelector: { matchLabels: { 'vlan-200': 'true' }, matchExpressions: [] },
    });
  });

  test('without VLAN, MTU and IPAM mode has those of the API', () => {
    const spec = { network: { topology: 'Localnet', localnet: { physicalNetworkName: 'vmdata' } } };
    expect(
      readClusterUserDefinedNetwork({ metadata: { name: 'n' }, spec }).facts?.localnet,
    ).toEqual({
      physicalNetworkName: 'vmdata',
      vlan: undefined,
      mtu: undefined,
      ipam: 'Enabled',
    });
  });

  test('of another topology has no localnet', () => {
    const spec = { network: { topology: 'Layer2', layer2: {} } };
    const { facts } = readClusterUserDefinedNetwork({ metadata: { name: 'n' }, spec });
    expect(facts).toMatchObject({ topology: 'Layer2', localnet: undefined });
    expect(readClusterUserDefinedNetwork({ metadata: { name: 'n' } }).facts?.topology).toBe('');
  });

  test('gives its NADs a network name of their own', () => {
    expect(renderedNetworkName('vlan-200')).toBe('cluster_udn_vlan-200');
  });
});
