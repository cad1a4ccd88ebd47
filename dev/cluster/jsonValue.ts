/** JSON as it travels: what the API reads and stores. `undefined` never appears inside stored values. */
export type JsonRecord = Record<string, unknown>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The record at `key` of `parent`, or an empty one when there is none. */
export function recordAt(parent: unknown, key: string): JsonRecord {
  const value = isRecord(parent) ? parent[key] : undefined;
  return isRecord(value) ? value : {};
}

/** The list at `key` of `parent`, or an empty one when there is none. */
export function listAt(parent: unknown, key: string): unknown[] {
  const value = isRecord(parent) ? parent[key] : undefined;
  return Array.isArray(value) ? value : [];
}

/** The string at `key` of `parent`, or '' when there is none. */
export function textAt(parent: unknown, key: string): string {
  const value = isRecord(parent) ? parent[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** A deep, mutable copy without `undefined`, as a body that went over the wire. */
export function copyJson<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}

/** Freezes what is not frozen yet, so that shared structure is walked once. Returns its argument. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const child of Object.values(value)) deepFreeze(child);
  return value;
}

/** Equality of JSON values, the order of keys left out. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => jsonEqual(item, b[i]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && jsonEqual(a[key], b[key]))
  );
}

/** A shallow copy without some fields. */
export function without(record: JsonRecord, ...fields: string[]): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !fields.includes(key)));
}

/** Length as Go counts runes. */
export function runeCount(text: string): number {
  return Array.from(text).length;
}
