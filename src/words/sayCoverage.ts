import type { Coverage } from '../core/networks/chain';
import type { Say } from './catalogue';

/** `2 of 3 nodes`, and how many of the rest are not known: a node that was not seen is not one that is missed. */
export const sayCoverage = (say: Say, { whole, broken, unknown }: Coverage): string => {
  const all = whole.length + broken.length + unknown.length;
  if (all === 0) return say('reach.noNodes');
  const counts = { whole: whole.length, all };
  return unknown.length === 0
    ? say('reach.nodes', counts)
    : say('reach.nodesUnknown', { ...counts, unknown: unknown.length });
};
