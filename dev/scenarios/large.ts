import type { KubeObject } from '../cluster/api';
import { withConditions } from '../simulators/conditions';
import { asRecord, at, type Json } from '../simulators/json';
import { policyConditions } from '../simulators/nmstate/policyConditions';
import { CHANGED_AT, identified } from './builders/identity';
import { vm } from './builders/machines';
import { nad } from './builders/networks';
import { bond, brEx, currentState, nic, ovsBridge, type NodeUplink } from './builders/nodeNetwork';
import { nns, node } from './builders/nodes';
import { namespace, platform, projectMembers } from './builders/platform';
import { nnce, nncp, type PolicyFacts } from './builders/policies';
import { seededRandom } from './builders/seededRandom';
import type { Scenario } from './scenario';

export interface LargeSize {
  nodes: number;
  vms: number;
  networks: number;
  localnets: number;
  seed?: number;
}

/** Nodes behind one pair of leaf switches. */
const RACK = 32;
const NAMESPACES = 60;

/** How a worker may differ from most others. */
type Wiring = 'usual' | 'other-names' | 'small-mtu' | 'no-mapping' | 'no-bridge' | 'one-member';

/** Two of five machines are of another make, whose NICs have other names; a few of each hundred are not as they should be. */
function wiringOf(draw: number): Wiring {
  if (draw < 0.004) return 'no-bridge';
  if (draw < 0.01) return 'no-mapping';
  if (draw < 0.02) return 'small-mtu';
  if (draw < 0.025) return 'one-member';
  return draw < 0.4 ? 'other-names' : 'usual';
}

const localnetName = (index: number): string => `zone-${index + 1}`;

const macOf = (index: number, port: number): string => {
  const hex = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');
  return `0C:42:${hex(index >> 8)}:${hex(index & 255)}:00:${hex(port)}`;
};

/** The interfaces of br-vmdata: a bond of two NICs, heard by the rack's leaves. */
function dataBridge(index: number, wiring: Wiring): Json[] {
  const [first, second] =
    wiring === 'other-names' ? ['enp3s0f0', 'enp3s0f1'] : ['ens1f0', 'ens1f1'];
  const names = wiring === 'one-member' ? [first] : [first, second];
  const mtu = wiring === 'small-mtu' ? 1500 : 9000;
  const rack = Math.floor(index / RACK) + 1;
  const held = wiring === 'no-bridge' ? {} : { controller: 'bond1' };
  const nics = names.map((name, port) =>
    nic({
      name,
      mac: macOf(index, port + 2),
      mtu,
      speed: 25_000,
      ...held,
      neighbor: {
        system: `leaf-${rack}${port === 0 ? 'a' : 'b'}`,
        port: `Eth1/${(index % RACK) + 1}`,
        vlans: [],
        chassis: `28:E7:1D:00:${String(rack % 100).padStart(2, '0')}:0${port}`,
        frame: 9236,
      },
    }),
  );
  if (wiring === 'no-bridge') return nics;
  return [
    ...nics,
    { ...bond('bond1', names, macOf(index, 2), 'br-vmdata'), mtu },
    ovsBridge('br-vmdata', ['bond1', 'br-vmdata']),
  ];
}

function worker(
  index: number,
  wiring: Wiring,
  localnets: number,
): { node: KubeObject; state: Json } {
  const name = `worker-${index + 1}`;
  const address = `10.${16 + (index >> 8)}.${index & 255}.10`;
  const uplink: NodeUplink = {
    node: name,
    address,
    gateway: '10.16.0.1',
    uplink: 'bond0',
    mac: macOf(index, 0),
  };
  const state = currentState(uplink, [
    ...['eno1', 'eno2'].map((port, at) =>
      nic({ name: port, mac: macOf(index, at), speed: 25_000, controller: 'bond0' }),
    ),
    bond('bond0', ['eno1', 'eno2'], uplink.mac, 'br-ex'),
    ...brEx(uplink),
    ...dataBridge(index, wiring),
  ]);
  const mapped = wiring === 'no-bridge' ? 0 : wiring === 'no-mapping' ? localnets - 1 : localnets;
  const mappings = Array.from({ length: mapped }, (_, at) => ({
    localnet: localnetName(at),
    bridge: 'br-vmdata',
  }));
  const ovn = { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }, ...mappings] };
  return { node: node({ name, address, role: 'worker' }), state: { ...state, ovn } };
}

