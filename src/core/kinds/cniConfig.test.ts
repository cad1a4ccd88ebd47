import { readCniConfig } from './cniConfig';

const localnet = {
  cniVersion: '0.3.1',
  name: 'vlan-200',
  type: 'ovn-k8s-cni-overlay',
  topology: 'localnet',
  netAttachDefName: 'team-a/vlan-200',
  physicalNetworkName: 'vmdata',
  vlanID: 200,
  mtu: 1500,
};

const read = (config: unknown) => readCniConfig(JSON.stringify(config));
const without = (key: keyof typeof localnet) =>
  Object.fromEntries(Object.entries(localnet).filter(([name]) => name !== key));

test.each([
  [undefined, 'empty', ''],
  [null, 'empty', ''],
  [' ', 'empty', ''],
  [{ type: 'bridge' }, 'not-text', '{"type":"bridge"}'],
  [[], 'not-text', '[]'],
  [7, 'not-text', '7'],
])('the configuration %j is refused as %s', (config, reason, detail) => {
  expect(readCniConfig(config)).toEqual({ type: 'invalid', reason, detail });
});

test.each([
  [{ vlan: '100' }, 'vlan-not-a-number', '"100"'],
  [{ vlan: 1.5 }, 'vlan-not-a-number', '1.5'],
  [{ mtu: '9000' }, 'mtu-not-a-number', '"9000"'],
  [{ vlan: 4095 }, 'vlan-out-of-range', '4095'],
  [{ vlan: -1 }, 'vlan-out-of-range', '-1'],
  [{ mtu: 100000 }, 'mtu-out-of-range', '100000'],
])(
  'a Linux bridge with %j is refused, as its plugin refuses it, and not called untagged',
  (change, reason, detail) => {
    expect(read({ type: 'bridge', name: 'n', bridge: 'br1', ...change })).toEqual({
      type: 'invalid',
      reason,
      detail,
    });
  },
);

