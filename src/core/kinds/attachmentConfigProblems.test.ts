import fc from 'fast-check';
import { attachmentConfigProblems } from './attachmentConfigProblems';
import { localnetConfig } from './localnetAttachment';

const place = { namespace: 'team-a', name: 'vlan-200' };
const good = localnetConfig({ ...place, localnet: 'vmdata', vlan: 200, mtu: 1500 });

const problems = (config: unknown) => attachmentConfigProblems(JSON.stringify(config), place);
const without = (...keys: (keyof typeof good)[]) =>
  Object.fromEntries(Object.entries(good).filter(([key]) => !keys.some((one) => one === key)));

test('what we write has no problem, tagged or untagged, on physnet as well', () => {
  expect(problems(good)).toEqual([]);
  expect(problems(without('vlanID'))).toEqual([]);
  expect(
    problems({ ...good, physicalNetworkName: 'physnet', role: 'secondary', ipam: {} }),
  ).toEqual([]);
});

type Case = [string, unknown, string, Record<string, unknown>];

describe('OVN-Kubernetes takes without a word, and we refuse', () => {
  test.each<Case>([
    ['VLAN 0, which means untagged', { ...good, vlanID: 0 }, 'config-vlan-zero', {}],
    ['VLAN 4095', { ...good, vlanID: 4095 }, 'config-vlan-out-of-range', { vlan: '4095' }],
    ['VLAN 70000', { ...good, vlanID: 70000 }, 'config-vlan-out-of-range', { vlan: '70000' }],
    ['VLAN -1', { ...good, vlanID: -1 }, 'config-vlan-out-of-range', { vlan: '-1' }],
    ['MTU 0', { ...good, mtu: 0 }, 'config-mtu-out-of-range', { mtu: '0' }],
    ['MTU -1', { ...good, mtu: -1 }, 'config-mtu-out-of-range', { mtu: '-1' }],
    ['MTU 100000', { ...good, mtu: 100_000 }, 'config-mtu-out-of-range', { mtu: '100000' }],
    ['no MTU, which means that of the overlay', without('mtu'), 'config-mtu-missing', {}],
    [
      'a localnet of any characters',
      { ...good, physicalNetworkName: 'a:b,c' },
      'config-localnet-characters',
      { localnet: 'a:b,c' },
    ],
    ['an empty localnet', { ...good, physicalNetworkName: '' }, 'config-localnet-empty', {}],
    [
      'a name of any characters',
      { ...good, name: 'VLAN 200!' },
      'config-name-characters',
      { name: 'VLAN 200!' },
    ],
    ['no CNI version', without('cniVersion'), 'config-version-missing', {}],
    [
      'an unknown CNI version',
      { ...good, cniVersion: '9.9.9' },
      'config-version-unknown',
      { version: '9.9.9' },
    ],
    [
      'host bits in subnets',
      { ...good, subnets: '192.0.2.7/24' },
      'config-subnet-host-bits',
      { subnet: '192.0.2.7/24' },
    ],
    ['subnets at all', { ...good, subnets: '192.0.2.0/24' }, 'config-subnets', {}],
    [
      'a list of one plugin',
      { cniVersion: '0.3.1', name: 'vlan-200', plugins: [good] },
      'config-plugin-list',
      {},
    ],
    [
      'no topology, which means the cluster’s own network',
      without('topology'),
      'config-topology-missing',
      {},
    ],
    [
      'an empty topology, which means the same',
      { ...good, topology: '' },
      'config-topology-missing',
      {},
    ],
    [
      'plugins that are no list',
      { ...good, plugins: 7 },
      'config-plugins-no-list',
      { plugins: '7' },
    ],
    [
      'an empty list of plugins',
      { ...good, plugins: [] },
      'config-plugins-no-list',
      { plugins: '[]' },
    ],
    [
      'addresses to be kept where none are given',
      { ...good, allowPersistentIPs: true },
      'config-persistent-ips',
      {},
    ],
    ...['transport', 'defaultGatewayIPs', 'reservedSubnets', 'infrastructureSubnets'].map(
      (key): Case => [
        `${key}, of other networks`,
        { ...good, [key]: 'x' },
        'config-key-foreign',
        { key },
      ],
    ),
    ['a misspelt key', { ...good, vlan: 200 }, 'config-key-unknown', { key: 'vlan' }],
    [
      'a key of another plugin',
      { ...good, bridge: 'br1' },
      'config-key-unknown',
      { key: 'bridge' },
    ],
    ['a key commented out', { ...good, _vlanID: 7 }, 'config-key-unknown', { key: '_vlanID' }],
    [
      'a key in other letters',
      { ...without('vlanID'), vlanId: 200 },
      'config-key-case',
      { key: 'vlanId', expected: 'vlanID' },
    ],
    ['another type', { ...good, type: 'ovn-k8s-cni' }, 'config-type', { type: 'ovn-k8s-cni' }],
    ['no type', without('type'), 'config-type', { type: '' }],
  ])('%s', (_, config, code, params) => {
    expect(problems(config)).toEqual([{ code, params }]);
  });
});

