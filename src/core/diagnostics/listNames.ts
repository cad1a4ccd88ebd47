import { compareNames } from '../values/compareNames';

const SHOWN = 5;

/**
 * Names for a sentence, in their order: the first five, then `…+88` for 88 more, which the catalogue says in words. The number of all belongs
 * in a parameter of its own.
 */
export const listSorted = (sorted: readonly string[]): string => {
  const rest = sorted.length - SHOWN;
  return [...sorted.slice(0, SHOWN), ...(rest > 0 ? [`…+${String(rest)}`] : [])].join(', ');
};

/** The same of names in any order, each once, sorted as people count. */
export const listNames = (names: Iterable<string>): string =>
  listSorted([...new Set(names)].sort(compareNames));
