import { copyJson, isRecord } from '../jsonValue';
import type { StructuralSchema } from './structuralSchema';
import { propertySchema } from './structuralSchema';

/**
 * Fills in the schema's defaults in place; a `null` where null is not allowed counts as missing
 * (apiextensions-apiserver/pkg/apiserver/schema/defaulting).
 */
export function applyDefaults(value: unknown, schema: StructuralSchema): void {
  if (Array.isArray(value)) {
    const items = schema.items;
    if (items) value.forEach((item) => applyDefaults(item, items));
    return;
  }
  if (!isRecord(value)) return;
  for (const [key, child] of Object.entries(schema.properties ?? {})) {
    const missing = !Object.hasOwn(value, key) || (value[key] === null && child.nullable !== true);
    if (missing && child.default !== undefined) value[key] = copyJson(child.default);
  }
  for (const key of Object.keys(value)) {
    const child = propertySchema(schema, key);
    if (child) applyDefaults(value[key], child);
  }
}
