import { known } from '../inventory/loadState';
import type { Known } from '../inventory/loadState';
import { matchesLabels } from '../kinds/labelSelector';
import { compareNames } from '../values/compareNames';
import type { World } from '../networks/world';

/** Names of the nodes that an equality selector picks, sorted; an empty selector picks every node. */
export const selectedNodes = (
  { inventory }: Pick<World, 'inventory'>,
  selector: Readonly<Record<string, string>>,
): Known<readonly string[]> => {
  const reason = inventory.unknown('node');
  if (reason !== undefined) return { known: false, reason };
  return known(
    [...inventory.all('node')]
      .filter(({ labels }) => matchesLabels(selector, labels))
      .map(({ name }) => name)
      .sort(compareNames),
  );
};
