import type { Inventory } from '../inventory/inventory';
import { known, unknownBecause } from '../inventory/loadState';
import type { Known } from '../inventory/loadState';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { bridgeOnNode } from './bridgeOnNode';
import type { NodeChain } from './chain';

/** The state of a node as nmstate last reported it, or why it is not known. A node without a report is unknown, not empty. */
export const nodeStateOf = (inventory: Inventory, node: string): Known<NodeNetworkStateFacts> => {
  const state = inventory.get('nns', node);
  if (state !== undefined) return known(state);
  const reason = inventory.unknown('nns');
  return reason === undefined
    ? unknownBecause('nns', 'not-reported', node)
    : { known: false, reason };
};

/** How a bridge of a node is looked at: `bridgeOnNode`, or what it answered before. */
export type ReadBridge = typeof bridgeOnNode;

/** What carries `localnet` on `node`: the mapping that OVN uses there and the bridge behind it. */
export const localnetChain = (
  inventory: Inventory,
  localnet: string,
  node: string,
  bridgeOn: ReadBridge = bridgeOnNode,
): NodeChain => {
  const state = nodeStateOf(inventory, node);
  if (!state.known) return { node, mapping: state, bridge: state };
  const { mappings } = state.value;
  if (mappings === undefined) {
    const notReported = unknownBecause('nns', 'not-reported', node);
    return { node, mapping: notReported, bridge: notReported };
  }
  const mapping = mappings.find((entry) => entry.localnet === localnet);
  if (mapping === undefined) return { node, mapping: known(undefined), bridge: known(undefined) };
  return {
    node,
    mapping: known({ bridge: mapping.bridge }),
    bridge: known(bridgeOn(state.value, mapping.bridge)),
  };
};

/** What carries a Linux bridge network on `node`: the bridge itself; OVN's mappings play no part. */
export const linuxBridgeChain = (
  inventory: Inventory,
  bridge: string,
  node: string,
  bridgeOn: ReadBridge = bridgeOnNode,
): NodeChain => {
  const state = nodeStateOf(inventory, node);
  if (!state.known) return { node, mapping: state, bridge: state };
  const found = bridgeOn(state.value, bridge);
  return {
    node,
    mapping: known(found === undefined ? undefined : { bridge }),
    bridge: known(found),
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
