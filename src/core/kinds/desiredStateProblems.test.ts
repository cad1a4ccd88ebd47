import fc from 'fast-check';
import { nic, nns, ovsBridge } from '../../../dev/fixtures/objects';
import { desiredStateProblems } from './desiredStateProblems';
import { readNodeNetworkState } from './nodeNetworkState';
import type { NodeNetworkStateFacts } from './nodeNetworkState';

const bridge = (
  name: string,
  ports: readonly unknown[],
  more: object = {},
  options: object = {},
) => ({
  name,
  type: 'ovs-bridge',
  state: 'up',
  bridge: {
    'allow-extra-patch-ports': true,
    options: { stp: false, 'mcast-snooping-enable': true, ...options },
    port: ports,
    ...more,
  },
});
const mapping = (localnet: unknown, to: unknown = 'br-vmdata', more: object = {}) => ({
  localnet,
  bridge: to,
  state: 'present',
  ...more,
});
const mapped = (...mappings: unknown[]) => ({ ovn: { 'bridge-mappings': mappings } });
const withBridges = (...interfaces: unknown[]) => ({ interfaces });
const vlanPort = (vlan: object) => withBridges(bridge('br-vmdata', [{ name: 'ens224', vlan }]));
const range = (min: number, max: number) => ({ 'id-range': { min, max } });

const good = {
  ...withBridges(bridge('br-vmdata', [{ name: 'ens224' }])),
  ...mapped(mapping('vmdata')),
};

test('what we write has no problem', () => {
  expect(desiredStateProblems(good)).toEqual([]);
  expect(desiredStateProblems(mapped(mapping('tenant', 'br-ex')))).toEqual([]);
  expect(desiredStateProblems(mapped({ localnet: 'tenant', state: 'absent' }))).toEqual([]);
});

test('no JSON makes it throw, whatever stands where', () => {
  const odd = fc.jsonValue({ maxDepth: 3 });
  const entry = fc.record(
    { name: odd, type: odd, state: odd, bridge: odd, 'link-aggregation': odd },
    { requiredKeys: [] },
  );
  const shaped = fc.record({
    interfaces: fc.array(fc.oneof(odd, entry)),
    ovn: fc.record({ 'bridge-mappings': fc.oneof(odd, fc.array(fc.dictionary(fc.string(), odd))) }),
    'ovs-db': odd,
  });
  fc.assert(
    fc.property(fc.oneof(odd, shaped), (desired) => {
      expect(Array.isArray(desiredStateProblems(desired))).toBe(true);
    }),
  );
});

test('whatever is no object has none either: the API server refuses it', () => {
  for (const value of [undefined, null, 7, 'x', []])
    expect(desiredStateProblems(value)).toEqual([]);
});

type Case = [string, unknown, string, Record<string, unknown>];

