import { bridgeOnNode, uplinkOn } from '../networks/bridgeOnNode';
import type { BridgeOnNode, NodeChain, Uplink } from '../networks/chain';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { SwitchSeen } from './diagnosis';
import { policiesMapping } from './mappingReports';

type Link = 'ok' | 'broken' | 'unknown';

/** The links of one network's chain on one node. A link is left out where one further left is missing, so that it cannot be looked at. */
export interface NodeLinks {
  node: string;
  uplink?: Link;
  bridge?: Link;
  mapping?: Link;
  switchSeen: SwitchSeen;
  whole: boolean;
}

/** What a node without the mapping would need: the bridge and the uplinks that other nodes, or a policy, have for it. */
export interface Expected {
  bridges: readonly string[];
  uplinks: readonly string[];
}

export const expectedOf = (
  world: World,
  { localnet, bridge }: VlanNetwork,
  chains: readonly NodeChain[],
): Expected => {
  const asked =
    localnet === undefined
      ? []
      : policiesMapping(world.inventory, localnet)
          .flatMap((policy) => world.inventory.get('nncp', policy)?.mappings ?? [])
          .flatMap((mapping) => (mapping.localnet === localnet ? [mapping.bridge] : []));
  const mapped = localnet === undefined ? [] : (world.localnet(localnet)?.bridges ?? []);
  const uplinks = chains.flatMap((chain) =>
    chain.bridge.known ? (chain.bridge.value?.uplinks ?? []).map(({ name }) => name) : [],
  );
  return {
    bridges: [...new Set([...(bridge === undefined ? [] : [bridge]), ...mapped, ...asked])],
    uplinks: [...new Set(uplinks)],
  };
};

/**
 * What the switch says over LLDP. A tagged network is carried when every neighbour that announces VLANs announces this one; an untagged one
 * when a neighbour names its native VLAN. A switch that announces nothing is not seen, which proves nothing.
 */
const switchSeenBy = (uplinks: readonly Uplink[], vlan: number | undefined): SwitchSeen => {
  const neighbours = uplinks.flatMap((uplink) => uplink.neighbours);
  if (vlan === undefined) {
    return neighbours.some(({ pvid }) => pvid !== undefined) ? 'carries' : 'not-seen';
  }
  const announcing = neighbours.filter(({ vlans }) => vlans.length > 0);
  if (announcing.length === 0) return 'not-seen';
  return announcing.every(({ vlans }) => vlans.includes(vlan)) ? 'carries' : 'does-not-list';
};

const onBridge = (
  node: string,
  bridge: BridgeOnNode,
  mapping: Link,
  vlan: number | undefined,
): NodeLinks => {
  const hasUplink = bridge.uplinks.length > 0;
  return {
    node,
    uplink: hasUplink ? 'ok' : 'broken',
    bridge: 'ok',
    mapping,
    switchSeen: switchSeenBy(bridge.uplinks, vlan),
    whole: hasUplink && mapping === 'ok',
  };
};

/** Looks at one node from the left: uplink, bridge, mapping. The switch is told apart and breaks nothing. */
export const nodeLinks = (
  world: World,
  { localnet, vlan }: VlanNetwork,
  { node, mapping, bridge }: NodeChain,
  expected: Expected,
): NodeLinks => {
  if (!mapping.known || !bridge.known) {
    const unknown = 'unknown';
    return {
      node,
      uplink: unknown,
      bridge: unknown,
      mapping: unknown,
      switchSeen: 'not-seen',
      whole: false,
    };
  }
  const needs = localnet === undefined ? 'linux-bridge' : 'ovs-bridge';
  if (mapping.value !== undefined) {
    return bridge.value?.type === needs
      ? onBridge(node, bridge.value, 'ok', vlan)
      : { node, bridge: 'broken', mapping: 'ok', switchSeen: 'not-seen', whole: false };
  }
  const state = world.inventory.get('nns', node);
  const there = expected.bridges
    .flatMap((name) => (state === undefined ? [] : (bridgeOnNode(state, name) ?? [])))
    .find(({ type }) => type === needs);
  if (there !== undefined) return onBridge(node, there, 'broken', vlan);
  const free =
    state !== undefined && expected.uplinks.some((name) => uplinkOn(state, name) !== undefined);
  return {
    node,
    ...(free && { uplink: 'ok' as const }),
    ...(expected.bridges.length > 0
      ? { bridge: 'broken' as const }
      : { mapping: 'broken' as const }),
    switchSeen: 'not-seen',
    whole: false,
  };
};
