import { readNode } from './node';

test('a node keeps what decides where VMs and policies go', () => {
  expect(
    readNode({
      metadata: {
        name: 'worker-1',
        labels: {
          'node-role.kubernetes.io/worker': '',
          'node-role.kubernetes.io/infra': '',
          'kubevirt.io/schedulable': 'true',
        },
      },
      spec: {
        unschedulable: true,
        taints: [{ key: 'a', value: 'b', effect: 'NoSchedule' }, { key: 'c' }, { value: 'd' }],
      },
      status: {
        conditions: [{ type: 'Ready', status: 'True' }, { status: 'True' }],
        addresses: [
          { type: 'InternalIP', address: '192.0.2.11' },
          { type: 'ExternalIP', address: '198.51.100.11' },
          { type: 'Hostname', address: 'worker-1' },
          { type: 'InternalIP' },
        ],
      },
    }).facts,
  ).toEqual({
    name: 'worker-1',
    namespace: '',
    labels: {
      'node-role.kubernetes.io/worker': '',
      'node-role.kubernetes.io/infra': '',
      'kubevirt.io/schedulable': 'true',
    },
    roles: ['infra', 'worker'],
    ready: true,
    unschedulable: true,
    schedulableForVms: true,
    taints: [
      { key: 'a', value: 'b', effect: 'NoSchedule' },
      { key: 'c', value: '', effect: '' },
    ],
    addresses: ['192.0.2.11', '198.51.100.11'],
    unread: ['status.conditions[1].type', 'spec.taints[2].key'],
  });
});

test.each([
  ['False', false],
  ['Unknown', false],
  ['nonsense', false],
  [undefined, false],
  ['True', true],
])('a node whose Ready condition is %j is ready: %j', (status, ready) => {
  const object = { metadata: { name: 'n' }, status: { conditions: [{ type: 'Ready', status }] } };
  expect(readNode(object).facts?.ready).toBe(ready);
});
