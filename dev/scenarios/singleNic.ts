import type { KubeObject } from '../cluster/api';
import type { Json } from '../simulators/json';
import { cluster } from './builders/cluster';
import { nad, type LocalnetFacts } from './builders/networks';
import {
  bond,
  brEx,
  currentState,
  nic,
  vlanInterface,
  type Neighbor,
  type NodeUplink,
} from './builders/nodeNetwork';
import { node } from './builders/nodes';
import { namespace, platform, projectMembers } from './builders/platform';
import type { Scenario } from './scenario';

const GATEWAY = '203.0.113.1';
const LEAF = { system: 'tor-7', chassis: '28:E7:1D:4A:70:01' };

/** The interfaces of a machine that has one NIC, or one bond, for everything. */
interface Wiring {
  interfaces: (uplink: NodeUplink) => Json[];
  /** The port of br-ex. */
  uplink: string;
}

const oneNic = (neighbor?: Omit<Neighbor, 'system' | 'chassis' | 'port'>): Wiring => ({
  uplink: 'ens192',
  interfaces: (uplink) => [
    nic({
      name: 'ens192',
      mac: uplink.mac,
      speed: 10_000,
      controller: 'br-ex',
      ...(neighbor === undefined
        ? {}
        : { neighbor: { ...LEAF, port: `Eth${uplink.address.slice(-2)}`, ...neighbor } }),
    }),
    ...brEx(uplink),
  ],
});

const taggedBond: Wiring = {
  uplink: 'bond0.100',
  interfaces: (uplink) => [
    ...['eno1', 'eno2'].map((name, index) =>
      nic({
        name,
        mac: `${uplink.mac.slice(0, -1)}${index + 1}`,
        speed: 25_000,
        controller: 'bond0',
      }),
    ),
    bond('bond0', ['eno1', 'eno2'], uplink.mac),
    vlanInterface('bond0', 100, uplink.mac, 'br-ex'),
    ...brEx(uplink),
  ],
};

function machine(
  role: 'master' | 'worker',
  index: number,
  wiring: Wiring,
): { node: KubeObject; state: Json } {
  const name = `${role}-${index}`;
  const position = role === 'master' ? index : index + 3;
  const uplink: NodeUplink = {
    node: name,
    address: `203.0.113.1${position}`,
    gateway: GATEWAY,
    uplink: wiring.uplink,
    mac: `0C:42:A1:20:0${position}:00`,
  };
  return {
    node: node({ name, address: uplink.address, role }),
    state: currentState(uplink, wiring.interfaces(uplink)),
  };
}

/** A cluster of three masters and three workers of one wiring, with one localnet on br-ex for these networks, and two VMs on each. */
function objectsOf(wiring: Wiring, localnet: string, networks: LocalnetFacts[]): KubeObject[] {
  return cluster({
    nodes: [1, 2, 3].flatMap((index) => [
      machine('master', index, wiring),
      machine('worker', index, wiring),
    ]),
    policies: [
      {
        name: localnet,
        nodeSelector: { 'node-role.kubernetes.io/worker': '' },
        desiredState: {
          ovn: { 'bridge-mappings': [{ localnet, bridge: 'br-ex', state: 'present' }] },
        },
      },
    ],
    base: [...platform(), namespace('shop'), ...projectMembers('shop')],
    nads: networks.map((network) => nad('shop', network)),
    machines: networks.flatMap(({ name }, at) =>
      ['a', 'b'].map((letter, index) => ({
        facts: { namespace: 'shop', name: `${name}-${letter}`, network: name },
        node: `worker-${((at + index) % 3) + 1}`,
      })),
    ),
  });
}

const UNTAGGED: LocalnetFacts = { name: 'machine-net', mtu: 1500, id: 1 };

/** The second case of the OVN article: one NIC, one network, no VLANs. */
export const singleNic: Scenario = {
  name: 'single-nic',
  title: 'Single NIC, no VLANs (OVN article)',
  description: 'Machines share the network of the nodes through a localnet on br-ex, untagged.',
  objects: () => objectsOf(oneNic(), 'machine-net', [UNTAGGED]),
};

/** The third case: the nodes use the native VLAN of a trunk, and machines may use its other VLANs. */
export const singleNicNativeVlan: Scenario = {
  name: 'single-nic-native-vlan',
  title: 'Single NIC, native VLAN on br-ex (OVN article)',
  description:
    'The switch announces native VLAN 100 and a trunk with VLAN 1924 and 1926: untagged machines are beside the nodes, tagged ones on the trunk.',
  objects: () =>
    objectsOf(oneNic({ pvid: 100, vlans: [1924, 1926] }), 'trunk', [
      { ...UNTAGGED, physicalNetworkName: 'trunk' },
      { name: 'vlan-1924', physicalNetworkName: 'trunk', vlanID: 1924, mtu: 1500, id: 2 },
    ]),
};

/** The fourth case: br-ex stands on a VLAN interface, so that a network with a VLAN ID is tagged twice. */
export const singleNicTaggedVlan: Scenario = {
  name: 'single-nic-tagged-vlan',
  title: 'Single NIC, tagged VLAN on br-ex (OVN article)',
  description:
    'br-ex stands on VLAN interface bond0.100: machines without a tag are beside the nodes, and VLAN 1924 would be tagged twice.',
  objects: () =>
    objectsOf(taggedBond, 'vlan-100', [
      { name: 'vlan-100', mtu: 1500, id: 1 },
      { name: 'vlan-1924', physicalNetworkName: 'vlan-100', vlanID: 1924, mtu: 1500, id: 2 },
    ]),
};
