import type { BridgeOnNode } from '../networks/chain';
import type { Localnet } from '../networks/localnet';

/** Nodes that map the localnet and whose bridge is such, by the bridge they map it to. */
export const mappedNodes = (
  { chains }: Localnet,
  such: (bridge: BridgeOnNode | undefined, node: string) => boolean,
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const { node, mapping, bridge } of chains) {
    if (!mapping.known || mapping.value === undefined) continue;
    if (!bridge.known || !such(bridge.value, node)) continue;
    const nodes = found.get(mapping.value.bridge);
    if (nodes === undefined) found.set(mapping.value.bridge, [node]);
    else nodes.push(node);
  }
  return found;
};
