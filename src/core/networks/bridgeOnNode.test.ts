import { readNodeNetworkState } from '../kinds/nodeNetworkState';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { bridgeOnNode, bridgesOf, uplinkOn } from './bridgeOnNode';
import { nodeSignature } from './nodeSignature';

const state = (...interfaces: unknown[]): NodeNetworkStateFacts => {
  const { facts } = readNodeNetworkState({
    metadata: { name: 'worker-1' },
    status: { currentState: { interfaces } },
  });
  if (facts === undefined) throw new Error('the state of the test cannot be read');
  return facts;
};

const nic = (name: string, more: object = {}) => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu: 9000,
  ...more,
});
const internal = (name: string) => ({ name, type: 'ovs-interface', state: 'up' });
const ovs = (name: string, ...port: unknown[]) => ({
  name,
  type: 'ovs-bridge',
  state: 'up',
  bridge: { port },
});
const neighbour = [
  [{ 'system-name': 'leaf-1' }, { 'port-id': 'Eth1/21' }, { 'ieee-802-1-vlans': [{ vid: 1924 }] }],
];

describe('a bridge on a node', () => {
  it("has its NIC as uplink and leaves its own internal port and OVN's patch ports out", () => {
    const bridge = bridgeOnNode(
      state(
        nic('ens224'),
        internal('br-a'),
        ovs(
          'br-a',
          { name: 'ens224' },
          { name: 'br-a' },
          { name: 'patch-x_ovn_localnet_port-to-br-int' },
        ),
      ),
      'br-a',
    );
    expect(bridge).toMatchObject({
      type: 'ovs-bridge',
      madeUpPorts: [],
      patchPorts: ['patch-x_ovn_localnet_port-to-br-int'],
    });
    expect(bridge?.uplinks.map(({ name }) => name)).toEqual(['ens224']);
  });

  it('knows a patch port by its peer where the name does not tell', () => {
    const patch = { name: 'tunnel', type: 'ovs-interface', state: 'up', patch: { peer: 'other' } };
    expect(bridgeOnNode(state(patch, ovs('br-a', { name: 'tunnel' })), 'br-a')).toMatchObject({
      patchPorts: ['tunnel'],
    });
  });

  it('tells the port that nmstate made up for a NIC that does not exist', () => {
    const bridge = bridgeOnNode(state(internal('ens999'), ovs('br-a', { name: 'ens999' })), 'br-a');
    expect(bridge).toMatchObject({ uplinks: [], madeUpPorts: ['ens999'] });
  });

  it('says nothing of a port that nothing is known about', () => {
    expect(bridgeOnNode(state(ovs('br-a', { name: 'gone' })), 'br-a')).toMatchObject({
      uplinks: [],
      madeUpPorts: [],
      patchPorts: [],
    });
  });

  it('reads a Linux bond with its members, their speed and their switch', () => {
    const bond = {
      name: 'bond0',
      type: 'bond',
      state: 'up',
      mtu: 1500,
      'link-aggregation': { mode: '802.3ad', port: ['eno1', 'eno2'] },
    };
    const member = nic('eno1', {
      ethernet: { speed: 25000 },
      lldp: { enabled: true, neighbors: neighbour },
    });
    const uplink = uplinkOn(state(bond, member, nic('eno2')), 'bond0');
    expect(uplink).toMatchObject({
      type: 'bond',
      mode: '802.3ad',
      members: ['eno1', 'eno2'],
      speed: 25000,
      lldpEnabled: true,
      neighbours: [{ system: 'leaf-1', port: 'Eth1/21', vlans: [1924] }],
    });
  });

  it.each([
    ['up', 'up', 9000],
    ['down', 'down', 1500],
  ])('reads an OVS bond that lives inside the bridge and is %s', (memberState, expected, mtu) => {
    const port = {
      name: 'slb',
      'link-aggregation': { mode: 'balance-slb', port: [{ name: 'eno3' }, { name: 'eno4' }] },
    };
    const bridge = bridgeOnNode(
      state(
        nic('eno3', { state: memberState, mtu }),
        nic('eno4', { state: 'down' }),
        ovs('br-a', port),
      ),
      'br-a',
    );
    expect(bridge?.uplinks).toMatchObject([
      {
        name: 'slb',
        type: 'ovs-bond',
        mode: 'balance-slb',
        members: ['eno3', 'eno4'],
        state: expected,
        mtu,
      },
    ]);
  });

  it('reads an OVS bond whose members the node does not have, without an MTU', () => {
    const port = {
      name: 'slb',
      'link-aggregation': { mode: 'balance-slb', port: [{ name: 'gone' }] },
    };
    expect(bridgeOnNode(state(ovs('br-a', port)), 'br-a')?.uplinks).toMatchObject([
      { mtu: undefined, state: 'down' },
    ]);
  });

  it('tells that an uplink is a VLAN interface, and the switch behind its base', () => {
    const vlan = {
      name: 'bond0.100',
      type: 'vlan',
      state: 'up',
      vlan: { 'base-iface': 'eno1', id: 100 },
    };
    expect(
      uplinkOn(
        state(vlan, nic('eno1', { lldp: { enabled: true, neighbors: neighbour } })),
        'bond0.100',
      ),
    ).toMatchObject({
      vlan: 100,
      neighbours: [{ system: 'leaf-1' }],
    });
  });

  it('prefers the OVS bridge where a Linux bridge has the same name', () => {
    const linux = { name: 'br-a', type: 'linux-bridge', state: 'up', bridge: { port: [] } };
    expect(bridgeOnNode(state(linux, ovs('br-a')), 'br-a')?.type).toBe('ovs-bridge');
    expect(bridgeOnNode(state(linux), 'br-a')?.type).toBe('linux-bridge');
  });

  it('is not there when it is absent or another kind of interface', () => {
    expect(
      bridgeOnNode(state({ ...ovs('br-a'), state: 'absent' }, nic('br-b')), 'br-a'),
    ).toBeUndefined();
    expect(bridgeOnNode(state(nic('br-b')), 'br-b')).toBeUndefined();
  });

  it("lists the bridges of a node without OVN's own, by name", () => {
    expect(bridgesOf(state(ovs('br-z'), ovs('br-int'), ovs('br-a'), nic('eno1')))).toEqual([
      { name: 'br-a', type: 'ovs-bridge' },
      { name: 'br-z', type: 'ovs-bridge' },
    ]);
  });
});

