import type { PatchOperation } from '../../core/plan/plan';
import { sameFacts } from '../../core/inventory/sameFacts';
import { asObject } from '../../core/values/json';

const isEmptyObject = (value: unknown): boolean => {
  const object = asObject(value);
  return object !== undefined && Object.keys(object).length === 0;
};

/** Whether lists must be the same, element by element, or may hold more than was written. */
type Lists = 'same' | 'more';

/**
 * Whether everything that was written is found in what there is. The server adds defaults and status, so there may be more in objects. What
 * was written as `{}` may be left out by the server.
 */
export const contains = (there: unknown, written: unknown, lists: Lists = 'same'): boolean => {
  if (there === undefined && isEmptyObject(written)) return true;
  if (Array.isArray(written)) {
    if (!Array.isArray(there)) return false;
    return lists === 'more'
      ? written.every((item) => there.some((other) => contains(other, item, lists)))
      : there.length === written.length &&
          written.every((item, index) => contains(there[index], item, lists));
  }
  const object = asObject(written);
  if (object === undefined) return sameFacts(there, written);
  const other = asObject(there);
  return (
    other !== undefined &&
    Object.entries(object).every(([key, value]) => contains(other[key], value, lists))
  );
};

/** Tokens of a JSON pointer (RFC 6901). */
export const tokensOf = (path: string): readonly string[] =>
  path
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands at a place of an object; `undefined` where nothing does. */
export const valueAt = (object: unknown, tokens: readonly string[]): unknown =>
  tokens.reduce<unknown>((inner, token) => {
    if (Array.isArray(inner)) return (inner as readonly unknown[])[Number(token)];
    return asObject(inner)?.[token];
  }, object);

const isTest = ({ op }: PatchOperation): boolean => op === 'test';

/** Whether all guards of a patch are true of an object: it may be applied. What is missing equals null, as for the API server. */
export const testsHold = (object: unknown, operations: readonly PatchOperation[]): boolean =>
  operations
    .filter(isTest)
    .every(({ path, value }) => sameFacts(valueAt(object, tokensOf(path)) ?? null, value ?? null));

const removed = (object: unknown, path: string, operations: readonly PatchOperation[]): boolean => {
  const tokens = tokensOf(path);
  const parent = valueAt(object, tokens.slice(0, -1));
  if (!Array.isArray(parent)) return valueAt(object, tokens) === undefined;
  // The element that was there is known by the guard before its removal; without one nobody can tell.
  const guard = operations.find((other) => isTest(other) && other.path === path);
  return guard !== undefined && !parent.some((item) => sameFacts(item, guard.value));
};

const added = (object: unknown, path: string, value: unknown): boolean => {
  const tokens = tokensOf(path);
  const parent = valueAt(object, tokens.slice(0, -1));
  // A list that the patch made may have got more elements by its later operations.
  if (Array.isArray(parent)) return parent.some((item) => contains(item, value, 'more'));
  return contains(valueAt(object, tokens), value, 'more');
};

/** Whether an object looks as if the patch had been applied to it: each addition is found, each removal is gone. */
export const patchHolds = (object: unknown, operations: readonly PatchOperation[]): boolean =>
  operations
    .filter((operation) => !isTest(operation))
    .every(({ op, path, value }) =>
      op === 'remove' ? removed(object, path, operations) : added(object, path, value),
    );
