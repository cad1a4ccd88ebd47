import type { Coverage, NodeChain } from './chain';
import { chainState } from './nodeChain';

/** Sorts the chains of the nodes where a VM may run by whether they are whole; `unread` may be such nodes as well. */
export const coverageOf = (
  chains: readonly NodeChain[],
  nodes: readonly string[],
  needs: 'ovs-bridge' | 'linux-bridge',
  unread: readonly string[] = [],
): Coverage => {
  const coverage = { whole: [] as string[], broken: [] as string[], unknown: [...unread] };
  let byNode: ReadonlyMap<string, NodeChain> | undefined;
  for (const [place, node] of nodes.entries()) {
    // Both are sorted, and nearly always of the same nodes.
    let chain = chains[place];
    if (chain?.node !== node) {
      byNode ??= new Map(chains.map((one) => [one.node, one]));
      chain = byNode.get(node);
    }
    coverage[chain === undefined ? 'unknown' : chainState(chain, needs)].push(node);
  }
  return coverage;
};
