import type { PhysicalDraft } from '../../core/intents/createDraft';
import { validateNodes } from '../../core/intents/validateNodes';
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

/** One row per node that is chosen or may run VMs. Empty while the bridge or the nodes are not readable. */
export const nodeOutlook = (physical: PhysicalDraft, world: World): readonly NodeOutlook[] => {
  const { bridge } = physical;
  const { nodes: chosen, selector } = validateNodes(physical, '', world);
  if (bridge === '' || selector === undefined || chosen.length === 0) return [];
  const vmNodes = world.vmNodes();
  const runVms = vmNodes.known ? vmNodes.value : [];
  const nodes = [...new Set([...chosen, ...runVms])].sort(compareNames);
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
      after: afterOf(chosen.includes(node), state.known, found !== undefined),
    };
  });
};

const afterOf = (isChosen: boolean, isRead: boolean, hasBridge: boolean): NodeOutlook['after'] => {
  if (!isChosen) return 'not-chosen';
  if (!isRead) return 'unread';
  return hasBridge ? 'gets' : 'no-bridge';
};
