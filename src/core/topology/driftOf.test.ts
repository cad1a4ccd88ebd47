import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { World } from '../networks/world';
import { createTopology } from './createTopology';
import type { NodeSetView } from './driftOf';
import type { NodeDifference } from './nodeDifference';
import { nodeRows } from './nodeRows';
import { wholePicture } from './pictureQuery';

interface NodeSpec {
  name: string;
  role?: string;
  interfaces: readonly object[];
  /** `localnet:bridge`; `null`: the node does not report mappings. */
  mappings?: readonly string[] | null;
}

const nic = (name: string, more: object = {}): object => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu: 1500,
  ...more,
});

const bridge = (
  name: string,
  ports: readonly (string | object)[],
  type = 'ovs-bridge',
): object => ({
  name,
  type,
  state: 'up',
  bridge: { port: ports.map((port) => (typeof port === 'string' ? { name: port } : port)) },
});

const bond = (name: string, mode: string, members: readonly string[], mtu = 1500): object => ({
  name,
  type: 'bond',
  state: 'up',
  mtu,
  'link-aggregation': { mode, port: members },
});

const vlanOn = (name: string, base: string, id: number): object => ({
  name,
  type: 'vlan',
  state: 'up',
  mtu: 1500,
  vlan: { 'base-iface': base, id },
});

const worldOf = (specs: readonly NodeSpec[]): World =>
  worldOfObjects(
    specs.flatMap(({ name, role = 'worker', interfaces, mappings = [] }) => [
      {
        apiVersion: 'v1',
        kind: 'Node',
        metadata: {
          name,
          labels: { [`node-role.kubernetes.io/${role}`]: '', 'kubevirt.io/schedulable': 'true' },
        },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      },
      {
        apiVersion: 'nmstate.io/v1beta1',
        kind: 'NodeNetworkState',
        metadata: { name },
        status: {
          currentState: {
            interfaces,
            ...(mappings !== null && {
              ovn: {
                'bridge-mappings': mappings.map((mapping) => {
                  const [localnet, on] = mapping.split(':');
                  return { localnet, bridge: on };
                }),
              },
            }),
          },
        },
      },
    ]),
  );

const setsOf = (specs: readonly NodeSpec[]): readonly NodeSetView[] => {
  const world = worldOf(specs);
  return createTopology(world, createDiagnosis(world)).nodeSets();
};

const usual = [nic('eno1'), bridge('br-vm', ['eno1'])];

/** What tells a third node from two usual ones. */
const drift = (
  interfaces: readonly object[],
  mappings?: readonly string[] | null,
): readonly NodeDifference[] => {
  const odd = setsOf([
    { name: 'worker-1', interfaces: usual, mappings: ['vm:br-vm'] },
    { name: 'worker-2', interfaces: usual, mappings: ['vm:br-vm'] },
    {
      name: 'worker-3',
      interfaces,
      ...(mappings === undefined ? { mappings: ['vm:br-vm'] } : { mappings }),
    },
  ]).find(({ nodes }) => nodes.includes('worker-3'));
  return odd?.differences ?? [];
};

describe('nodes of one role', () => {
  test('are one set whatever their NICs are called', () => {
    const sets = setsOf([
      { name: 'worker-1', interfaces: usual },
      { name: 'worker-2', interfaces: [nic('enp3s0'), bridge('br-vm', ['enp3s0'])] },
    ]);
    expect(sets.map(({ nodes, usual: is, differences }) => [nodes, is, differences])).toEqual([
      [['worker-1', 'worker-2'], true, []],
    ]);
  });

  test('are one set whatever addresses, MACs, speed, LLDP, patch ports and spare NICs they have', () => {
    const sets = setsOf([
      { name: 'worker-1', interfaces: usual },
      {
        name: 'worker-2',
        interfaces: [
          nic('eno1', { 'mac-address': '0C:42:A1:00:00:02', ethernet: { speed: 25000 } }),
          bridge('br-vm', ['eno1', 'patch-vm_ovn_localnet_port-to-br-int']),
          nic('ens9', { state: 'down' }),
        ],
      },
    ]);
    expect(sets).toHaveLength(1);
  });

  test('are compared with the largest set of their role, never with another role', () => {
    const sets = setsOf([
      { name: 'master-1', role: 'master', interfaces: [nic('eno1')] },
      { name: 'worker-1', interfaces: usual },
      { name: 'worker-2', interfaces: usual },
      { name: 'worker-3', interfaces: [nic('eno1')] },
    ]);
    expect(
      sets.map(({ role, nodes, usual: is, differences }) => [role, nodes, is, differences.length]),
    ).toEqual([
      ['master', ['master-1'], true, 0],
      ['worker', ['worker-1', 'worker-2'], true, 0],
      ['worker', ['worker-3'], false, 1],
    ]);
  });
});

