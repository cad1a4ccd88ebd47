import { parseNodeSelector } from '../../core/intents/parseNodeSelector';
import { selectedNodes } from '../../core/intents/selectedNodes';
import { nodeStateOf } from '../../core/networks/nodeChain';
import { bridgeOnNode } from '../../core/networks/bridgeOnNode';
import type { World } from '../../core/networks/world';
import { compareNames } from '../../core/values/compareNames';

/** What one node has of a bridge, and what a new localnet on it will mean there. */
export interface NodeOutlook {
  node: string;
  /** Whether VMs may run on it. */
  runsVms: boolean;
  uplinks: readonly string[];
  mtu: number | undefined;
  after: 'gets' | 'no-bridge' | 'not-chosen' | 'unread';
}

/** One row per node that is selected or may run VMs. Empty while the bridge or the selector is not readable. */
export const nodeOutlook = (
  bridge: string,
  selector: string,
  world: World,
): readonly NodeOutlook[] => {
  const parsed = parseNodeSelector(selector);
  if (bridge === '' || !parsed.ok) return [];
  const chosen = selectedNodes(world, parsed.value);
  if (!chosen.known) return [];
  const vmNodes = world.vmNodes();
  const runVms = vmNodes.known ? vmNodes.value : [];
  const nodes = [...new Set([...chosen.value, ...runVms])].sort(compareNames);
  return nodes.map((node) => {
    const state = nodeStateOf(world.inventory, node);
    const found = state.known ? bridgeOnNode(state.value, bridge) : undefined;
    const uplinks = found?.uplinks ?? [];
    const mtus = uplinks.flatMap(({ mtu }) => mtu ?? []);
    return {
      node,
      runsVms: runVms.includes(node),
      uplinks: uplinks.map(({ name }) => name),
      mtu: mtus.length === 0 ? undefined : Math.min(...mtus),
      after: afterOf(chosen.value.includes(node), state.known, found !== undefined),
    };
  });
};

const afterOf = (isChosen: boolean, isRead: boolean, hasBridge: boolean): NodeOutlook['after'] => {
  if (!isChosen) return 'not-chosen';
  if (!isRead) return 'unread';
  return hasBridge ? 'gets' : 'no-bridge';
};