/** The policy of the localnets, with an enactment on each worker. */
function policies(workers: KubeObject[], localnets: number): KubeObject[] {
  const facts: PolicyFacts = {
    name: 'br-vmdata',
    nodeSelector: { 'node-role.kubernetes.io/worker': '' },
    maxUnavailable: 10,
    desiredState: {
      ovn: {
        'bridge-mappings': Array.from({ length: localnets }, (_, index) => ({
          localnet: localnetName(index),
          bridge: 'br-vmdata',
          state: 'present',
        })),
      },
    },
  };
  const policy = nncp(facts);
  const enactments = workers.map((one) => nnce(policy, one));
  const conditions = policyConditions({
    generation: 1,
    enactments,
    matching: workers.length,
    ready: workers.length,
  });
  const status = { conditions: withConditions([], conditions, CHANGED_AT, 'lastHeartbeatTime') };
  return [{ ...policy, status }, ...enactments];
}

/** A machine that runs on a node, without its pod. */
function machine(namespaceName: string, name: string, network: string, on: string): KubeObject[] {
  const whole = vm({ namespace: namespaceName, name, network });
  const spec = asRecord(at(whole, 'spec', 'template', 'spec'));
  const nicName = network.slice(network.indexOf('/') + 1);
  const instance = identified({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { name, namespace: namespaceName },
    spec,
    status: {
      phase: 'Running',
      nodeName: on,
      interfaces: ['default', nicName].map((one) => ({
        name: one,
        infoSource: 'domain, multus-status',
      })),
    },
  });
  return [
    { ...whole, status: { printableStatus: 'Running', ready: true, created: true } },
    instance,
  ];
}

/** The VLAN networks, each in one to three namespaces; the first localnets have most of them. */
function networks(
  size: LargeSize,
  random: () => number,
): { nads: KubeObject[]; homes: { namespace: string; name: string }[] } {
  const homes: { namespace: string; name: string }[] = [];
  const nads = Array.from({ length: size.networks }, (_, index) => {
    const vlanID = 100 + index;
    const name = `vlan-${vlanID}`;
    const zone = Math.floor(random() * random() * size.localnets);
    const count = 1 + Math.floor(random() * 3);
    const facts = {
      name,
      physicalNetworkName: localnetName(zone),
      vlanID,
      mtu: 1500,
      id: index + 1,
    };
    return Array.from({ length: count }, (_unused, at) => {
      const home = `team-${((index * 7 + at * 13) % NAMESPACES) + 1}`;
      homes.push({ namespace: home, name });
      return nad(home, facts);
    });
  }).flat();
  return { nads, homes };
}

/** A cluster of any size at rest, the same for the same numbers. */
export function largeCluster(size: LargeSize): KubeObject[] {
  const random = seededRandom(size.seed ?? 1);
  const workers = Array.from({ length: size.nodes }, (_, index) =>
    worker(index, wiringOf(random()), size.localnets),
  );
  const nodes = workers.map((one) => one.node);
  const { nads, homes } = networks(size, random);
  const machines = Array.from({ length: size.vms }, (_, index) => {
    // A few networks have most of the machines.
    const home = homes[Math.floor(random() ** 2 * homes.length)];
    const on = `worker-${Math.floor(random() * size.nodes) + 1}`;
    return home === undefined ? [] : machine(home.namespace, `vm-${index + 1}`, home.name, on);
  }).flat();
  const teams = Array.from({ length: NAMESPACES }, (_, index) => namespace(`team-${index + 1}`));
  return [
    ...nodes,
    ...platform(),
    ...teams,
    ...projectMembers('team-1'),
    ...workers.map((one) => nns(one.node, one.state)),
    ...policies(nodes, size.localnets),
    ...nads,
    ...machines,
  ];
}

const large = (size: LargeSize): Scenario => ({
  name: `large-${size.nodes}`,
  title: `Large: ${size.nodes} nodes`,
  description: `${size.vms} machines on ${size.networks} networks of ${size.nodes} workers, of which a few are not as they should be.`,
  still: true,
  objects: () => largeCluster(size),
});

/** Generated clusters to measure with; their controllers do not run. */
export const largeScenarios: readonly Scenario[] = [
  large({ nodes: 100, vms: 2000, networks: 40, localnets: 3 }),
  large({ nodes: 500, vms: 10_000, networks: 120, localnets: 6 }),
  large({ nodes: 2000, vms: 50_000, networks: 400, localnets: 12 }),
];