describe('the configuration of an OVN-Kubernetes network', () => {
  test('is read whole', () => {
    expect(read({ ...localnet, subnets: '192.0.2.0/24', excludeSubnets: '192.0.2.1/32' })).toEqual({
      type: 'ovn',
      topology: 'localnet',
      network: 'vlan-200',
      physicalNetworkName: 'vmdata',
      vlan: 200,
      mtu: 1500,
      netAttachDefName: 'team-a/vlan-200',
      subnets: '192.0.2.0/24',
      excludeSubnets: '192.0.2.1/32',
      role: '',
      allowPersistentIPs: false,
      unknownKeys: [],
    });
  });

  test.each([
    ['a VLAN ID of 0', { vlanID: 0 }, { vlan: 0 }],
    ['an MTU of 0', { mtu: 0 }, { mtu: 0 }],
    ['the largest VLAN ID', { vlanID: 4094 }, { vlan: 4094 }],
    ['the smallest MTU', { mtu: 576 }, { mtu: 576 }],
    [
      'a VLAN ID on an overlay, which it does not look at',
      { topology: 'layer2', vlanID: 5000 },
      { topology: 'layer2' },
    ],
    [
      'any characters in the localnet',
      { physicalNetworkName: 'a:b,c' },
      { physicalNetworkName: 'a:b,c' },
    ],
    ['an empty localnet', { physicalNetworkName: '' }, { physicalNetworkName: '' }],
    ['host bits in subnets', { subnets: '192.0.2.7/24' }, { subnets: '192.0.2.7/24' }],
    ['an ipam section without a type', { ipam: {} }, { unknownKeys: [] }],
    ['an ipam section with an empty type', { ipam: { type: '' } }, { unknownKeys: [] }],
    ['an unknown CNI version', { cniVersion: '9.9.9' }, { network: 'vlan-200' }],
    ['the role secondary', { role: 'secondary' }, { role: 'secondary' }],
    [
      'null, which sets nothing',
      { vlanID: null, mtu: null, subnets: null },
      { vlan: undefined, mtu: undefined, subnets: '' },
    ],
    ['persistent addresses', { allowPersistentIPs: true }, { allowPersistentIPs: true }],
  ])('accepts %s without a word, as upstream does', (_, change, expected) => {
    expect(read({ ...localnet, ...change })).toMatchObject({ type: 'ovn', ...expected });
  });

  test('has no localnet, VLAN, MTU and NAD name of its own where none is written', () => {
    const config = read({ name: 'n', type: 'ovn-k8s-cni-overlay', topology: 'layer2' });
    expect(config).toMatchObject({ topology: 'layer2', subnets: '', unknownKeys: [] });
    expect(config).toMatchObject({
      physicalNetworkName: undefined,
      vlan: undefined,
      mtu: undefined,
      netAttachDefName: undefined,
    });
  });

  test('reads keys without regard to case, as Go does, and prefers the exact one', () => {
    const { vlanID, ...rest } = localnet;
    expect(read({ ...rest, vlanId: vlanID })).toMatchObject({ vlan: 200, unknownKeys: [] });
    expect(read({ vlanid: 1, ...localnet })).toMatchObject({ vlan: 200 });
  });

  test('names the keys that OVN-Kubernetes drops without a word', () => {
    const config = read({ ...localnet, vlan: 200, _subnets: '192.0.2.0/24', bridge: 'br0' });
    expect(config).toMatchObject({ unknownKeys: ['vlan', '_subnets', 'bridge'] });
  });

  test.each([
    ['a VLAN ID as text', { ...localnet, vlanID: '200' }, 'vlan-not-a-number', '"200"'],
    ['a VLAN ID with a fraction', { ...localnet, vlanID: 1.5 }, 'vlan-not-a-number', '1.5'],
    ['an MTU as text', { ...localnet, mtu: '1500' }, 'mtu-not-a-number', '"1500"'],
    [
      'a localnet as a number',
      { ...localnet, physicalNetworkName: 7 },
      'wrong-type',
      'physicalNetworkName',
    ],
    ['a CNI version as a number', { ...localnet, cniVersion: 0.3 }, 'wrong-type', 'cniVersion'],
    ['subnets as a list', { ...localnet, subnets: ['192.0.2.0/24'] }, 'wrong-type', 'subnets'],
    [
      'allowPersistentIPs as text',
      { ...localnet, allowPersistentIPs: 'true' },
      'wrong-type',
      'allowPersistentIPs',
    ],
    ['topology with a capital', { ...localnet, topology: 'Localnet' }, 'topology', 'Localnet'],
    ['the topology vlan', { ...localnet, topology: 'vlan' }, 'topology', 'vlan'],
    ['a topology that is no text', { ...localnet, topology: 7 }, 'topology', '7'],
    ['no topology, which means the default network', without('topology'), 'topology-missing', ''],
    ['an empty topology', { ...localnet, topology: '' }, 'topology-missing', ''],
    [
      'no topology under a name that only other networks may not have',
      { ...without('topology'), name: 'default' },
      'topology-missing',
      '',
    ],
    [
      'a VLAN ID as text, also where the topology is missing',
      { ...without('topology'), vlanID: '200' },
      'vlan-not-a-number',
      '"200"',
    ],
    [
      'the VLAN ID that 802.1Q reserves',
      { ...localnet, vlanID: 4095 },
      'vlan-out-of-range',
      '4095',
    ],
    ['a VLAN ID beyond a tag', { ...localnet, vlanID: 5000 }, 'vlan-out-of-range', '5000'],
    ['a negative VLAN ID', { ...localnet, vlanID: -1 }, 'vlan-out-of-range', '-1'],
    ['an MTU beyond a packet', { ...localnet, mtu: 100000 }, 'mtu-out-of-range', '100000'],
    ['an MTU below a packet', { ...localnet, mtu: 575 }, 'mtu-out-of-range', '575'],
    ['a negative MTU', { ...localnet, mtu: -1 }, 'mtu-out-of-range', '-1'],
    ['no name', without('name'), 'no-name', ''],
    ['a name of another type', { ...localnet, name: 5 }, 'no-name', ''],
    ['the name default', { ...localnet, name: 'default' }, 'name-reserved', 'default'],
    [
      'the name ovn-kubernetes',
      { ...localnet, name: 'ovn-kubernetes' },
      'name-reserved',
      'ovn-kubernetes',
    ],
    ['an IPAM plugin', { ...localnet, ipam: { type: 'whereabouts' } }, 'ipam', 'whereabouts'],
    ['an IPAM that is no object', { ...localnet, ipam: 7 }, 'ipam-not-an-object', '7'],
    ['an IPAM plugin that is no text', { ...localnet, ipam: { type: 7 } }, 'ipam', '7'],
    ['the role primary', { ...localnet, role: 'primary' }, 'role', 'primary'],
    ['a join subnet', { ...localnet, joinSubnet: '100.65.0.0/16' }, 'join-subnet', ''],
    [
      'a list beside a single configuration',
      { ...localnet, plugins: [localnet] },
      'several-plugins',
      '',
    ],
    ['two plugins', { name: 'n', plugins: [localnet, { type: 'tuning' }] }, 'several-plugins', ''],
    ['a list of something else', { name: 'n', plugins: [7] }, 'no-type', ''],
    ['no type', without('type'), 'no-type', ''],
    ['an empty type', { ...localnet, type: '' }, 'no-type', ''],
  ])('refuses %s', (_, config, reason, detail) => {
    expect(read(config)).toEqual({ type: 'invalid', reason, detail });
  });

  test('may stand in a list of one plugin, with the name at the root', () => {
    const { name, ...plugin } = localnet;
    expect(read({ cniVersion: '0.3.1', name, plugins: [plugin] })).toMatchObject({
      type: 'ovn',
      network: 'vlan-200',
      vlan: 200,
    });
  });
});

