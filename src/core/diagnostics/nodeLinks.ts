import { uplinkOn } from '../networks/bridgeOnNode';
import type { LldpNeighbour } from '../kinds/lldp';
import type { BridgeOnNode, NodeChain } from '../networks/chain';
import { readableBridge } from '../networks/nodeChain';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import { policiesMapping } from './mappingReports';

export type Link = 'ok' | 'broken' | 'unknown';

/** The links of a chain on one node. A link is left out where one further left is missing, so that it cannot be looked at. */
export interface NodeLinks {
  node: string;
  uplink?: Link;
  bridge?: Link;
  mapping?: Link;
  /** What the switch says at the uplinks. */
  neighbours: readonly LldpNeighbour[];
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
  const uplinks = new Set<string>();
  for (const chain of chains) {
    if (chain.bridge.known)
      for (const { name } of chain.bridge.value?.uplinks ?? []) uplinks.add(name);
  }
  return {
    bridges: [...new Set([...(bridge === undefined ? [] : [bridge]), ...mapped, ...asked])],
    uplinks: [...uplinks],
  };
};

const NONE: readonly LldpNeighbour[] = [];

const onBridge = (node: string, bridge: BridgeOnNode, mapping: Link): NodeLinks => {
  const hasUplink = bridge.uplinks.length > 0;
  return {
    node,
    uplink: hasUplink ? 'ok' : 'broken',
    bridge: 'ok',
    mapping,
    neighbours: bridge.uplinks.flatMap((uplink) => uplink.neighbours),
    whole: hasUplink && mapping === 'ok',
  };
};

/** Looks at one node from the left: uplink, bridge, mapping. The switch is told apart and breaks nothing. */
export const nodeLinks = (
  world: World,
  { localnet }: VlanNetwork,
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
      neighbours: NONE,
      whole: false,
    };
  }
  const needs = localnet === undefined ? 'linux-bridge' : 'ovs-bridge';
  if (mapping.value !== undefined) {
    return bridge.value?.type === needs
      ? onBridge(node, bridge.value, 'ok')
      : { node, bridge: 'broken', mapping: 'ok', neighbours: NONE, whole: false };
  }
  const state = world.inventory.get('nns', node);
  const looked = expected.bridges.flatMap((name) =>
    state === undefined ? [] : readableBridge(state, name),
  );
  const there = looked
    .flatMap((found) => (found.known ? (found.value ?? []) : []))
    .find(({ type }) => type === needs);
  if (there !== undefined) return onBridge(node, there, 'broken');
  if (looked.some((found) => !found.known)) {
    const unknown = 'unknown';
    return {
      node,
      uplink: unknown,
      bridge: unknown,
      mapping: 'broken',
      neighbours: NONE,
      whole: false,
    };
  }
  const free =
    state !== undefined && expected.uplinks.some((name) => uplinkOn(state, name) !== undefined);
  return {
    node,
    ...(free && { uplink: 'ok' as const }),
    ...(expected.bridges.length > 0
      ? { bridge: 'broken' as const }
      : { mapping: 'broken' as const }),
    neighbours: NONE,
    whole: false,
  };
};
