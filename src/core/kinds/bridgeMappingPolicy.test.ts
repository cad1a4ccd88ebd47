import { asObject } from '../values/json';
import { applyOperations } from './applyOperations';
import { bridgeMappingPolicy, mappingRemovalPatch } from './bridgeMappingPolicy';
import { readNodeNetworkConfigurationPolicy } from './nodeNetworkConfigurationPolicy';

const policy = {
  name: 'localnet-vmdata',
  localnet: 'vmdata',
  bridge: 'br-ex',
  nodeSelector: { 'node-role.kubernetes.io/worker': '' },
  maxUnavailable: 1,
  description: 'Storage',
};

describe('the policy that maps a localnet', () => {
  test('holds the mapping and no interface, so that no port of br-ex is ever touched', () => {
    expect(bridgeMappingPolicy(policy)).toEqual({
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: {
        name: 'localnet-vmdata',
        labels: { 'app.kubernetes.io/managed-by': 'vlan-networks' },
        annotations: { 'vlan-networks.io/description': 'Storage' },
      },
      spec: {
        nodeSelector: { 'node-role.kubernetes.io/worker': '' },
        maxUnavailable: 1,
        desiredState: {
          ovn: { 'bridge-mappings': [{ localnet: 'vmdata', bridge: 'br-ex', state: 'present' }] },
        },
      },
    });
  });

  test('leaves out the selector of all nodes, the default limit and an empty description', () => {
    const manifest = bridgeMappingPolicy({
      name: 'p',
      localnet: 'vmdata',
      bridge: 'br-ex',
      nodeSelector: {},
      description: '',
    });
    expect(Object.keys(manifest.metadata)).toEqual(['name', 'labels']);
    expect(Object.keys(asObject(manifest.spec) ?? {})).toEqual(['desiredState']);
  });

  test('is made absent in the same policy, and only while nobody added a mapping', () => {
    const removal = mappingRemovalPatch(policy);
    const removed = applyOperations(bridgeMappingPolicy(policy), removal);
    const object = removed.ok ? removed.value : removed.error;
    expect(readNodeNetworkConfigurationPolicy(object).facts?.mappings).toEqual([
      { localnet: 'vmdata', bridge: 'br-ex', absent: true },
    ]);
    expect(applyOperations(object, removal)).toEqual({
      ok: false,
      error: 'test /spec/desiredState/ovn/bridge-mappings',
    });
  });
});
