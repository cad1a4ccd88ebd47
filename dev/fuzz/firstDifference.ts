import { isDeepStrictEqual } from 'node:util';

export interface Difference {
  path: string;
  kept: unknown;
  anew: unknown;
}

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> =>
  value instanceof Set
    ? new Map([...value].map((inner: unknown, index) => [String(index), inner]))
    : new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);

/** Where two trees of plain values part for the first time, as deep as can be told; `undefined` when they are equal. */
export const firstDifference = (
  kept: unknown,
  anew: unknown,
  path = '',
): Difference | undefined => {
  if (isDeepStrictEqual(kept, anew)) return undefined;
  const left = entriesOf(kept);
  const right = entriesOf(anew);
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    if (left.has(key) !== right.has(key)) break;
    const inner = firstDifference(left.get(key), right.get(key), `${path}.${key}`);
    if (inner !== undefined) return inner;
  }
  return { path, kept, anew };
};
