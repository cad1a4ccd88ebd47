/** Reading JSON of unknown shape without casts: each function answers `undefined` where the shape is another one. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;

export const asArray = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : [];

export const asString = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** YAML turns an unquoted name such as `0001` or `10` into a number; a name is a string whatever YAML made of it. */
export const asName = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
};

export const asInteger = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) ? value : undefined;

export const asBoolean = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : undefined;

/** Follows `path` through nested objects; `undefined` where one of them is missing. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => asObject(inner)?.[key], value);

/** String values of a map such as labels. Others are dropped, because a label is a string. */
export const asStringMap = (value: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(asObject(value) ?? {}).flatMap(([key, entry]) => {
      const text = asName(entry) ?? (entry === '' ? '' : undefined);
      return text === undefined ? [] : [[key, text]];
    }),
  );
