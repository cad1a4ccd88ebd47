import { sameFacts } from '../../core/inventory/sameFacts';
import type { PatchOperation } from '../../core/plan/plan';
import { asName, asObject, at } from '../../core/values/json';
import { tokensOf, valueAt } from './holds';

/** One place in which an object is not what a plan left or read. JSON; empty where there is nothing. */
export interface Difference {
  /** `spec.desiredState.interfaces[ens224].mtu`. */
  field: string;
  wanted: string;
  found: string;
}

const MOST = 10;

const text = (value: unknown): string =>
  value === undefined || value === null ? '' : JSON.stringify(value);

/** Elements of a list by their names, or by their places where they have none of their own. */
const keyed = (list: readonly unknown[]): ReadonlyMap<string, unknown> => {
  const names = list.map((item) => asName(at(item, 'name')) ?? asName(at(item, 'localnet')));
  const areNames = new Set(names).size === names.length && !names.includes(undefined);
  return new Map(
    list.map((item, index) => [areNames ? (names[index] ?? '') : String(index), item]),
  );
};

const between = (field: string, wanted: unknown, found: unknown): readonly Difference[] => {
  if (sameFacts(wanted ?? null, found ?? null)) return [];
  if (Array.isArray(wanted) && Array.isArray(found)) {
    const [left, right] = [keyed(wanted), keyed(found)];
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
      between(`${field}[${key}]`, left.get(key), right.get(key)),
    );
  }
  const [left, right] = [asObject(wanted), asObject(found)];
  if (left !== undefined && right !== undefined) {
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
      between(`${field}.${key}`, left[key], right[key]),
    );
  }
  return [{ field, wanted: text(wanted), found: text(found) }];
};

/** Where an object is not what the guards of a patch ask for, place by place; the first ten. */
export const guardDifferences = (
  object: unknown,
  operations: readonly PatchOperation[],
): readonly Difference[] =>
  operations
    .filter(({ op }) => op === 'test')
    .flatMap(({ path, value }) =>
      between(tokensOf(path).join('.'), value, valueAt(object, tokensOf(path))),
    )
    .slice(0, MOST);
