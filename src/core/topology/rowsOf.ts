import type { Card, Picture } from './card';
import type { Layout } from './layOut';
import { Neighbours } from './neighbours';

/** One line of the list that says the same as the picture. */
export interface PictureRow {
  card: Card;
  /** What it stands on, and what stands on it: its neighbours to the left and to the right, from the top. */
  stands: readonly Card[];
  carries: readonly Card[];
}

/** The cards as a list: lane by lane, each from the top; only those that the search finds, where there is one. */
export const rowsOf = (picture: Picture, { order }: Layout): readonly PictureRow[] => {
  const cards = new Map(picture.cards.map((card) => [card.id, card]));
  const neighbours = new Neighbours(picture.links);
  const places = new Map(order.flat().map((id, place) => [id, place]));
  const sorted = (ids: readonly string[]): readonly Card[] =>
    [...ids]
      .sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
      .flatMap((id) => cards.get(id) ?? []);
  return order.flat().flatMap((id) => {
    const card = cards.get(id);
    if (card === undefined || picture.matches?.has(id) === false) return [];
    return [
      {
        card,
        stands: sorted(neighbours.leftOf(id)),
        carries: sorted(neighbours.rightOf(id)),
      },
    ];
  });
};