describe('text that is no configuration', () => {
  test.each([
    [undefined, 'empty'],
    ['  \n', 'empty'],
    ['[]', 'not-an-object'],
    ['7', 'not-an-object'],
    ['null', 'not-an-object'],
  ])('%j is refused as %s', (text, reason) => {
    expect(readCniConfig(text)).toMatchObject({ type: 'invalid', reason });
  });

  test('a trailing comma is refused with what the parser says', () => {
    const config = readCniConfig('{"name": "n",}');
    expect(config).toMatchObject({ type: 'invalid', reason: 'not-json' });
    expect(config.type === 'invalid' && config.detail.length > 0).toBe(true);
  });
});

describe('the configuration of other plugins', () => {
  test('a Linux bridge has a bridge, a VLAN and an MTU', () => {
    expect(read({ name: 'n', type: 'cnv-bridge', bridge: 'br1', vlan: 7, mtu: 9000 })).toEqual({
      type: 'linux-bridge',
      plugin: 'cnv-bridge',
      network: 'n',
      bridge: 'br1',
      vlan: 7,
      mtu: 9000,
    });
  });

  test('a Linux bridge without a name is the plugin’s own default', () => {
    expect(read({ type: 'bridge' })).toMatchObject({ bridge: 'cni0', network: '' });
  });

  test('anything else is kept by plugin, name and master', () => {
    expect(read({ name: 'm', type: 'macvlan', master: 'ens224' })).toEqual({
      type: 'other',
      plugin: 'macvlan',
      network: 'm',
      master: 'ens224',
    });
    expect(read({ name: 'l', plugins: [{ type: 'sriov' }, { type: 'tuning' }] })).toMatchObject({
      type: 'other',
      plugin: 'sriov',
      network: 'l',
    });
  });
});
