/** Whether two lists hold the very same objects in the same order; what is in them is not looked into. */
export const sameEntries = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((entry, index) => entry === b[index]);
