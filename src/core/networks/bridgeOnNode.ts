import type { InterfaceFacts, BridgePort } from '../kinds/networkInterface';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import type { BridgeOnNode, Uplink } from './chain';

const BRIDGE_TYPES = ['ovs-bridge', 'linux-bridge'] as const;

const isBridgeType = (type: string): type is BridgeOnNode['type'] =>
  BRIDGE_TYPES.some((known) => known === type);

/** Types of an interface that can be an uplink; an `ovs-interface` or a patch port is not one. */
const UPLINK_TYPES = new Set(['ethernet', 'bond', 'vlan', 'team', 'infiniband', 'veth']);

const find = (
  { interfaces }: NodeNetworkStateFacts,
  name: string,
  accepts: (type: string) => boolean,
): InterfaceFacts | undefined =>
  interfaces.find(
    (facts) => facts.name === name && facts.state !== 'absent' && accepts(facts.type),
  );

const withNeighbours = (
  state: NodeNetworkStateFacts,
  names: readonly string[],
): Pick<Uplink, 'neighbours' | 'lldpEnabled' | 'speed'> => {
  const nics = names.flatMap((name) => find(state, name, (type) => UPLINK_TYPES.has(type)) ?? []);
  return {
    neighbours: nics.flatMap(({ lldp }) => lldp?.neighbours ?? []),
    lldpEnabled: nics.some(({ lldp }) => lldp?.enabled === true),
    speed: nics.find(({ speed }) => speed !== undefined)?.speed,
  };
};

const minimum = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : Math.min(...values);

const ovsBond = (state: NodeNetworkStateFacts, port: BridgePort): Uplink => {
  const members = port.bond?.members ?? [];
  const nics = members.flatMap((name) => find(state, name, (type) => UPLINK_TYPES.has(type)) ?? []);
  return {
    name: port.name,
    type: 'ovs-bond',
    state: nics.some((nic) => nic.state === 'up') ? 'up' : 'down',
    mtu: minimum(nics.flatMap(({ mtu }) => mtu ?? [])),
    members,
    mode: port.bond?.mode,
    vlan: undefined,
    ...withNeighbours(state, members),
  };
};

/** The uplink that `name` is on this node, with the LLDP neighbours of its members; `undefined` when the node has no such NIC. */
export const uplinkOn = (state: NodeNetworkStateFacts, name: string): Uplink | undefined => {
  const facts = find(state, name, (type) => UPLINK_TYPES.has(type));
  if (facts === undefined) return undefined;
  const members = facts.bond?.members ?? [];
  const base = facts.vlan === undefined ? [] : [facts.vlan.base];
  const own = withNeighbours(state, [name, ...members, ...base]);
  return {
    name,
    type: facts.type,
    state: facts.state,
    mtu: facts.mtu,
    members,
    mode: facts.bond?.mode,
    vlan: facts.vlan?.id,
    ...own,
    speed: facts.speed ?? own.speed,
  };
};

/**
 * The bridge called `name` on a node. An OVS bridge wins over a Linux bridge of the same name. `undefined`: the node has no such bridge.
 * A port that is neither a NIC nor OVN's is an internal port that nmstate made up for a NIC that does not exist (nmstate
 * inter_ifaces_controller.rs).
 */
export const bridgeOnNode = (
  state: NodeNetworkStateFacts,
  name: string,
): BridgeOnNode | undefined => {
  const facts =
    find(state, name, (type) => type === 'ovs-bridge') ??
    find(state, name, (type) => type === 'linux-bridge');
  if (facts === undefined || !isBridgeType(facts.type)) return undefined;
  const uplinks: Uplink[] = [];
  const madeUpPorts: string[] = [];
  const patchPorts: string[] = [];
  for (const port of facts.ports ?? []) {
    if (port.bond !== undefined) {
      uplinks.push(ovsBond(state, port));
      continue;
    }
    const uplink = uplinkOn(state, port.name);
    if (uplink !== undefined) uplinks.push(uplink);
    else if (isPatchPort(state, port.name)) patchPorts.push(port.name);
    else if (port.name !== name && find(state, port.name, (type) => type === 'ovs-interface')) {
      madeUpPorts.push(port.name);
    }
  }
  return { name, type: facts.type, uplinks, madeUpPorts, patchPorts, stp: facts.stp };
};

const isPatchPort = (state: NodeNetworkStateFacts, name: string): boolean =>
  name.startsWith('patch-') ||
  find(state, name, (type) => type === 'ovs-interface')?.patchPeer !== undefined;

/** Names of the bridges of a node with their type, without the integration bridge of OVN, sorted. */
export const bridgesOf = ({
  interfaces,
}: NodeNetworkStateFacts): readonly { name: string; type: BridgeOnNode['type'] }[] =>
  interfaces
    .flatMap(({ name, type, state }) =>
      isBridgeType(type) && state !== 'absent' && name !== 'br-int' ? [{ name, type }] : [],
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
