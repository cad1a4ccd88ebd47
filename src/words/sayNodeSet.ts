import type { NodeSetView } from '../core/topology/driftOf';
import type { Say } from './catalogue';
import { sayNodes } from './sayCard';

/** What a node set is called: `worker, 12 nodes`, `worker, worker-3: differs from the others`. */
export const sayNodeSet = (
  say: Say,
  { role, nodes, usual }: Pick<NodeSetView, 'role' | 'nodes' | 'usual'>,
): string => {
  const name = [role, sayNodes(say, nodes)].filter((part) => part !== '').join(', ');
  return usual ? name : say('topology.nodeSet.differs', { set: name });
};
