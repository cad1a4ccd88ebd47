import type { Inventory } from '../inventory/inventory';
import { compareNames } from '../values/compareNames';
import { Signatures } from './nodeSignature';
import type { NodeSet } from './nodeSet';

const commonRoles = (inventory: Inventory, nodes: readonly string[]): readonly string[] => {
  const [first, ...rest] = nodes.map((node) => inventory.get('node', node)?.roles ?? []);
  return (first ?? []).filter((role) => rest.every((roles) => roles.includes(role)));
};

/** FNV-1a over the signature: a short id that is the same wherever and whenever it is computed. */
const hash = (text: string): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value.toString(36);
};

/** Groups the nodes that reported their state by signature, largest set first, then by first node. */
export const nodeSetsOf = (inventory: Inventory): readonly NodeSet[] => {
  const bySignature = new Map<string, string[]>();
  const signatures = new Signatures();
  for (const state of inventory.all('nns')) {
    const signature = signatures.of(state);
    const nodes = bySignature.get(signature);
    if (nodes === undefined) bySignature.set(signature, [state.name]);
    else nodes.push(state.name);
  }
  return [...bySignature]
    .map(([signature, names]) => {
      const nodes = names.sort(compareNames);
      return { id: hash(signature), nodes, roles: commonRoles(inventory, nodes) };
    })
    .sort(
      (a, b) => b.nodes.length - a.nodes.length || compareNames(a.nodes[0] ?? '', b.nodes[0] ?? ''),
    );
};
