import { fresh, network, outcome, validate } from '../../../dev/fixtures/createForm';
import { lldp, nic, nncp, nns, node, ovsBridge } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { namespace } from '../../../dev/fixtures/vmObjects';
import type { PhysicalDraft } from './createDraft';

const mapped = (name: string, more: readonly PlainObject[] = []): PlainObject =>
  nns(
    name,
    [nic('eno1'), nic('ens224', { ...lldp('tor', []) }), ovsBridge('br-ex', ['eno1']), ...more],
    {
      physnet: 'br-ex',
    },
  );

const names = ['worker-1', 'worker-2', 'worker-3'];
const base = [
  ...names.map((name) => node(name)),
  ...names.map((name) => mapped(name)),
  namespace('team-a'),
];

const onBrEx: PhysicalDraft = { ...fresh, bridge: 'br-ex', nodesBy: 'hand' };

const picked = (change: Partial<PhysicalDraft>, objects: readonly PlainObject[] = base) =>
  validate({ networks: [network()], physical: { ...onBrEx, ...change } }, [], {}, objects);

const codes = (change: Partial<PhysicalDraft>, objects: readonly PlainObject[] = base) =>
  outcome({ networks: [network()], physical: { ...onBrEx, ...change } }, [], {}, objects);

describe('nodes that are picked by hand', () => {
  test('get a label of ours, which the policy selects by; those that are left out are named', () => {
    const { intent, refusals } = picked({ pickedNodes: ['worker-2', 'worker-1'] });
    expect(intent?.physical).toMatchObject({
      nodeSelector: { 'vlan-networks.io/tenant': '' },
      nodeLabels: [
        { node: 'worker-1', key: 'vlan-networks.io/tenant', value: '' },
        { node: 'worker-2', key: 'vlan-networks.io/tenant', value: '' },
      ],
    });
    expect(refusals).toMatchObject([
      { code: 'selector-leaves-out', params: { nodes: 'worker-3' }, severity: 'warning' },
    ]);
  });

  test('are not labelled again, and never pick up others that have the label', () => {
    const labels = { 'vlan-networks.io/tenant': '' };
    const objects = [node('worker-1', { labels }), ...base.slice(1)];
    expect(
      picked({ pickedNodes: ['worker-1', 'worker-2'] }, objects).intent?.physical,
    ).toMatchObject({
      nodeLabels: [{ node: 'worker-2' }],
    });
    expect(codes({ pickedNodes: ['worker-2'] }, objects)).toContain(
      'physical.nodeSelector node-label-elsewhere',
    );
  });

  test('may each be selected by name, with a policy each, up to ten', () => {
    const { intent } = picked({ pickedNodes: names, pickedBy: 'hostname' });
    expect(intent?.physical).toMatchObject({
      parts: names.map((name) => ({
        id: name,
        nodeSelector: { 'kubernetes.io/hostname': name },
      })),
    });
    const many = Array.from({ length: 11 }, (_, index) => `node-${String(index)}`);
    const objects = [...many.map((name) => node(name)), ...many.map((name) => mapped(name))];
    expect(
      codes({ pickedNodes: many, pickedBy: 'hostname' }, [...objects, namespace('team-a')]),
    ).toEqual(['physical.nodeSelector nodes-too-many']);
  });

  test('are refused where there are none, are gone, or have no name to be selected by', () => {
    expect(codes({ pickedNodes: [] })).toEqual(['physical.nodeSelector nodes-empty']);
    expect(codes({ pickedNodes: ['worker-9'] })).toEqual(['physical.nodeSelector node-missing']);
    const nameless = { ...node('worker-1'), metadata: { name: 'worker-1', labels: {} } };
    expect(
      codes({ pickedNodes: ['worker-1'], pickedBy: 'hostname' }, [nameless, ...base.slice(1)]),
    ).toEqual(['physical.nodeSelector node-nameless']);
  });

  test('cannot be picked by somebody who may not read nodes', () => {
    const refusals = outcome(
      { networks: [network()], physical: { ...onBrEx, pickedNodes: ['worker-1'] } },
      [],
      { node: { status: 'forbidden', reason: 'no right' } },
      base,
    );
    expect(refusals).toEqual(['physical.nodeSelector nodes-by-label']);
  });
});

