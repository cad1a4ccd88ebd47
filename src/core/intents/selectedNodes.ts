import { known } from '../inventory/loadState';
import type { Known } from '../inventory/loadState';
import { matchesLabels } from '../kinds/labelSelector';
import { compareNames } from '../values/compareNames';
import type { World } from '../networks/world';
import type { NodeLabel } from './intent';

/**
 * Names of the nodes that an equality selector picks, sorted; an empty selector picks every node. `coming` are labels that nodes are about
 * to get.
 */
export const selectedNodes = (
  { inventory }: Pick<World, 'inventory'>,
  selector: Readonly<Record<string, string>>,
  coming: readonly NodeLabel[] = [],
): Known<readonly string[]> => {
  const reason = inventory.unknown('node');
  if (reason !== undefined) return { known: false, reason };
  const added = new Map<string, Record<string, string>>();
  for (const { node, key, value } of coming) {
    added.set(node, { ...added.get(node), [key]: value });
  }
  return known(
    [...inventory.all('node')]
      .filter(({ name, labels }) => matchesLabels(selector, { ...labels, ...added.get(name) }))
      .map(({ name }) => name)
      .sort(compareNames),
  );
};
