import { patchRefused } from './apiFailure';
import type { JsonRecord } from './jsonValue';
import { copyJson, isRecord, jsonEqual } from './jsonValue';

/** One operation, as unchecked as it arrives: kube-apiserver looks at it only when it is its turn. */
export type PatchOperation = JsonRecord;

type Container = JsonRecord | unknown[];

/**
 * Applies a JSON patch in place, with the habits of the library in kube-apiserver (evanphx/json-patch v4) where they differ
 * from RFC 6902: `replace` of a missing key adds it, `test` of a missing key against null holds, `copy` of a missing key
 * copies null, a left out `value` is null, indexes may be negative.
 * @throws ApiFailure 422, without a reason, for whatever does not apply: the object is then half changed.
 */
export function applyJsonPatch(object: JsonRecord, operations: PatchOperation[]): void {
  for (const operation of operations) apply(object, operation);
}

function apply(object: JsonRecord, operation: PatchOperation): void {
  const { op, path, from } = operation;
  const value = copyJson(operation.value ?? null);
  const [container, key] = locate(object, path);
  switch (op) {
    case 'add':
      add(container, key, value);
      return;
    case 'remove':
      remove(container, key);
      return;
    case 'replace':
      replace(container, key, value);
      return;
    case 'test':
      if (!jsonEqual(read(container, key) ?? null, value)) throw patchRefused();
      return;
    case 'move': {
      const [source, sourceKey] = locate(object, from);
      const moved = read(source, sourceKey) ?? null;
      remove(source, sourceKey);
      add(container, key, moved);
      return;
    }
    case 'copy': {
      const [source, sourceKey] = locate(object, from);
      add(container, key, copyJson(read(source, sourceKey) ?? null));
      return;
    }
    default:
      throw patchRefused();
  }
}

/** The container that a JSON pointer ends in, and the key there. */
function locate(object: JsonRecord, pointer: unknown): [Container, string] {
  if (typeof pointer !== 'string') throw patchRefused();
  const parts = pointer.split('/').slice(1).map(unescaped);
  const key = parts.pop();
  if (key === undefined) throw patchRefused();
  let container: Container = object;
  for (const part of parts) {
    const next: unknown = read(container, part);
    if (!isRecord(next) && !Array.isArray(next)) throw patchRefused();
    container = next;
  }
  return [container, key];
}

function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function read(container: Container, key: string): unknown {
  if (Array.isArray(container))
    return container[index(key, container.length, container.length - 1)];
  return Object.hasOwn(container, key) ? container[key] : undefined;
}

function add(container: Container, key: string, value: unknown): void {
  if (!Array.isArray(container)) {
    container[key] = value;
    return;
  }
  const at = key === '-' ? container.length : index(key, container.length + 1, container.length);
  container.splice(at, 0, value);
}

function remove(container: Container, key: string): void {
  if (Array.isArray(container)) {
    container.splice(index(key, container.length, container.length - 1), 1);
    return;
  }
  if (!Object.hasOwn(container, key)) throw patchRefused();
  Reflect.deleteProperty(container, key);
}

function replace(container: Container, key: string, value: unknown): void {
  if (!Array.isArray(container)) {
    container[key] = value;
    return;
  }
  container[index(key, container.length, container.length - 1)] = value;
}

/** A list index up to `last`; negative ones count from `length`. */
function index(key: string, length: number, last: number): number {
  if (!/^-?\d+$/.test(key)) throw patchRefused();
  const at = Number(key) < 0 ? Number(key) + length : Number(key);
  if (at < 0 || at > last) throw patchRefused();
  return at;
}
