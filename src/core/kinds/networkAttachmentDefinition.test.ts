import { readNetworkAttachmentDefinition } from './networkAttachmentDefinition';

const read = (metadata: object, config?: unknown) =>
  readNetworkAttachmentDefinition({
    metadata: { name: 'vlan-120', namespace: 'team-a', ...metadata },
    spec: { config },
  });

describe('a network attachment', () => {
  test('keeps its owner only when a user-defined network renders it', () => {
    const owner = (kind: string) =>
      read({
        ownerReferences: [
          { kind: 'ConfigMap', name: 'x' },
          { kind, name: 'u' },
        ],
      }).facts?.owner;
    expect(owner('ClusterUserDefinedNetwork')).toEqual({
      kind: 'ClusterUserDefinedNetwork',
      name: 'u',
    });
    expect(owner('UserDefinedNetwork')).toEqual({ kind: 'UserDefinedNetwork', name: 'u' });
    expect(owner('Deployment')).toBeUndefined();
    expect(read({ ownerReferences: [{ kind: 'UserDefinedNetwork' }] }).facts?.owner?.name).toBe('');
  });

  test('keeps resource, description and who made it', () => {
    const { facts } = read({
      labels: { 'app.kubernetes.io/managed-by': 'vlan-networks' },
      annotations: {
        'k8s.v1.cni.cncf.io/resourceName': 'bridge.network.kubevirt.io/br1',
        'vlan-networks.io/description': 'Storage',
      },
    });
    expect(facts).toMatchObject({
      resourceName: 'bridge.network.kubevirt.io/br1',
      description: 'Storage',
      managedByUs: true,
    });
    expect(read({}).facts).toMatchObject({ managedByUs: false, description: undefined });
  });

  test('reports text that is no JSON with its field path, and other faults as a configuration only', () => {
    const { facts, problems } = read({}, '{"name": "n",}');
    expect(facts?.config).toMatchObject({ type: 'invalid', reason: 'not-json' });
    expect(problems).toMatchObject([{ path: 'spec.config', code: 'not-json' }]);
    expect(read({}).facts?.config).toEqual({ type: 'invalid', reason: 'empty', detail: '' });
    expect(read({}).problems).toEqual([]);
  });
});
