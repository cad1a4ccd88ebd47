import type { PlainObject } from '../fixtures/objects';

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

const pathsOf = (value: unknown, path: readonly string[] = []): readonly (readonly string[])[] =>
  isContainer(value)
    ? Object.entries(value).flatMap(([key, inner]) => [
        [...path, key],
        ...pathsOf(inner, [...path, key]),
      ])
    : [];

const replaced = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((inner: unknown, index) =>
      String(index) === key ? replaced(inner, rest, by) : inner,
    );
  }
  if (!isContainer(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === key ? replaced(inner, rest, by) : inner,
    ]),
  );
};

/** The object with its `at`-th field (counted in the order in which they are written, and over again) replaced. Its identity stays. */
export const spoil = (object: PlainObject, at: number, becomes: unknown): PlainObject => {
  const identity = ['apiVersion', 'kind', 'metadata', 'metadata/name', 'metadata/namespace'];
  const paths = pathsOf(object).filter((path) => !identity.includes(path.join('/')));
  const path = paths[at % Math.max(1, paths.length)];
  return path === undefined ? object : (replaced(object, path, becomes) as PlainObject);
};
