import type { Inventory } from '../inventory/inventory';
import { compareNames } from '../values/compareNames';
import type { NodeGroup } from './ground';
import { differencesOf } from './nodeDifference';
import type { NodeDifference } from './nodeDifference';

/** Nodes of one role whose network configuration has the same shape. */
export interface NodeSetView {
  /** Stable across the order of events: made of role and shape. */
  id: string;
  /** Roles of the nodes, joined by `+`; empty where nodes may not be read or have none. */
  role: string;
  /** Sorted as people count. */
  nodes: readonly string[];
  /** Whether most nodes of the role are like this; among sets of equal size the first by id. */
  usual: boolean;
  /** How it differs from the usual set of its role; empty for that one. */
  differences: readonly NodeDifference[];
  /** Names of the bridges that each of its nodes has. */
  bridges: readonly string[];
}

const roleOf = (inventory: Inventory, node: string): string =>
  inventory.get('node', node)?.roles.join('+') ?? '';

/**
 * The node sets of the cluster with their drift: within each role, the largest set is usual and the others differ from it in the ways that
 * are told. By role, the usual set of each first, then by size.
 */
export const driftOf = (
  groups: readonly NodeGroup[],
  inventory: Inventory,
): readonly NodeSetView[] => {
  const sets = groups.flatMap(({ shape, nodes }) => {
    const byRole = new Map<string, string[]>();
    for (const node of nodes) {
      const role = roleOf(inventory, node);
      const own = byRole.get(role);
      if (own === undefined) byRole.set(role, [node]);
      else own.push(node);
    }
    return [...byRole].map(([role, own]) => ({
      id: role === '' ? shape.id : `${role}:${shape.id}`,
      role,
      nodes: own,
      shape,
    }));
  });
  sets.sort(
    (a, b) =>
      compareNames(a.role, b.role) || b.nodes.length - a.nodes.length || compareNames(a.id, b.id),
  );
  const usual = new Map<string, (typeof sets)[number]>();
  for (const set of sets) if (!usual.has(set.role)) usual.set(set.role, set);
  return sets.map((set) => {
    const { id, role, nodes, shape } = set;
    const majority = usual.get(role) ?? set;
    return {
      id,
      role,
      nodes,
      usual: majority === set,
      differences: differencesOf(shape, majority.shape),
      bridges: shape.strands.map(({ bridge }) => bridge.name),
    };
  });
};
