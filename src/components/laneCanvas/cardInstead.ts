import type { Picture } from '../../core/topology/card';

/** The card at which the keyboard goes on when a card is expanded into its nodes, or folded with them: the first of its parts, or the whole. */
export const cardInstead = ({ cards }: Pick<Picture, 'cards'>, gone: string): string | undefined =>
  (
    cards.find(({ partOf }) => partOf === gone) ??
    cards.find(({ id, partOf }) => partOf === undefined && gone.startsWith(`${id}@`))
  )?.id;
