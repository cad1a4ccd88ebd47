/** A part of a list that is too long to be shown whole. */
export interface ListWindow<T> {
  rows: readonly T[];
  /** Place of the first row in the whole list. */
  offset: number;
  /** Length of the whole list. */
  total: number;
}

/** The rows of a list from `offset` on, at most `size` of them; a list that became shorter shows its end. */
export const windowOf = <T>(list: readonly T[], offset: number, size: number): ListWindow<T> => {
  const last = Math.max(0, list.length - size);
  const from = Math.min(Math.max(0, Math.trunc(offset)), last);
  return { rows: list.slice(from, from + size), offset: from, total: list.length };
};
