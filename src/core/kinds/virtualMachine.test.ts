import { podNic, vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import { Part } from './part';
import { readPlacement as readPart, readVirtualMachine } from './virtualMachine';
import { readVirtualMachineInstance } from './virtualMachineInstance';

const readPlacement = (spec: unknown) => readPart(new Part(spec, '', new Map()));

const nicsOf = (interfaces: readonly unknown[], networks: readonly unknown[]) =>
  readVirtualMachine(vmWith('a', 'n', { interfaces, networks })).facts?.nics;

describe('the NICs of a VM', () => {
  test('are interfaces joined with networks by name', () => {
    expect(
      nicsOf(
        [
          { name: 'default', masquerade: {} },
          {
            name: 'vlan',
            bridge: {},
            model: 'virtio',
            macAddress: '02-AB-00-00-00-01',
            state: 'absent',
          },
        ],
        [
          { name: 'vlan', multus: { networkName: 'team-a/vlan-120' } },
          { name: 'default', pod: {} },
        ],
      ),
    ).toEqual([
      {
        name: 'default',
        network: { type: 'pod' },
        binding: 'masquerade',
        model: undefined,
        mac: undefined,
        state: '',
      },
      {
        name: 'vlan',
        network: { type: 'multus', networkName: 'team-a/vlan-120' },
        binding: 'bridge',
        model: 'virtio',
        mac: '02:ab:00:00:00:01',
        state: 'absent',
      },
    ]);
  });

  test.each([
    [{ bridge: {} }, 'bridge'],
    [{ sriov: {} }, 'sriov'],
    [{ passtBinding: {} }, 'passtBinding'],
    [{ binding: { name: 'l2bridge' } }, 'l2bridge'],
    [{}, ''],
  ])('have the binding of %j', (binding, expected) => {
    expect(nicsOf([{ name: 'a', ...binding }], [{ name: 'a', pod: {} }])?.[0]?.binding).toBe(
      expected,
    );
  });

  test('without a network, or on one of an unknown sort, are said to miss it', () => {
    const nics = nicsOf([{ name: 'a' }, { name: 'b' }], [{ name: 'b', resourceClaim: {} }]);
    expect(nics?.map(({ network }) => network.type)).toEqual(['missing', 'missing']);
  });
});

describe('the pod NIC that nobody wrote down', () => {
  test.each([
    ['both lists missing', {}, true],
    ['both lists empty', { interfaces: [], networks: [] }, true],
    ['a NIC written down', podNic, false],
    ['a network without interface', { networks: [{ name: 'default', pod: {} }] }, false],
    ['automatic attachment switched off', { devices: { autoattachPodInterface: false } }, false],
    ['automatic attachment switched on', { devices: { autoattachPodInterface: true } }, true],
  ])('%s: %#', (_, nics, implicit) => {
    expect(readVirtualMachine(vmWith('a', 'n', nics)).facts?.implicitPodNic).toBe(implicit);
  });
});

describe('where a VM may run', () => {
  test('is read from node selector, required affinity and tolerations', () => {
    const matchExpressions = [
      { key: 'zone', operator: 'In', values: ['a', 7] },
      { operator: 'Exists' },
    ];
    const matchFields = [{ key: 'metadata.name', operator: 'In', values: ['worker-1'] }];
    const required = { nodeSelectorTerms: [{ matchExpressions }, { matchFields }, {}] };
    expect(
      readPlacement({
        nodeSelector: { role: 'vm' },
        affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: required } },
        tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule' }, {}],
      }),
    ).toEqual({
      nodeSelector: { role: 'vm' },
      affinityTerms: [
        { labels: [{ key: 'zone', operator: 'In', values: ['a', '7'] }], fields: [] },
        { labels: [], fields: matchFields },
        { labels: [], fields: [] },
      ],
      tolerations: [
        { key: 'a', operator: 'Exists', value: '', effect: 'NoSchedule' },
        { key: '', operator: 'Equal', value: '', effect: '' },
      ],
    });
  });

  test('is anywhere when nothing is said', () => {
    expect(readPlacement(undefined)).toEqual({
      nodeSelector: {},
      affinityTerms: [],
      tolerations: [],
    });
  });
});

test('a VM keeps what KubeVirt reports of it', () => {
  expect(readVirtualMachine(vmWith('a', 'n')).facts).toMatchObject({
    namespace: 'a',
    name: 'n',
    status: 'Stopped',
    generation: 3,
    deleting: false,
  });
  const dying = { metadata: { name: 'n', deletionTimestamp: '2026-01-01T00:00:00Z' } };
  expect(readVirtualMachine(dying).facts).toMatchObject({
    deleting: true,
    status: '',
    generation: 0,
  });
});

test('a running VM keeps phase, node and what its NICs report', () => {
  const object = {
    ...vmiWith('a', 'n'),
    status: {
      phase: 'Running',
      nodeName: 'worker-1',
      interfaces: [
        {
          name: 'vlan',
          mac: '02:AB:00:00:00:01',
          ipAddresses: ['192.0.2.7', 7],
          infoSource: 'domain, multus-status',
          linkState: 'up',
        },
        { interfaceName: 'docker0', infoSource: 'guest-agent' },
        null,
      ],
    },
  };
  expect(readVirtualMachineInstance(object).facts).toMatchObject({
    phase: 'Running',
    nodeName: 'worker-1',
    nicStatus: [
      {
        name: 'vlan',
        mac: '02:ab:00:00:00:01',
        ips: ['192.0.2.7'],
        sources: ['domain', 'multus-status'],
        linkState: 'up',
      },
      { name: '', mac: undefined, ips: [], sources: ['guest-agent'], linkState: undefined },
      { name: '', sources: [] },
    ],
  });
  expect(readVirtualMachineInstance({ metadata: { name: 'n' } }).facts).toMatchObject({
    phase: '',
    nodeName: undefined,
    nicStatus: [],
  });
});
