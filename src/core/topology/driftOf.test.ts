import { bond, bridge, setsOf } from '../../../dev/fixtures/nodeSpecs';
import { nic } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import type { NodeDifference } from './nodeDifference';

type Mappings = Readonly<Record<string, string>>;

const usual = [nic('eno1'), bridge('br-vm', ['eno1'])];

/** What tells a third node from two usual ones. */
const drift = (
  interfaces: readonly PlainObject[],
  mappings?: Mappings | null,
): readonly NodeDifference[] => {
  const odd = setsOf([
    { name: 'worker-1', interfaces: usual, mappings: { vm: 'br-vm' } },
    { name: 'worker-2', interfaces: usual, mappings: { vm: 'br-vm' } },
    {
      name: 'worker-3',
      interfaces,
      ...(mappings === undefined ? { mappings: { vm: 'br-vm' } } : { mappings }),
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
  readonly PlainObject[],
  Mappings | null | undefined,
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
    {},
    [{ type: 'mapping-missing', localnet: 'vm', bridge: 'br-vm' }],
  ],
  [
    'a mapping that others do not have',
    usual,
    { vm: 'br-vm', dmz: 'br-vm' },
    [{ type: 'mapping-extra', localnet: 'dmz', bridge: 'br-vm' }],
  ],
  [
    'a mapping to another bridge',
    usual,
    { vm: 'br-ex' },
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