describe('nodes by a label that a person types', () => {
  test.each([
    ['', ['physical.nodeSelector selector-empty']],
    [' , ', ['physical.nodeSelector selector-empty']],
    ['zone=a, zone=b', ['physical.nodeSelector selector-repeated']],
    ['kubernetes.io/hostname=nowhere', ['physical.nodeSelector selector-no-node']],
  ])('%j is not every node', (nodeSelector, refusals) => {
    expect(codes({ nodesBy: 'typed', nodeSelector })).toEqual(refusals);
  });

  test('are those that have it', () => {
    const { intent } = picked({
      nodesBy: 'typed',
      nodeSelector: 'kubernetes.io/hostname=worker-1',
    });
    expect(intent?.physical).toMatchObject({
      nodeSelector: { 'kubernetes.io/hostname': 'worker-1' },
    });
  });
});

describe('nodes that are not ready', () => {
  test('are named, because they change when they are back', () => {
    const objects = [node('worker-1', { ready: false }), ...base.slice(1)];
    expect(codes({ nodesBy: 'label', nodeSelector: '' }, objects)).toEqual([
      'warning physical.nodeSelector nodes-not-ready',
    ]);
  });
});

describe('NICs of other names on some nodes', () => {
  const state = (name: string, nics: readonly PlainObject[]): PlainObject =>
    nns(name, [...nics, ovsBridge('br-ex', [String(nics[0]?.name)])], { physnet: 'br-ex' });
  const spare = (name: string, mac: string, speed?: number): PlainObject =>
    nic(name, {
      state: 'down',
      'mac-address': mac,
      ...(speed !== undefined && { ethernet: { speed } }),
    });
  const mixed = [
    ...names.map((name) => node(name)),
    state('worker-1', [nic('eno1'), spare('ens224', '0C:00:00:00:00:10', 25000)]),
    state('worker-2', [nic('eno1'), spare('ens224', '0C:00:00:00:00:20', 25000)]),
    state('worker-3', [nic('enp1s0'), spare('enp9s0', '0C:00:00:00:00:30', 25000)]),
    namespace('team-a'),
  ];
  const bridge: Partial<PhysicalDraft> = {
    choice: 'new-bridge',
    nodesBy: 'label',
    nodeSelector: '',
    newBridge: 'br-vmdata',
    uplinks: ['ens224'],
  };

  test('are missing there unless somebody says that they are matched', () => {
    expect(codes(bridge, mixed)).toEqual(['physical.uplinks uplink-missing']);
  });

  test.each(['position', 'speed'] as const)(
    'are matched by %s, and get a policy of their own',
    (matchBy) => {
      const { intent, refusals } = picked({ ...bridge, matchBy }, mixed);
      expect(refusals).toMatchObject([
        { code: 'uplinks-matched', params: { names: 'worker-3: enp9s0' }, severity: 'warning' },
      ]);
      const key = 'vlan-networks.io/tenant';
      expect(intent?.physical).toMatchObject({
        nodeLabels: [
          { node: 'worker-1', key, value: 'uplinks-1' },
          { node: 'worker-2', key, value: 'uplinks-1' },
          { node: 'worker-3', key, value: 'uplinks-2' },
        ],
        parts: [
          { nodeSelector: { [key]: 'uplinks-1' }, uplink: { name: 'ens224' } },
          { nodeSelector: { [key]: 'uplinks-2' }, uplink: { name: 'enp9s0' } },
        ],
      });
    },
  );

  test('are checked by the names that they have there', () => {
    const asks = nncp('storage', { interfaces: [ovsBridge('br-storage', ['enp9s0'])] });
    expect(codes({ ...bridge, matchBy: 'position' }, [...mixed, asks])).toEqual([
      'physical.uplinks uplink-policy',
      'warning physical.uplinks uplinks-matched',
    ]);
  });

  test('that have no counterpart, or more than one, are refused', () => {
    const two = [
      ...mixed.slice(0, 5),
      state('worker-3', [
        nic('enp1s0'),
        spare('enp9s0', '0C:00:00:00:00:30', 25000),
        spare('enp9s1', '0C:00:00:00:00:31', 25000),
      ]),
      namespace('team-a'),
    ];
    expect(codes({ ...bridge, matchBy: 'speed' }, two)).toEqual([
      'physical.uplinks uplink-unmatched',
    ]);
    expect(codes({ ...bridge, matchBy: 'mac' }, mixed)).toEqual([
      'physical.uplinks uplink-unmatched',
    ]);
  });

  test('are matched in a bond member by member, with the preferred one', () => {
    const pair = (a: string, b: string): readonly PlainObject[] => [nic('a0'), nic(a), nic(b)];
    const objects = [
      node('worker-1'),
      node('worker-2'),
      state('worker-1', pair('eno5', 'eno6')),
      state('worker-2', pair('ens5', 'ens6')),
      namespace('team-a'),
    ];
    const { intent } = picked(
      {
        ...bridge,
        matchBy: 'position',
        uplinkKind: 'linux-bond',
        uplinks: ['eno5', 'eno6'],
        bondName: 'bond1',
        bondMode: 'active-backup',
        bondPrimary: 'eno6',
      },
      objects,
    );
    expect(intent?.physical).toMatchObject({
      parts: [
        { uplink: { members: ['eno5', 'eno6'], options: { primary: 'eno6' } } },
        { uplink: { members: ['ens5', 'ens6'], options: { primary: 'ens6' } } },
      ],
    });
  });
});

