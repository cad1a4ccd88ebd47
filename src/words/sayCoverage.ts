import type { Coverage } from '../core/networks/chain';
import type { LinkCoverage } from '../core/topology/card';
import type { Say } from './catalogue';

/** `2 of 3 nodes`, and how many of the rest are not known: a node that was not seen is not one that is missed. */
export const sayNodeCounts = (
  say: Say,
  { whole, all, unknown }: Pick<LinkCoverage, 'whole' | 'all' | 'unknown'>,
): string => {
  if (all === 0) return say('reach.noNodes');
  return unknown === 0
    ? say('reach.nodes', { whole, all })
    : say('reach.nodesUnknown', { whole, all, unknown });
};

/** Whether there is no node at all that a network could reach. */
export const isOnNoNode = ({ whole, broken, unknown }: Coverage): boolean =>
  whole.length + broken.length + unknown.length === 0;

/** How far a network reaches: `2 of 3 nodes`. */
export const sayCoverage = (say: Say, { whole, broken, unknown }: Coverage): string =>
  sayNodeCounts(say, {
    whole: whole.length,
    all: whole.length + broken.length + unknown.length,
    unknown: unknown.length,
  });
