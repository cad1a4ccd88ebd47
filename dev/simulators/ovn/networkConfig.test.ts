import { parseNetworkConfig, patchPortName } from './networkConfig';

const GOOD = {
  cniVersion: '0.3.1',
  name: 'vlan-200',
  type: 'ovn-k8s-cni-overlay',
  topology: 'localnet',
  netAttachDefName: 'team-a/vlan-200',
};

function parse(more: object): ReturnType<typeof parseNetworkConfig> {
  return parseNetworkConfig('team-a/vlan-200', JSON.stringify({ ...GOOD, ...more }));
}

test.each<[why: string, more: object, network: object]>([
  [
    'nothing more',
    {},
    { name: 'vlan-200', localnet: 'vlan-200', vlanId: undefined, mtu: undefined },
  ],
  [
    'a localnet, VLAN and MTU',
    { physicalNetworkName: 'vmdata', vlanID: 200, mtu: 1500 },
    { localnet: 'vmdata', vlanId: 200, mtu: 1500 },
  ],
  ['VLAN 0, which is none', { vlanID: 0 }, { vlanId: undefined }],
  ['VLAN 70000', { vlanID: 70_000 }, { vlanId: 70_000 }],
  ['VLAN -1', { vlanID: -1 }, { vlanId: -1 }],
  ['a key in other case', { vlanId: 7 }, { vlanId: 7 }],
  ['unknown keys', { vlan: 7, _vlanID: 8 }, { vlanId: undefined }],
  ['an empty ipam', { ipam: {} }, { name: 'vlan-200' }],
  ['a missing version', { cniVersion: undefined }, { name: 'vlan-200' }],
  [
    'no topology: the default network, whatever else it says',
    { topology: undefined, vlanID: 5 },
    { name: 'default', vlanId: undefined },
  ],
])('OVN-Kubernetes takes %s', (_why, more, network) => {
  expect(parse(more)).toMatchObject({ kind: 'ovn', network });
});

test.each<[why: string, more: object, message: string]>([
  [
    'a VLAN in quotes',
    { vlanID: '200' },
    'cannot unmarshal string into Go struct field NetConf.vlanID of type int',
  ],
  ['half a VLAN', { vlanID: 1.5 }, 'cannot unmarshal number 1.5'],
  ['an MTU in quotes', { mtu: '1500' }, 'NetConf.mtu of type int'],
  ['a numeric localnet', { physicalNetworkName: 5 }, 'NetConf.physicalNetworkName of type string'],
  ['subnets as a list', { subnets: [] }, 'cannot unmarshal array'],
  ['a capital topology', { topology: 'Localnet' }, 'topology Localnet not supported'],
  ['no name', { name: '' }, 'invalid name'],
  ['a reserved name', { name: 'default' }, 'invalid name'],
  ['no netAttachDefName', { netAttachDefName: undefined }, 'missing NADName'],
  [
    "another NAD's netAttachDefName",
    { netAttachDefName: 'team-b/vlan-200' },
    'net-attach-def name (team-a/vlan-200) is inconsistent with config (team-b/vlan-200)',
  ],
  ['an IPAM plugin', { ipam: { type: 'whereabouts' } }, 'IPAM key is not supported'],
  ['a primary role', { role: 'primary' }, 'only "secondary" is allowed'],
  ['a join subnet', { joinSubnet: '100.64.0.0/16' }, 'does not allow specifying join subnet'],
  [
    'two plugins',
    { type: undefined, plugins: [GOOD, { type: 'tuning' }] },
    'chaining is not supported',
  ],
])('OVN-Kubernetes refuses %s', (_why, more, message) => {
  const parsed = parse(more);
  expect(parsed.kind).toBe('invalid');
  expect('message' in parsed ? parsed.message : '').toContain(message);
});

test('a list of one plugin has its name at the root', () => {
  const { name, ...plugin } = GOOD;
  const parsed = parseNetworkConfig('team-a/vlan-200', JSON.stringify({ name, plugins: [plugin] }));
  expect(parsed).toMatchObject({ kind: 'ovn', network: { name } });
});

test.each(['', '{"name":', '[]', 'null', '5'])('the config %j is invalid', (config) => {
  expect(parseNetworkConfig('a/b', config).kind).toBe('invalid');
});

test('names on the node are normalised', () => {
  expect(patchPortName('cluster_udn_vlan-200')).toBe(
    'patch-cluster_udn_vlan.200_ovn_localnet_port-to-br-int',
  );
  expect(patchPortName('a/b-c')).toBe('patch-a.b.c_ovn_localnet_port-to-br-int');
});