describe('the signature of a node', () => {
  const bond = (port: string[], mode = '802.3ad') => ({
    name: 'bond0',
    type: 'bond',
    state: 'up',
    'link-aggregation': { mode, port },
  });
  const vlan = (id: number) => ({
    name: 'bond0.1',
    type: 'vlan',
    state: 'up',
    vlan: { 'base-iface': 'bond0', id },
  });

  it.each([
    [
      'MAC and address',
      [nic('eno1', { 'mac-address': 'A' })],
      [nic('eno1', { 'mac-address': 'B', ipv4: { address: [{ ip: '10.0.0.1' }] } })],
    ],
    ['state', [nic('eno1')], [nic('eno1', { state: 'down' })]],
    [
      'order of interfaces and members',
      [nic('eno1'), bond(['a', 'b'])],
      [bond(['b', 'a']), nic('eno1')],
    ],
    ['patch ports', [ovs('br-a', { name: 'patch-x' })], [ovs('br-a')]],
    ['the integration bridge', [ovs('br-int', { name: 'vm1' })], []],
    ['LLDP', [nic('eno1', { lldp: { enabled: true, neighbors: neighbour } })], [nic('eno1')]],
  ])('does not depend on %s', (_what, one, other) => {
    expect(nodeSignature(state(...one))).toBe(nodeSignature(state(...other)));
  });

  it.each([
    ['MTU', [nic('eno1')], [nic('eno1', { mtu: 1500 })]],
    ["a bond's mode", [bond(['a'])], [bond(['a'], 'active-backup')]],
    ["a bond's members", [bond(['a'])], [bond(['a', 'b'])]],
    ['a VLAN interface', [vlan(1)], [vlan(2)]],
    ["a bridge's ports", [ovs('br-a', { name: 'eno1' })], [ovs('br-a')]],
    [
      "an OVS bond's members",
      [ovs('br-a', { name: 's', 'link-aggregation': { mode: 'm', port: [{ name: 'a' }] } })],
      [ovs('br-a', { name: 's', 'link-aggregation': { mode: 'm', port: [{ name: 'b' }] } })],
    ],
  ])('depends on %s', (_what, one, other) => {
    expect(nodeSignature(state(...one))).not.toBe(nodeSignature(state(...other)));
  });
});
