import type { JsonRecord } from '../jsonValue';
import { isRecord } from '../jsonValue';
import type { StructuralSchema } from './structuralSchema';
import { childPath, propertySchema } from './structuralSchema';

/** The fields that every object has whatever its schema says. */
const objectFields = new Set(['apiVersion', 'kind', 'metadata']);

/**
 * Removes in place what the schema does not know, as kube-apiserver does before it stores a custom resource
 * (apiextensions-apiserver/pkg/apiserver/schema/pruning). Returns the paths that were removed.
 */
export function pruneUnknown(object: JsonRecord, schema: StructuralSchema): string[] {
  const removed: string[] = [];
  pruneRecord(object, schema, '', true, removed);
  return removed;
}

function prune(value: unknown, schema: StructuralSchema, path: string, removed: string[]): void {
  if (Array.isArray(value)) {
    const items = schema.items;
    if (items) value.forEach((item, i) => prune(item, items, `${path}[${i}]`, removed));
    return;
  }
  if (isRecord(value)) {
    pruneRecord(value, schema, path, schema['x-kubernetes-embedded-resource'] === true, removed);
  }
}

function pruneRecord(
  record: JsonRecord,
  schema: StructuralSchema,
  path: string,
  isObject: boolean,
  removed: string[],
): void {
  const keepsUnknown = schema['x-kubernetes-preserve-unknown-fields'] === true;
  for (const key of Object.keys(record)) {
    if (isObject && objectFields.has(key)) continue;
    const child = propertySchema(schema, key);
    if (child) {
      prune(record[key], child, childPath(path, key), removed);
    } else if (!keepsUnknown && schema.additionalProperties !== true) {
      Reflect.deleteProperty(record, key);
      removed.push(childPath(path, key));
    }
  }
}
