import { isRecord } from '../jsonValue';
import type { StructuralSchema } from './structuralSchema';
import { propertySchema } from './structuralSchema';

/**
 * Removes in place the fields that are null where null is not allowed and nothing is filled in instead: kube-apiserver takes
 * such a null as "not given" (apiextensions-apiserver PruneNonNullableNullsWithoutDefaults). Items of lists stay.
 */
export function dropNulls(value: unknown, schema: StructuralSchema): void {
  if (Array.isArray(value)) {
    const items = schema.items;
    if (items) value.forEach((item) => dropNulls(item, items));
    return;
  }
  if (!isRecord(value)) return;
  for (const key of Object.keys(value)) {
    const child = propertySchema(schema, key);
    if (!child) continue;
    if (value[key] === null && child.nullable !== true && child.default === undefined) {
      Reflect.deleteProperty(value, key);
    } else {
      dropNulls(value[key], child);
    }
  }
}
