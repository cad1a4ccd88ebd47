import { sameFacts } from '../inventory/sameFacts';
import type { Picture } from './card';
import { sameEntries } from '../values/sameEntries';

const keepEach = <T extends { id: string }>(
  before: readonly T[],
  now: readonly T[],
): readonly T[] => {
  const old = new Map(before.map((one) => [one.id, one]));
  const kept = now.map((one) => keep(old.get(one.id), one));
  return sameEntries(before, kept) ? before : kept;
};

const keep = <T>(before: T | undefined, now: T): T =>
  before !== undefined && sameFacts(before, now) ? before : now;

const keepMatches = (before: Picture['matches'], now: Picture['matches']): Picture['matches'] =>
  before !== undefined && before.size === now?.size && [...before].every((id) => now.has(id))
    ? before
    : now;

/**
 * The new picture with every card, link and problem of the one before that says the same: what is drawn from an object that stayed need not be
 * drawn again. A picture that says the same as a whole is the one before.
 */
export const keepPicture = (before: Picture, now: Picture): Picture => {
  const kept: Picture = {
    lanes: keep(before.lanes, now.lanes),
    cards: keepEach(before.cards, now.cards),
    links: keepEach(before.links, now.links),
    undrawnLinks: now.undrawnLinks,
    matches: keepMatches(before.matches, now.matches),
    problems: keep(before.problems, now.problems),
  };
  const parts = Object.keys(kept) as (keyof Picture)[];
  return parts.every((part) => kept[part] === before[part]) ? before : kept;
};