describe('nmstate takes without a word, and we refuse', () => {
  test.each<Case>([
    ['an empty section ovs-db', { ...good, 'ovs-db': {} }, 'state-ovs-db', {}],
    [
      'the mapping that OVN-Kubernetes makes by itself',
      mapped(mapping('physnet', 'br-ex')),
      'state-localnet-reserved',
      { localnet: 'physnet' },
    ],
    ['an empty localnet', mapped(mapping('')), 'state-localnet-empty', {}],
    [
      'a localnet a:b,c',
      mapped(mapping('a:b,c')),
      'state-localnet-characters',
      { localnet: 'a:b,c' },
    ],
    [
      'STP as the text false, which turns it on',
      withBridges(bridge('br-vmdata', [{ name: 'ens224' }], {}, { stp: 'false' })),
      'state-stp-text',
      { bridge: 'br-vmdata', stp: 'false' },
    ],
    [
      'STP turned on',
      withBridges(bridge('br-vmdata', [{ name: 'ens224' }], {}, { stp: { enabled: true } })),
      'state-stp-on',
      { bridge: 'br-vmdata' },
    ],
    [
      'a trunk VLAN of 5000',
      vlanPort({ mode: 'trunk', 'trunk-tags': [{ id: 5000 }] }),
      'state-trunk-range',
      { port: 'ens224', range: '5000' },
    ],
    [
      'a trunk range up to 5000',
      vlanPort({ mode: 'trunk', 'trunk-tags': [range(100, 5000)] }),
      'state-trunk-range',
      { port: 'ens224', range: '100-5000' },
    ],
    [
      'a reversed trunk range',
      vlanPort({ mode: 'trunk', 'trunk-tags': [range(200, 100)] }),
      'state-trunk-reversed',
      { port: 'ens224', range: '200-100' },
    ],
    ...['a'.repeat(20), 'br data', 'br/data'].map((name): Case => [
      `an interface named ${name}`,
      withBridges(bridge(name, [{ name: 'ens224' }])),
      'state-interface-name',
      { name },
    ]),
    [
      'the mode lacp of a Linux bond',
      withBridges({
        name: 'bond1',
        type: 'bond',
        'link-aggregation': { mode: 'lacp', port: ['ens1', 'ens2'] },
      }),
      'state-bond-mode',
      { bond: 'bond1', mode: 'lacp' },
    ],
    [
      'an interface described twice',
      withBridges(
        { name: 'ens224', type: 'ethernet' },
        { name: 'ens224', type: 'ethernet', mtu: 9000 },
      ),
      'state-interface-repeated',
      { name: 'ens224' },
    ],
    [
      'an unknown key in a mapping',
      mapped(mapping('vmdata', 'br-vmdata', { vlan: 7 })),
      'state-mapping-key-unknown',
      { key: 'vlan', localnet: 'vmdata' },
    ],
    [
      'an OVS bond with one port, until it is verified',
      withBridges(
        bridge('br-vmdata', [
          {
            name: 'ovs-bond1',
            'link-aggregation': { mode: 'balance-slb', port: [{ name: 'ens1' }] },
          },
        ]),
      ),
      'state-bond-one-port',
      { bond: 'ovs-bond1' },
    ],
    [
      'a bridge that forbids patch ports, until OVN has one there',
      withBridges(bridge('br-vmdata', [{ name: 'ens224' }], { 'allow-extra-patch-ports': false })),
      'state-patch-ports-forbidden',
      { bridge: 'br-vmdata' },
    ],
  ])('%s', (_, desired, code, params) => {
    expect(desiredStateProblems(desired)).toEqual([{ code, params }]);
  });
});

