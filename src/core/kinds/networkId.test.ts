import { readCniConfig } from './cniConfig';
import { nadKeyOf } from './nadReference';
import { localnetOf, networkIdOf } from './networkId';
import { normalisedNetworkName } from './normalisedNetworkName';

const config = (fields: object) => readCniConfig(JSON.stringify(fields));
const ovn = (fields: object) => config({ type: 'ovn-k8s-cni-overlay', name: 'n', ...fields });

describe('the identity of a network', () => {
  test.each([
    [ovn({ topology: 'localnet' }), 'ovn:n'],
    [config({ type: 'bridge', bridge: 'br1', vlan: 7 }), 'bridge:br1:7'],
    [config({ type: 'cnv-bridge', bridge: 'br1', vlan: 0 }), 'bridge:br1:untagged'],
    [config({ type: 'bridge', bridge: 'br1' }), 'bridge:br1:untagged'],
    [config({ type: 'macvlan', name: 'm' }), 'macvlan:m'],
    [config({}), undefined],
  ])('of %j is %s', (read, id) => {
    expect(networkIdOf(read)).toBe(id);
  });

  test.each([
    [ovn({ topology: 'localnet', physicalNetworkName: 'vmdata' }), 'vmdata'],
    [ovn({ topology: 'localnet', physicalNetworkName: '' }), 'n'],
    [ovn({ topology: 'localnet' }), 'n'],
    [ovn({ topology: 'layer2' }), undefined],
    [config({ type: 'bridge', bridge: 'br1' }), undefined],
  ])('of %j joins localnet %s', (read, localnet) => {
    expect(localnetOf(read)).toBe(localnet);
  });

  test('is reached by a VM through a NAD of its own namespace, unless another is named', () => {
    expect(nadKeyOf('vlan-120', 'team-a')).toBe('team-a/vlan-120');
    expect(nadKeyOf('default/vlan-120', 'team-a')).toBe('default/vlan-120');
  });

  test('has a name on the nodes in which dashes and slashes are dots', () => {
    expect(normalisedNetworkName('team-a/vlan-120.x')).toBe('team.a.vlan.120.x');
  });
});
