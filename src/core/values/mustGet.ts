/**
 * The value of a key that the caller knows to be there.
 * @throws Error when it is not: a defect of the caller, never of what was read.
 */
export const mustGet = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`no entry ${String(key)}`);
  return value;
};
