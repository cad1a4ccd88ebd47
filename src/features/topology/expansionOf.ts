import type { Picture } from '../../core/topology/card';

/** What expanding or folding a card means. */
export interface Expansion {
  /** Id of the card of the node set. */
  card: string;
  /** Its nodes are drawn one by one now, so that it folds. */
  expanded: boolean;
}

/**
 * Uplinks and bridges of several nodes expand to a card per node, and each of these folds them again; other cards have their parts listed in
 * the panel. `undefined`: nothing to expand.
 */
export const expansionOf = ({ cards }: Picture, id: string): Expansion | undefined => {
  const card = cards.find((one) => one.id === id);
  if (card === undefined) return undefined;
  if (card.partOf !== undefined) return { card: card.partOf, expanded: true };
  const canExpand = (card.lane === 'uplinks' || card.lane === 'bridges') && card.nodes.length > 1;
  return canExpand ? { card: id, expanded: false } : undefined;
};
