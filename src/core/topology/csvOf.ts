import { csvText } from '../values/csvText';
import type { Card, Picture } from './card';
import type { Layout } from './layOut';
import type { PictureWords } from './pictureWords';
import { rowsOf } from './rowsOf';

/** The list twin of the picture as CSV, with the words of the page as head. */
export const csvOf = (picture: Picture, layout: Layout, words: PictureWords): string => {
  const names = (cards: readonly Card[]): string =>
    cards.map((card) => words.title(card)).join(' | ');
  return csvText([
    words.columns,
    ...rowsOf(picture, layout).map(({ card, stands, carries }) => [
      words.lane(card.lane),
      words.noun(card),
      words.title(card),
      words.allFacts(card),
      words.status(card),
      names(stands),
      names(carries),
    ]),
  ]);
};
