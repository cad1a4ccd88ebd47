import type { CardStatus } from './card';
import { CARD_WIDTH } from './laneGrid';
import { fits, shorten } from './shorten';

/** Where the lines of a card begin and how large they are, in pixels at scale 1. */
export const TITLE = { x: 34, y: 24, size: 13, font: 'heading' } as const;
export const FACTS = { x: 10, y: 43, size: 12, font: 'text' } as const;
/** Left edge of the sign of a status, and its distance from the top. */
export const SIGN = { x: CARD_WIDTH - 24, y: 10 } as const;

/** Kept free at the right end of a line. */
const PADDING = 4;

/** The first line of a card, as much as there is room for beside the sign of its status. */
export const cardTitle = (text: string, status: CardStatus): string => {
  const end = status === 'ok' ? CARD_WIDTH - PADDING : SIGN.x - 2;
  return shorten(text, { length: 16, width: end - TITLE.x, type: TITLE });
};

/** The second line of a card: of several wordings, the fullest first, the one that has room; the last is cut where none has. */
export const cardFacts = (texts: readonly string[]): string => {
  const room = { length: 26, width: CARD_WIDTH - PADDING - FACTS.x, type: FACTS };
  return texts.find((text) => fits(text, room)) ?? shorten(texts.at(-1) ?? '', room);
};
