import { compareNames } from '../values/compareNames';

const SHOWN = 5;

/** Names for a sentence: sorted as people count, the first five, then an ellipsis. The number of all belongs in a parameter of its own. */
export const listNames = (names: Iterable<string>): string => {
  const sorted = [...new Set(names)].sort(compareNames);
  return [...sorted.slice(0, SHOWN), ...(sorted.length > SHOWN ? ['…'] : [])].join(', ');
};
