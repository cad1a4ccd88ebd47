import type { KubeObject } from '../cluster/api';
import type { Cable } from '../simulators/cables/cables';
import type { Json } from '../simulators/json';
import { cluster } from './builders/cluster';
import type { MachineFacts } from './builders/machines';
import { nad, type LocalnetFacts } from './builders/networks';
import {
  bond,
  brEx,
  currentState,
  neighborUnits,
  nic,
  type NodeUplink,
} from './builders/nodeNetwork';
import { node } from './builders/nodes';
import { namespace, platform, projectMembers } from './builders/platform';
import type { PolicyFacts } from './builders/policies';
import type { Scenario } from './scenario';

const WORKERS = [1, 2, 3];
const GATEWAY = '192.0.2.1';
const LEAVES = [
  { system: 'leaf-1', chassis: '28:E7:1D:4A:10:01' },
  { system: 'leaf-2', chassis: '28:E7:1D:4A:10:02' },
] as const;
const [LEAF_1] = LEAVES;
const JUMBO_FRAME = 9236;

const MACHINE_NET: LocalnetFacts = { name: 'machine-net', mtu: 1500, id: 1 };
const VLAN_1924: LocalnetFacts = {
  name: 'vlan-1924',
  physicalNetworkName: 'vmdata',
  vlanID: 1924,
  mtu: 1500,
  id: 2,
};
const VLAN_1926: LocalnetFacts = {
  name: 'vlan-1926',
  physicalNetworkName: 'vmdata',
  vlanID: 1926,
  mtu: 9000,
  id: 3,
};
const DMZ: LocalnetFacts = {
  name: 'dmz',
  physicalNetworkName: 'physnet-dmz',
  vlanID: 300,
  mtu: 1500,
  id: 4,
};

const POLICIES: PolicyFacts[] = [
  {
    name: 'br-vmdata',
    nodeSelector: { vmdata: 'yes' },
    maxUnavailable: 1,
    desiredState: {
      interfaces: [
        { name: 'ens224', type: 'ethernet', state: 'up', mtu: 9000, lldp: { enabled: true } },
        {
          name: 'br-vmdata',
          description: 'OVS bridge for the VLANs of virtual machines',
          type: 'ovs-bridge',
          state: 'up',
          bridge: {
            'allow-extra-patch-ports': true,
            options: { stp: false, 'mcast-snooping-enable': true },
            port: [{ name: 'ens224' }],
          },
        },
      ],
      ovn: { 'bridge-mappings': [{ localnet: 'vmdata', bridge: 'br-vmdata', state: 'present' }] },
    },
  },
  {
    name: 'machine-net',
    nodeSelector: { 'node-role.kubernetes.io/worker': '' },
    desiredState: {
      ovn: { 'bridge-mappings': [{ localnet: 'machine-net', bridge: 'br-ex', state: 'present' }] },
    },
  },
];

function uplinkOf(index: number): NodeUplink {
  return {
    node: `worker-${index}`,
    address: `192.0.2.1${index}`,
    gateway: GATEWAY,
    uplink: 'bond0',
    mac: `0C:42:A1:00:0${index}:00`,
  };
}

/** The switch port of ens224: a part of one 100G port, with the VLANs of the machines. */
function cableOf(index: number): Cable {
  const neighbor = { ...LEAF_1, port: `Eth1/21/${index}`, vlans: [1924, 1926], frame: JUMBO_FRAME };
  return { speed: 25_000, neighbor: neighborUnits(neighbor) };
}

/** A worker before any policy: `br-ex` on bond0, and ens224 spare. */
function worker(index: number): { node: KubeObject; state: Json } {
  const uplink = uplinkOf(index);
  const members = LEAVES.map((leaf, member) =>
    nic({
      name: `eno${member + 1}`,
      mac: member === 0 ? uplink.mac : `0C:42:A1:00:0${index}:0${member}`,
      speed: 25_000,
      controller: 'bond0',
      neighbor: { ...leaf, port: `Eth1/1${index}`, frame: JUMBO_FRAME },
    }),
  );
  const spare = nic({ name: 'ens224', mac: `0C:42:A1:00:0${index}:0A`, state: 'down' });
  const labels: Record<string, string> = index < 3 ? { vmdata: 'yes' } : {};
  return {
    node: node({
      name: uplink.node,
      address: uplink.address,
      role: 'worker',
      labels,
      cables: { ens224: cableOf(index) },
    }),
    state: currentState(uplink, [
      ...members,
      bond('bond0', ['eno1', 'eno2'], uplink.mac, 'br-ex'),
      ...brEx(uplink),
      spare,
    ]),
  };
}

const PINNED = { nodeSelector: { vmdata: 'yes' } };

/** Machines with running numbers in one namespace; those after the first `pinned` may run on any worker. */
function machines(
  namespaceName: string,
  stem: string,
  count: number,
  network: string,
  pinned: number,
): MachineFacts[] {
  return Array.from({ length: count }, (_, index) => ({
    namespace: namespaceName,
    name: `${stem}-${index + 1}`,
    network,
    ...(index < pinned ? PINNED : {}),
  }));
}

/** Placed in turn on the two workers that carry the VLANs. */
function inTurn(list: MachineFacts[]): { facts: MachineFacts; node: string }[] {
  return list.map((facts, index) => ({ facts, node: `worker-${(index % 2) + 1}` }));
}

function objects(): KubeObject[] {
  return cluster({
    nodes: WORKERS.map(worker),
    policies: POLICIES,
    base: [
      ...platform(),
      ...['frontend', 'orders', 'qa', 'databases', 'dmz', 'demo', 'ops'].map((name) =>
        namespace(name),
      ),
      ...projectMembers('frontend'),
    ],
    nads: [
      nad('default', MACHINE_NET),
      ...['frontend', 'orders', 'qa'].map((name) => nad(name, VLAN_1924)),
      nad('databases', VLAN_1926),
      ...['dmz', 'ops'].map((name) => nad(name, DMZ)),
    ],
    machines: [
      {
        facts: { namespace: 'demo', name: 'demo-vm', network: 'default/machine-net' },
        node: 'worker-1',
      },
      {
        facts: { namespace: 'ops', name: 'jump', network: 'default/machine-net' },
        node: 'worker-3',
      },
      ...inTurn([
        ...machines('frontend', 'web', 8, 'vlan-1924', 6),
        ...machines('orders', 'order', 4, 'vlan-1924', 3),
        ...machines('qa', 'qa', 2, 'vlan-1924', 0),
      ]),
      ...inTurn(machines('databases', 'db', 3, 'vlan-1926', 3)),
      {
        facts: { namespace: 'dmz', name: 'proxy-1', network: 'dmz/dmz' },
        node: 'worker-2',
        stuck: true,
      },
    ],
  });
}

/** The cluster of the mock-ups, and the demo's default. */
export const scenario: Scenario = {
  name: 'three-workers',
  title: 'Three workers',
  description:
    'VLAN 1924 and 1926 reach two of three workers, and a network of VLAN 300 reaches none.',
  objects,
};
