import type { Card, Lane, Link } from './card';

/** The texts that the writers of a picture need, in the language of whoever reads it. */
export interface PictureWords {
  /** Name of the whole picture. */
  name: string;
  lane(lane: Lane): string;
  /** `Bridge`, `VLAN network`. */
  noun(card: Card): string;
  /** The first line of a card, whole. */
  title(card: Card): string;
  /** The second line, whole. */
  facts(card: Card): string;
  /** Wordings of the second line, the fullest first, for where there is less room. */
  subtitles(card: Card): readonly string[];
  /** The second line with all that is not on the card for want of room. */
  allFacts(card: Card): string;
  /** The spoken label: noun, name and facts. */
  label(card: Card): string;
  /** `Broken`, with what was found; empty when nothing is wrong. */
  status(card: Card): string;
  /** `1,290`. */
  count(count: number): string;
  /** `1,290 of 1,306 nodes`; empty where nothing is counted. */
  coverage(link: Link): string;
  /** Heads of the columns of the list: lane, noun, name, facts, status, stands on, carries. */
  columns: readonly [string, string, string, string, string, string, string];
}
