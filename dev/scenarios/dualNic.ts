import type { KubeObject } from '../cluster/api';
import type { Json } from '../simulators/json';
import { cluster } from './builders/cluster';
import { nad, type LocalnetFacts } from './builders/networks';
import { bond, brEx, currentState, nic, type NodeUplink } from './builders/nodeNetwork';
import { node } from './builders/nodes';
import { namespace, platform, projectMembers } from './builders/platform';
import type { PolicyFacts } from './builders/policies';
import type { Scenario } from './scenario';

const GATEWAY = '198.51.100.1';
const WORKERS_ONLY = { 'node-role.kubernetes.io/worker': '' };
const VLAN_1924: LocalnetFacts = { name: 'vlan-1924', vlanID: 1924, mtu: 1500, id: 1 };

function mapping(localnet: string): PolicyFacts {
  return {
    name: localnet,
    nodeSelector: WORKERS_ONLY,
    desiredState: {
      ovn: { 'bridge-mappings': [{ localnet, bridge: 'br-vmdata', state: 'present' }] },
    },
  };
}

const POLICIES: PolicyFacts[] = [
  {
    name: 'br-vmdata',
    nodeSelector: WORKERS_ONLY,
    maxUnavailable: 1,
    desiredState: {
      interfaces: [
        {
          name: 'br-vmdata',
          description: 'A dedicated OVS bridge with ens224 as a port',
          type: 'ovs-bridge',
          state: 'up',
          bridge: {
            'allow-extra-patch-ports': true,
            options: { stp: false, 'mcast-snooping-enable': true },
            port: [{ name: 'ens224' }],
          },
        },
      ],
    },
  },
  mapping('vlan-1924'),
  mapping('vlan-1926'),
];

/** A node with `br-ex` on bond0 and a second NIC, ens224; `position` numbers its address and MACs. */
function machine(
  role: 'master' | 'worker',
  index: number,
  position: number,
): { node: KubeObject; state: Json } {
  const name = `${role}-${index}`;
  const mac = (last: number): string => `0C:42:A1:10:0${position}:0${last}`;
  const uplink: NodeUplink = {
    node: name,
    address: `198.51.100.1${position}`,
    gateway: GATEWAY,
    uplink: 'bond0',
    mac: mac(0),
  };
  const interfaces = [
    nic({ name: 'eno1', mac: mac(0), speed: 10_000, controller: 'bond0' }),
    nic({ name: 'eno2', mac: mac(1), speed: 10_000, controller: 'bond0' }),
    bond('bond0', ['eno1', 'eno2'], mac(0), 'br-ex'),
    ...brEx(uplink),
    nic({ name: 'ens224', mac: mac(2), state: 'down' }),
  ];
  return {
    node: node({ name, address: uplink.address, role, cables: { ens224: { speed: 10_000 } } }),
    state: currentState(uplink, interfaces),
  };
}

function objects(): KubeObject[] {
  const nodes = [1, 2, 3].flatMap((index) => [
    machine('master', index, index),
    machine('worker', index, index + 3),
  ]);
  const homes = ['default', 'ns2'];
  return cluster({
    nodes: nodes.sort((a, b) => (a.node.metadata.name < b.node.metadata.name ? -1 : 1)),
    policies: POLICIES,
    base: [...platform(), namespace('ns2'), namespace('ns3'), ...projectMembers('ns2')],
    nads: homes.map((home) => nad(home, VLAN_1924)),
    machines: homes.flatMap((home, second) =>
      ['vm-1', 'vm-2'].map((name, index) => ({
        facts: { namespace: home, name, network: `${home}/vlan-1924` },
        node: `worker-${((second * 2 + index) % 3) + 1}`,
      })),
    ),
  });
}

/** The first case of the OVN article: a NIC for the cluster and a second one for the VLANs of machines. */
export const scenario: Scenario = {
  name: 'dual-nic',
  title: 'Dual NIC (OVN article)',
  description:
    'VLAN 1924 reaches every worker over a second NIC; VLAN 1926 is mapped and not used yet.',
  objects,
};