const cases: readonly [
  string,
  readonly object[],
  readonly string[] | null | undefined,
  NodeDifference[],
][] = [
  [
    'a bridge that is missing',
    [nic('eno1')],
    undefined,
    [{ type: 'bridge-missing', bridge: 'br-vm' }],
  ],
  [
    'a bridge that others do not have',
    [...usual, nic('ens2'), bridge('br-x', ['ens2'])],
    undefined,
    [{ type: 'bridge-extra', bridge: 'br-x' }],
  ],
  [
    'a bridge of another type',
    [nic('eno1'), bridge('br-vm', ['eno1'], 'linux-bridge')],
    undefined,
    [{ type: 'bridge-type', bridge: 'br-vm', has: 'linux-bridge', usual: 'ovs-bridge' }],
  ],
  [
    'a bridge without its uplink',
    [nic('eno1'), bridge('br-vm', [])],
    undefined,
    [{ type: 'uplink-missing', bridge: 'br-vm', has: 0, usual: 1 }],
  ],
  [
    'a bridge with one uplink more',
    [...usual.slice(0, 1), nic('ens2'), bridge('br-vm', ['eno1', 'ens2'])],
    undefined,
    [{ type: 'uplink-extra', bridge: 'br-vm', has: 2, usual: 1 }],
  ],
  [
    'a bridge on a NIC that does not exist',
    [bridge('br-vm', ['eno7']), { name: 'eno7', type: 'ovs-interface', state: 'up' }],
    undefined,
    [{ type: 'uplink-absent', bridge: 'br-vm' }],
  ],
  [
    'a bond where others have a NIC',
    [
      nic('eno1'),
      nic('eno2'),
      bond('bond0', '802.3ad', ['eno1', 'eno2']),
      bridge('br-vm', ['bond0']),
    ],
    undefined,
    [{ type: 'uplink-type', bridge: 'br-vm', has: 'bond', usual: 'ethernet' }],
  ],
  [
    'another MTU',
    [nic('eno1', { mtu: 9000 }), bridge('br-vm', ['eno1'])],
    undefined,
    [{ type: 'mtu', bridge: 'br-vm', has: 9000, usual: 1500 }],
  ],
  [
    'a mapping that is missing',
    usual,
    [],
    [{ type: 'mapping-missing', localnet: 'vm', bridge: 'br-vm' }],
  ],
  [
    'a mapping that others do not have',
    usual,
    ['vm:br-vm', 'dmz:br-vm'],
    [{ type: 'mapping-extra', localnet: 'dmz', bridge: 'br-vm' }],
  ],
  [
    'a mapping to another bridge',
    usual,
    ['vm:br-ex'],
    [{ type: 'mapping-elsewhere', localnet: 'vm', has: 'br-ex', usual: 'br-vm' }],
  ],
  ['mappings that are not reported', usual, null, [{ type: 'mappings-not-reported' }]],
  [
    'a bond that carries no bridge',
    [...usual, nic('ens8'), bond('bond9', 'active-backup', ['ens8'])],
    undefined,
    [{ type: 'loose-interfaces', has: 1, usual: 0 }],
  ],
];

test.each(cases)('drift tells %s', (_, interfaces, mappings, expected) => {
  expect(drift(interfaces, mappings)).toEqual(expected);
});

describe('drift between bonds', () => {
  const bonded = (mode: string, members: readonly string[]): readonly object[] => [
    ...members.map((member) => nic(member)),
    bond('bond0', mode, members),
    bridge('br-vm', ['bond0']),
  ];

  test('tells mode and number of members', () => {
    const sets = setsOf([
      { name: 'worker-1', interfaces: bonded('802.3ad', ['eno1', 'eno2']) },
      { name: 'worker-2', interfaces: bonded('802.3ad', ['ens1', 'ens2']) },
      { name: 'worker-3', interfaces: bonded('active-backup', ['eno1']) },
    ]);
    expect(sets.map(({ nodes, differences }) => [nodes.length, differences])).toEqual([
      [2, []],
      [
        1,
        [
          { type: 'bond-mode', bridge: 'br-vm', has: 'active-backup', usual: '802.3ad' },
          { type: 'bond-members', bridge: 'br-vm', has: 1, usual: 2 },
        ],
      ],
    ]);
  });

  test('tells the VLAN of a VLAN interface and the trunk of a Linux bridge', () => {
    const tagged = (id: number): readonly object[] => [
      nic('eno1'),
      vlanOn('eno1.v', 'eno1', id),
      bridge('br-vm', ['eno1.v']),
    ];
    const trunk = (max: number): readonly object[] => [
      nic('eno1'),
      bridge(
        'br1',
        [
          {
            name: 'eno1',
            vlan: { mode: 'trunk', 'trunk-tags': [{ 'id-range': { min: 2, max } }] },
          },
        ],
        'linux-bridge',
      ),
    ];
    const differences = (make: (id: number) => readonly object[]): unknown =>
      setsOf([
        { name: 'worker-1', interfaces: make(100) },
        { name: 'worker-2', interfaces: make(100) },
        { name: 'worker-3', interfaces: make(200) },
      ]).at(-1)?.differences;
    expect(differences(tagged)).toEqual([{ type: 'vlan', bridge: 'br-vm', has: 200, usual: 100 }]);
    expect(differences(trunk)).toEqual([{ type: 'trunk', bridge: 'br1' }]);
  });
});

test('the nodes of an expanded card say what each calls its uplink and how it differs', () => {
  const world = worldOf([
    { name: 'worker-1', interfaces: usual, mappings: ['vm:br-vm'] },
    { name: 'worker-2', interfaces: usual, mappings: ['vm:br-vm'] },
    {
      name: 'worker-10',
      interfaces: [nic('enp3s0', { state: 'down' }), bridge('br-vm', ['enp3s0'])],
    },
  ]);
  const topology = createTopology(world, createDiagnosis(world));
  const card = topology.picture(wholePicture).cards.find(({ lane }) => lane === 'uplinks');
  if (card === undefined) throw new Error('no uplink is drawn');
  expect(card.facts).toMatchObject({
    name: 'eno1',
    namings: [
      { name: 'eno1', nodes: ['worker-1', 'worker-2'] },
      { name: 'enp3s0', nodes: ['worker-10'] },
    ],
    down: ['worker-10'],
  });
  expect(card.status).toBe('warning');
  expect(
    nodeRows(world, topology, card).map(({ node, name, down, differences }) => [
      node,
      name,
      down,
      differences.map(({ type }) => type),
    ]),
  ).toEqual([
    ['worker-1', 'eno1', false, []],
    ['worker-2', 'eno1', false, []],
    ['worker-10', 'enp3s0', true, ['mapping-missing']],
  ]);
});