describe('OVN-Kubernetes refuses, in an event that nobody sees, and so do we before it is written', () => {
  test.each<Case>([
    ['a VLAN as text', { ...good, vlanID: '200' }, 'config-vlan-not-a-number', { vlan: '200' }],
    ['a fraction of a VLAN', { ...good, vlanID: 1.5 }, 'config-vlan-not-a-number', { vlan: '1.5' }],
    ['an MTU as text', { ...good, mtu: '1500' }, 'config-mtu-not-a-number', { mtu: '1500' }],
    ['a fraction of an MTU', { ...good, mtu: 1.5 }, 'config-mtu-not-a-number', { mtu: '1.5' }],
    [
      'a localnet as number',
      { ...good, physicalNetworkName: 7 },
      'config-localnet-not-text',
      { localnet: '7' },
    ],
    [
      'a CNI version as number',
      { ...good, cniVersion: 0.3 },
      'config-version-not-text',
      { version: '0.3' },
    ],
    [
      'no name of the attachment',
      without('netAttachDefName'),
      'config-attachment-missing',
      { expected: 'team-a/vlan-200' },
    ],
    [
      'the attachment of another namespace',
      { ...good, netAttachDefName: 'team-b/vlan-200' },
      'config-attachment-other',
      { found: 'team-b/vlan-200', expected: 'team-a/vlan-200' },
    ],
    [
      'another attachment',
      { ...good, netAttachDefName: 'team-a/vlan-201' },
      'config-attachment-other',
      { found: 'team-a/vlan-201', expected: 'team-a/vlan-200' },
    ],
    [
      'the topology with a capital',
      { ...good, topology: 'Localnet' },
      'config-topology',
      { topology: 'Localnet' },
    ],
    ['the topology vlan', { ...good, topology: 'vlan' }, 'config-topology', { topology: 'vlan' }],
    ['no name', without('name'), 'config-name-missing', {}],
    ['the name default', { ...good, name: 'default' }, 'config-name-reserved', { name: 'default' }],
    [
      'the name ovn-kubernetes',
      { ...good, name: 'ovn-kubernetes' },
      'config-name-reserved',
      { name: 'ovn-kubernetes' },
    ],
    [
      'an address plugin',
      { ...good, ipam: { type: 'whereabouts' } },
      'config-ipam',
      { plugin: 'whereabouts' },
    ],
    [
      'an address plugin that is no object',
      { ...good, ipam: 7 },
      'config-ipam-not-an-object',
      { ipam: '7' },
    ],
    [
      'excluded ranges as a list',
      { ...good, subnets: '192.0.2.0/24', excludeSubnets: ['192.0.2.1/32'] },
      'config-subnets-not-text',
      { subnets: '["192.0.2.1/32"]' },
    ],
    [
      'excluded ranges without subnets',
      { ...good, excludeSubnets: '192.0.2.1/32' },
      'config-exclude-outside',
      { subnet: '192.0.2.1/32' },
    ],
    [
      'subnets as a list',
      { ...good, subnets: ['192.0.2.0/24'] },
      'config-subnets-not-text',
      { subnets: '["192.0.2.0/24"]' },
    ],
    [
      'subnets that are none',
      { ...good, subnets: '192.0.2/24' },
      'config-subnet-form',
      { subnet: '192.0.2/24' },
    ],
    [
      'excluded ranges outside the subnets',
      { ...good, subnets: '192.0.2.0/24,2001:db8::/64', excludeSubnets: '198.51.100.0/30' },
      'config-exclude-outside',
      { subnet: '198.51.100.0/30' },
    ],
    ['the role primary', { ...good, role: 'primary' }, 'config-role', { role: 'primary' }],
    ['a join subnet', { ...good, joinSubnet: '100.65.0.0/16' }, 'config-join-subnet', {}],
    ['two plugins', { name: 'n', plugins: [good, { type: 'tuning' }] }, 'config-plugin-chain', {}],
    [
      'a list beside a single configuration',
      { ...good, plugins: [good] },
      'config-list-and-single',
      {},
    ],
  ])('%s', (_, config, code, params) => {
    expect(problems(config)).toEqual([{ code, params }]);
  });

  test('a trailing comma, with what the parser says', () => {
    const [problem, ...more] = attachmentConfigProblems('{"name": "n",}', place);
    expect(problem?.code).toBe('config-not-json');
    expect(String(problem?.params.detail).length).toBeGreaterThan(0);
    expect(more).toEqual([]);
  });

  test.each(['[]', '7', 'null', '""'])('%s, which is no object', (text) => {
    expect(attachmentConfigProblems(text, place)).toEqual([
      { code: 'config-not-an-object', params: {} },
    ]);
  });
});

test('no configuration makes it throw', () => {
  const odd = fc.jsonValue({ maxDepth: 2 });
  const keys = fc.constantFrom(
    ...Object.keys(good),
    'subnets',
    'excludeSubnets',
    'ipam',
    'plugins',
  );
  fc.assert(
    fc.property(fc.dictionary(keys, odd), (change) => {
      expect(Array.isArray(problems({ ...good, ...change }))).toBe(true);
    }),
  );
});

test('null sets nothing, and a key in other letters is judged by its value', () => {
  expect(problems({ ...good, role: null, ipam: null })).toEqual([]);
  const codes = problems({ ...without('mtu'), MTU: 7 }).map(({ code }) => code);
  expect(codes).toEqual(['config-key-case', 'config-mtu-out-of-range']);
});

test('the one plugin of a list is judged as well', () => {
  const codes = problems({
    name: 'vlan-200',
    cniVersion: '0.3.1',
    plugins: [{ ...good, vlanID: 5000 }],
  });
  expect(codes.map(({ code }) => code)).toEqual(['config-plugin-list', 'config-vlan-out-of-range']);
});

test('several problems are all told', () => {
  const codes = problems({ ...good, vlanID: '7', mtu: 5, physicalNetworkName: 'a b' }).map(
    ({ code }) => code,
  );
  expect(codes).toEqual([
    'config-localnet-characters',
    'config-vlan-not-a-number',
    'config-mtu-out-of-range',
  ]);
});
