import type { Inventory } from '../inventory/inventory';
import { known, unknownBecause, unreadableAt } from '../inventory/loadState';
import type { Known } from '../inventory/loadState';
import { REPORTED_INTERFACES, REPORTED_MAPPINGS } from '../kinds/nodeNetworkState';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { bridgeOnNode } from './bridgeOnNode';
import { mappedBridges } from './mappedBridges';
import type { ReadBridge } from './bridgeReader';
import type { BridgeOnNode, NodeChain } from './chain';

/** What nmstate last reported of a node, or why there is nothing. A node without a report is unknown, not empty. */
const reportOf = (inventory: Inventory, node: string): Known<NodeNetworkStateFacts> => {
  const state = inventory.get('nns', node);
  if (state !== undefined) return known(state);
  const reason = inventory.unknown('nns');
  return reason === undefined
    ? unknownBecause('nns', 'not-reported', node)
    : { known: false, reason };
};

/** The state of a node as nmstate last reported it, or why it is not known in whole. */
export const nodeStateOf = (inventory: Inventory, node: string): Known<NodeNetworkStateFacts> => {
  const reason = unreadableAt('nns', inventory.get('nns', node));
  return reason === undefined ? reportOf(inventory, node) : { known: false, reason };
};

/** A bridge of a node. One that is not found, or that has no uplink, may be what could not be read of the node. */
export const readableBridge = (
  state: NodeNetworkStateFacts,
  name: string,
  bridgeOn: ReadBridge = bridgeOnNode,
): Known<BridgeOnNode | undefined> => {
  const bridge = bridgeOn(state, name);
  const reason = unreadableAt('nns', state, REPORTED_INTERFACES);
  const isRead =
    bridge !== undefined &&
    bridge.uplinks.length > 0 &&
    state.interfaces.every((facts) => facts.name !== name || facts.unread === undefined);
  return reason === undefined || isRead ? known(bridge) : { known: false, reason };
};

const repeatedMapping = (node: string, localnet: string, bridges: readonly string[]) =>
  unknownBecause('nns', 'repeated', `${node}: ${localnet} (${bridges.join(', ')})`);

/** What carries `localnet` on `node`: the mapping that OVN uses there and the bridge behind it. */
export const localnetChain = (
  inventory: Inventory,
  localnet: string,
  node: string,
  bridgeOn: ReadBridge = bridgeOnNode,
): NodeChain => {
  const state = reportOf(inventory, node);
  if (!state.known) return { node, mapping: state, bridge: state };
  const { mappings } = state.value;
  if (mappings === undefined) {
    const unread = unreadableAt('nns', state.value, REPORTED_MAPPINGS);
    const mapping =
      unread === undefined
        ? unknownBecause('nns', 'not-reported', node)
        : { known: false as const, reason: unread };
    return { node, mapping, bridge: mapping };
  }
  const [first, ...others] = mappedBridges(mappings, localnet);
  if (first === undefined) return { node, mapping: known(undefined), bridge: known(undefined) };
  if (others.length > 0) {
    const mapping = repeatedMapping(node, localnet, [first, ...others]);
    return { node, mapping, bridge: mapping };
  }
  return {
    node,
    mapping: known({ bridge: first }),
    bridge: readableBridge(state.value, first, bridgeOn),
  };
};

/** What carries a Linux bridge network on `node`: the bridge itself; OVN's mappings play no part. */
export const linuxBridgeChain = (
  inventory: Inventory,
  bridge: string,
  node: string,
  bridgeOn: ReadBridge = bridgeOnNode,
): NodeChain => {
  const state = reportOf(inventory, node);
  if (!state.known) return { node, mapping: state, bridge: state };
  const found = readableBridge(state.value, bridge, bridgeOn);
  if (!found.known) return { node, mapping: found, bridge: found };
  return {
    node,
    mapping: known(found.value === undefined ? undefined : { bridge }),
    bridge: found,
  };
};

/** Whether a chain is whole inside the cluster: mapped, to a bridge of the right type, that has an uplink. The switch is not looked at. */
export const chainState = (
  { mapping, bridge }: NodeChain,
  needs: 'ovs-bridge' | 'linux-bridge',
): 'whole' | 'broken' | 'unknown' => {
  if (!mapping.known || !bridge.known) return 'unknown';
  return mapping.value !== undefined &&
    bridge.value?.type === needs &&
    bridge.value.uplinks.length > 0
    ? 'whole'
    : 'broken';
};
