import { readInterface } from './networkInterface';
import { Part } from './part';
import type { ReadProblem } from './readProblem';

const read = (input: unknown) => {
  const problems = new Map<string, ReadProblem>();
  const facts = readInterface(new Part(input, 'interfaces[0]', problems));
  return { facts, problems: [...problems.values()] };
};
const facts = (input: object) => read({ name: 'eth0', type: 'ethernet', ...input }).facts;

describe('an interface of a node', () => {
  test('keeps name, type and state, and says nothing of what is not reported', () => {
    expect(read({ name: 'eth0', type: 'ethernet', state: 'down' })).toEqual({
      facts: { name: 'eth0', type: 'ethernet', state: 'down' },
      problems: [],
    });
    expect(facts({ type: undefined })).toEqual({ name: 'eth0', type: 'unknown', state: 'unknown' });
  });

  test('keeps a name that YAML made a number of', () => {
    expect(read({ name: 10 }).facts?.name).toBe('10');
  });

  test('without a name is reported by its path', () => {
    expect(read({ type: 'ethernet' })).toEqual({
      facts: undefined,
      problems: [{ path: 'interfaces[0].name', code: 'missing' }],
    });
  });

  test('keeps numbers, driver, controller and patch peer as reported', () => {
    expect(
      facts({
        mtu: 9000,
        'max-mtu': 9710,
        'mac-address': '52:54:00:00:00:01',
        driver: 'ixgbe',
        controller: 'bond0',
        patch: { peer: 'patch-br-int' },
        ethernet: { speed: 25000, 'sr-iov': { vfs: [{}, {}] } },
      }),
    ).toMatchObject({
      mtu: 9000,
      maxMtu: 9710,
      mac: '52:54:00:00:00:01',
      driver: 'ixgbe',
      controller: 'bond0',
      patchPeer: 'patch-br-int',
      speed: 25000,
      vfs: 2,
    });
  });

  test('counts global addresses only, because every NIC has a link-local one', () => {
    const addresses = (ipv4: string, ipv6: string) =>
      facts({ ipv4: { address: [{ ip: ipv4 }] }, ipv6: { address: [{ ip: ipv6 }, {}] } })
        ?.addresses;
    expect(addresses('10.1.2.3', 'fe80::1')).toEqual(['10.1.2.3']);
    expect(addresses('169.254.7.7', 'FEB0::1')).toBeUndefined();
    expect(addresses('169.254.7.7', '2001:db8::1')).toEqual(['2001:db8::1']);
  });

  test.each(['port', 'ports', 'slaves'])(
    'reads bond members under %s, as strings or objects',
    (key) => {
      const bond = facts({
        'link-aggregation': { mode: '802.3ad', [key]: ['eno1', { name: 'eno2' }, 7, null] },
      })?.bond;
      expect(bond).toEqual({ mode: '802.3ad', members: ['eno1', 'eno2', '7'] });
    },
  );

  test('a bond without mode and members is one all the same', () => {
    expect(facts({ 'link-aggregation': {} })?.bond).toEqual({ mode: '', members: [] });
  });

  test('a VLAN interface needs base and ID', () => {
    expect(facts({ vlan: { 'base-iface': 'bond0', id: 100 } })?.vlan).toEqual({
      base: 'bond0',
      id: 100,
    });
    expect(facts({ vlan: { 'base-iface': 'bond0' } })?.vlan).toBeUndefined();
    expect(facts({ vlan: { id: 100 } })?.vlan).toBeUndefined();
  });

  test('reads LLDP with system, port, VLANs and native VLAN of the switch', () => {
    const neighbors = [
      [
        { type: 5, 'system-name': 'leaf-1' },
        { type: 2, 'port-id': 'Ethernet1/17' },
        { type: 127, 'ieee-802-1-vlans': [{ vid: 120, name: 'a' }, { vid: 'x' }] },
        { type: 127, 'ieee-802-1-pvid': 1 },
      ],
      [{ 'chassis-id': '00:11:22:33:44:55' }, { pvid: 7 }],
      'nonsense',
    ];
    expect(facts({ lldp: { enabled: true, neighbors } })?.lldp).toEqual({
      enabled: true,
      neighbours: [
        { system: 'leaf-1', port: 'Ethernet1/17', vlans: [120], pvid: 1 },
        { system: '00:11:22:33:44:55', port: '', vlans: [], pvid: 7 },
        { system: '', port: '', vlans: [] },
      ],
    });
    expect(facts({ lldp: {} })?.lldp).toEqual({ enabled: false, neighbours: [] });
  });
});

describe('a bridge of a node', () => {
  test.each(['port', 'ports'])('reads its ports under %s, as objects or names', (key) => {
    const ports = facts({ bridge: { [key]: [{ name: 'ens224' }, 'ens256', {}, 7] } })?.ports;
    expect(ports).toEqual([{ name: 'ens224' }, { name: 'ens256' }, { name: '7' }]);
  });

  test('has no ports known where the list is null, and none reported without a bridge section', () => {
    expect(facts({ bridge: { port: null } })?.ports).toEqual([]);
    expect(facts({})?.ports).toBeUndefined();
  });

  test('knows an OVS bond by its port', () => {
    const port = {
      name: 'bond1',
      'link-aggregation': { mode: 'balance-slb', port: [{ name: 'a' }, { name: 'b' }] },
    };
    expect(facts({ bridge: { port: [port] } })?.ports).toEqual([
      { name: 'bond1', bond: { mode: 'balance-slb', members: ['a', 'b'] } },
    ]);
  });

  test('reads the trunk of a filtering port, single tags and ranges', () => {
    const vlan = {
      mode: 'trunk',
      'trunk-tags': [
        { id: 7 },
        { 'id-range': { min: 100, max: 110 } },
        { 'id-range': { min: 1 } },
        {},
      ],
    };
    expect(facts({ bridge: { port: [{ name: 'p', vlan }] } })?.ports).toEqual([
      {
        name: 'p',
        trunk: [
          { min: 7, max: 7 },
          { min: 100, max: 110 },
        ],
      },
    ]);
    expect(facts({ bridge: { port: [{ name: 'p', vlan: { mode: 'access' } }] } })?.ports).toEqual([
      { name: 'p' },
    ]);
  });

  test.each([
    [true, true],
    [{ enabled: false }, false],
    ['false', 'string'],
    [{ enabled: 'false' }, 'string'],
    [{ 'hello-time': 2 }, undefined],
    [undefined, undefined],
    [7, undefined],
  ])('reads STP %j as %j, because nmstate turns it on for a string', (stp, expected) => {
    expect(facts({ bridge: { options: { stp } } })?.stp).toBe(expected);
  });

  test('knows whether extra patch ports are allowed', () => {
    expect(facts({ bridge: { 'allow-extra-patch-ports': true } })?.allowExtraPatchPorts).toBe(true);
    expect(facts({ bridge: {} })?.allowExtraPatchPorts).toBeUndefined();
  });
});
