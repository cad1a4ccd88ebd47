import { compareNames } from '../values/compareNames';

const SHOWN = 5;

/** Names for a sentence, in their order: the first five, then an ellipsis. The number of all belongs in a parameter of its own. */
export const listSorted = (sorted: readonly string[]): string =>
  [...sorted.slice(0, SHOWN), ...(sorted.length > SHOWN ? ['…'] : [])].join(', ');

/** The same of names in any order, each once, sorted as people count. */
export const listNames = (names: Iterable<string>): string =>
  listSorted([...new Set(names)].sort(compareNames));
