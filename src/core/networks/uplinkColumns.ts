import type { Inventory } from '../inventory/inventory';
import { compareNames } from '../values/compareNames';
import { nodeSetsOf } from './nodeSetsOf';
import type { UplinkColumn } from './uplinkMatrix';

/** Up to here every node is a column of its own; beyond, nodes that are configured alike share one. */
const MOST_NODES = 6;

/** Nodes of an expanded set that get a column of their own; the rest stays together. */
const MOST_EXPANDED = 12;

const asColumn = (nodes: readonly string[]): UplinkColumn => ({ id: nodes[0] ?? '', nodes });

/**
 * Columns of the uplink matrix for these nodes: the nodes themselves while they are few, else their node sets, with the nodes that reported
 * nothing in a last one. The id of a set's column is its first node, which also names it; a set whose id is in `expanded` is shown node by
 * node, as far as a table can.
 */
export const uplinkColumns = (
  inventory: Inventory,
  nodes: readonly string[],
  expanded: ReadonlySet<string> = new Set(),
): readonly UplinkColumn[] => {
  const sorted = [...nodes].sort(compareNames);
  if (sorted.length <= MOST_NODES) return sorted.map((node) => asColumn([node]));
  const chosen = new Set(sorted);
  const sets = nodeSetsOf(inventory)
    .map((set) => set.nodes.filter((node) => chosen.has(node)))
    .filter((set) => set.length > 0);
  const reported = new Set(sets.flat());
  const silent = sorted.filter((node) => !reported.has(node));
  return [...sets, ...(silent.length > 0 ? [silent] : [])].flatMap((set) => {
    const [first = ''] = set;
    if (!expanded.has(first) || set.length === 1) return [asColumn(set)];
    const rest = set.slice(MOST_EXPANDED);
    return [
      ...set.slice(0, MOST_EXPANDED).map((node): UplinkColumn => ({
        ...asColumn([node]),
        partOf: first,
      })),
      ...(rest.length > 0 ? [{ ...asColumn(rest), partOf: first }] : []),
    ];
  });
};
