import type { Inventory } from '../inventory/inventory';
import { compareNames } from '../values/compareNames';
import { nodeSetsOf } from './nodeSetsOf';
import type { UplinkColumn } from './uplinkMatrix';

/** Up to here every node is a column of its own; beyond, nodes that are configured alike share one. */
const MOST_NODES = 6;

/**
 * Columns of the uplink matrix for these nodes: the nodes themselves while they are few, else their node sets, with the nodes that reported
 * nothing in a last one. The id of a set's column is its first node, which also names it.
 */
export const uplinkColumns = (
  inventory: Inventory,
  nodes: readonly string[],
): readonly UplinkColumn[] => {
  const sorted = [...nodes].sort(compareNames);
  if (sorted.length <= MOST_NODES) return sorted.map((node) => ({ id: node, nodes: [node] }));
  const chosen = new Set(sorted);
  const sets = nodeSetsOf(inventory)
    .map((set) => set.nodes.filter((node) => chosen.has(node)))
    .filter((set) => set.length > 0);
  const reported = new Set(sets.flat());
  const silent = sorted.filter((node) => !reported.has(node));
  return [...sets, ...(silent.length > 0 ? [silent] : [])].map((set) => ({
    id: set[0] ?? '',
    nodes: set,
  }));
};
