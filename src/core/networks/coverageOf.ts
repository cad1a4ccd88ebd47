import type { Coverage, NodeChain } from './chain';
import { chainState } from './nodeChain';

/** Sorts the chains of the nodes where a VM may run by whether they are whole; `unread` may be such nodes as well. */
export const coverageOf = (
  chains: readonly NodeChain[],
  nodes: readonly string[],
  needs: 'ovs-bridge' | 'linux-bridge',
  unread: readonly string[] = [],
): Coverage => {
  const byNode = new Map(chains.map((chain) => [chain.node, chain]));
  const coverage = { whole: [] as string[], broken: [] as string[], unknown: [...unread] };
  for (const node of nodes) {
    const chain = byNode.get(node);
    coverage[chain === undefined ? 'unknown' : chainState(chain, needs)].push(node);
  }
  return coverage;
};
