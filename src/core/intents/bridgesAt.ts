import { bridgeOnNode } from '../networks/bridgeOnNode';
import type { BridgeAt } from '../networks/chain';
import { nodeStateOf } from '../networks/nodeChain';
import type { World } from '../networks/world';

/** A bridge as these nodes have it, each known to have it, known to lack it, or not read. */
export const bridgesAt = (
  bridge: string,
  nodes: readonly string[],
  { inventory }: Pick<World, 'inventory'>,
): readonly BridgeAt[] =>
  nodes.map((node) => {
    const state = nodeStateOf(inventory, node);
    return {
      node,
      bridge: state.known ? { known: true, value: bridgeOnNode(state.value, bridge) } : state,
    };
  });