describe('nmstate refuses on every node, and so do we before it is written', () => {
  test.each<Case>([
    [
      'an unknown key at the top',
      { ...good, bridges: [] },
      'state-key-unknown',
      { key: 'bridges', place: 'desiredState' },
    ],
    [
      'an unknown key of an interface',
      withBridges({ name: 'ens224', type: 'ethernet', speed: 1 }),
      'state-key-unknown',
      { key: 'speed', place: 'ens224' },
    ],
    [
      'an unknown key of a bridge',
      withBridges(bridge('br-vmdata', [{ name: 'ens224' }], { stp: false })),
      'state-key-unknown',
      { key: 'stp', place: 'br-vmdata.bridge' },
    ],
    [
      'an unknown key of ovn',
      { ovn: { mappings: [] } },
      'state-key-unknown',
      { key: 'mappings', place: 'ovn' },
    ],
    [
      'a mapping without a bridge',
      mapped({ localnet: 'vmdata', state: 'present' }),
      'state-mapping-no-bridge',
      { localnet: 'vmdata' },
    ],
    [
      'a mapping without a localnet',
      mapped({ bridge: 'br-vmdata' }),
      'state-localnet-missing',
      { bridge: 'br-vmdata' },
    ],
    [
      'a localnet mapped twice',
      mapped(mapping('vmdata'), mapping('vmdata', 'br-ex')),
      'state-localnet-repeated',
      { localnet: 'vmdata' },
    ],
    [
      'a mapping that is neither present nor absent',
      mapped(mapping('vmdata', 'br-vmdata', { state: 'up' })),
      'state-mapping-state',
      { localnet: 'vmdata', state: '"up"' },
    ],
    [
      'a mapping to a bridge that the same document removes',
      {
        ...withBridges({ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' }),
        ...mapped(mapping('vmdata')),
      },
      'state-mapping-to-absent-bridge',
      { localnet: 'vmdata', bridge: 'br-vmdata' },
    ],
    [
      'a port in two bridges',
      withBridges(bridge('br-a', [{ name: 'ens224' }]), bridge('br-b', [{ name: 'ens224' }])),
      'state-port-shared',
      { port: 'ens224', bridge: 'br-b', other: 'br-a' },
    ],
    [
      'a port twice in one bridge',
      withBridges(bridge('br-a', [{ name: 'ens224' }, { name: 'ens224' }])),
      'state-port-repeated',
      { port: 'ens224', bridge: 'br-a' },
    ],
    [
      'trunk ranges that overlap',
      vlanPort({ mode: 'trunk', 'trunk-tags': [range(100, 200), { id: 150 }] }),
      'state-trunk-overlap',
      { port: 'ens224', range: '150' },
    ],
    [
      'access mode with trunk VLANs',
      vlanPort({ mode: 'access', tag: 7, 'trunk-tags': [{ id: 8 }] }),
      'state-access-with-trunk',
      { port: 'ens224' },
    ],
    [
      'bridge mappings under ovs-db',
      { 'ovs-db': { external_ids: { 'ovn-bridge-mappings': 'vmdata:br-vmdata' } } },
      'state-ovs-db-mappings',
      {},
    ],
  ])('%s', (_, desired, code, params) => {
    expect(desiredStateProblems(desired)).toEqual([{ code, params }]);
  });
});

describe('what only the nodes can tell', () => {
  const read = (name: string, interfaces: Parameters<typeof nns>[1], mappings = {}) => {
    const { facts } = readNodeNetworkState(
      nns(name, interfaces, { physnet: 'br-ex', ...mappings }),
    );
    if (facts === undefined) throw new Error(name);
    return facts;
  };
  const brEx = [
    nic('eno1'),
    nic('eno2'),
    {
      name: 'bond0',
      type: 'bond',
      'link-aggregation': { mode: '802.3ad', port: ['eno1', 'eno2'] },
    },
    ovsBridge('br-ex', ['bond0']),
  ];
  const worker = read('worker-1', [...brEx, nic('ens224')]);
  const bare = read('worker-2', brEx);
  const inUse = read(
    'worker-3',
    [
      ...brEx,
      nic('ens224'),
      ovsBridge('br-vmdata', ['ens224', 'patch-vlan.120_ovn_localnet_port-to-br-int']),
    ],
    { vmdata: 'br-vmdata' },
  );
  const removal = withBridges({ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' });

  test('a spare NIC that is on every node is fine', () => {
    expect(desiredStateProblems(good, [worker])).toEqual([]);
  });

  test.each<[string, unknown, NodeNetworkStateFacts[], string, Record<string, unknown>]>([
    [
      'a NIC that a node does not have becomes an internal port',
      good,
      [worker, bare],
      'state-port-not-there',
      { port: 'ens224', bridge: 'br-vmdata', nodes: 'worker-2' },
    ],
    [
      'the uplink of br-ex is taken from it',
      withBridges(bridge('br-vmdata', [{ name: 'bond0' }])),
      [worker],
      'state-port-of-br-ex',
      { port: 'bond0', bridge: 'br-vmdata', nodes: 'worker-1' },
    ],
    [
      'a NIC of the bond of br-ex is taken as well',
      withBridges(bridge('br-vmdata', [{ name: 'eno2' }])),
      [worker, bare],
      'state-port-of-br-ex',
      { port: 'eno2', bridge: 'br-vmdata', nodes: 'worker-1, worker-2' },
    ],
    [
      'a localnet that is mapped already is mapped anew',
      mapped(mapping('tenant', 'br-vmdata')),
      [read('worker-1', brEx, { tenant: 'br-ex' }), read('worker-2', brEx, { tenant: 'br-ex' })],
      'state-localnet-moved',
      { localnet: 'tenant', bridge: 'br-vmdata', former: 'br-ex', nodes: 'worker-1, worker-2' },
    ],
    [
      'a bridge under a patch port cannot be removed',
      { ...removal, ...mapped({ localnet: 'vmdata', state: 'absent' }) },
      [inUse],
      'state-bridge-in-use',
      { bridge: 'br-vmdata', nodes: 'worker-3' },
    ],
    [
      'a bridge removed alone leaves its mapping behind',
      removal,
      [read('worker-4', [...brEx, ovsBridge('br-vmdata', ['ens224'])], { vmdata: 'br-vmdata' })],
      'state-mapping-dangles',
      { bridge: 'br-vmdata', localnet: 'vmdata', nodes: 'worker-4' },
    ],
  ])('%s', (_, desired, nodes, code, params) => {
    expect(desiredStateProblems(desired, nodes)).toEqual([{ code, params }]);
  });
});