describe('options of a bond', () => {
  const two = [nic('ens256'), nic('ens257')];
  const objects = [node('worker-1'), mapped('worker-1', two), namespace('team-a')];
  const bond: Partial<PhysicalDraft> = {
    choice: 'new-bridge',
    nodesBy: 'label',
    nodeSelector: '',
    newBridge: 'br-vmdata',
    uplinkKind: 'linux-bond',
    uplinks: ['ens256', 'ens257'],
    bondName: 'bond1',
    bondLacpRate: 'fast',
    bondHash: 'layer3+4',
    bondPrimary: 'ens257',
  };

  test.each([
    ['802.3ad', { miimon: 100, lacp_rate: 'fast', xmit_hash_policy: 'layer3+4' }],
    ['active-backup', { miimon: 100, primary: 'ens257' }],
    ['balance-xor', { miimon: 100, xmit_hash_policy: 'layer3+4' }],
  ])('of mode %s are those that it knows', (bondMode, options) => {
    const { intent } = picked({ ...bond, bondMode }, objects);
    expect(intent?.physical).toMatchObject({ uplink: { mode: bondMode, options } });
  });

  test.each([
    [{ bondMiimon: '0' }, 'physical.bondMiimon bond-miimon'],
    [{ bondMiimon: '100ms' }, 'physical.bondMiimon bond-miimon'],
    [{ bondMiimon: '' }, 'physical.bondMiimon bond-miimon'],
    [{ bondPrimary: 'eno9' }, 'physical.bondPrimary bond-primary'],
  ])('are refused where they are %j', (change, refusal) => {
    expect(codes({ ...bond, bondMode: 'active-backup', ...change }, objects)).toEqual([refusal]);
  });

  test('of balance-xor warn that the switch has to be told', () => {
    expect(codes({ ...bond, bondMode: 'balance-xor' }, objects)).toEqual([
      'warning physical.bondMode bond-static',
    ]);
  });
});
