import { bond, bridge, setsOf, vlanOn } from '../../../dev/fixtures/nodeSpecs';
import { nic } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';

describe('drift between uplinks of one kind', () => {
  const bonded = (mode: string, members: readonly string[]): readonly PlainObject[] => [
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
    const tagged = (id: number): readonly PlainObject[] => [
      nic('eno1'),
      vlanOn('eno1.v', 'eno1', id),
      bridge('br-vm', ['eno1.v']),
    ];
    const trunk = (max: number): readonly PlainObject[] => [
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
    const differences = (make: (id: number) => readonly PlainObject[]): unknown =>
      setsOf([
        { name: 'worker-1', interfaces: make(100) },
        { name: 'worker-2', interfaces: make(100) },
        { name: 'worker-3', interfaces: make(200) },
      ]).at(-1)?.differences;
    expect(differences(tagged)).toEqual([{ type: 'vlan', bridge: 'br-vm', has: 200, usual: 100 }]);
    expect(differences(trunk)).toEqual([{ type: 'trunk', bridge: 'br1' }]);
  });
});
