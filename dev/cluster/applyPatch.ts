import { applyPatch as applyJsonPatch } from 'rfc6902';
import type { Operation } from 'rfc6902';

import type { ApiRequest } from './api';
import { badRequest, patchRefused, unsupportedMediaType } from './apiFailure';
import type { JsonRecord } from './jsonValue';
import { copyJson, isRecord } from './jsonValue';

const accepted = ['application/json-patch+json', 'application/merge-patch+json'];
const operations = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

/**
 * `object` after a PATCH, as a new object.
 * Server-side apply is answered with 415: without field ownership its results would be untrue.
 * @throws ApiFailure 400 for a body that is no patch, 415 for other types, 422 for a patch that does not apply.
 */
export function applyPatch(object: JsonRecord, request: ApiRequest): JsonRecord {
  const { body, contentType = 'application/json-patch+json' } = request;
  if (contentType === 'application/merge-patch+json') {
    if (!isRecord(body)) throw badRequest('the body of a merge patch must be a JSON object');
    return mergePatch(copyJson(object), body);
  }
  if (contentType !== 'application/json-patch+json') throw unsupportedMediaType(accepted);
  if (!isPatch(body)) {
    throw badRequest('the body of a JSON patch must be a list of operations with op and path');
  }
  const patched = copyJson(object);
  for (const operation of copyJson(body)) {
    const [failure] = applyJsonPatch(patched, [operation]);
    // kube-apiserver answers a failed `test` and a missing path alike.
    if (failure) throw patchRefused();
  }
  return patched;
}

function isPatch(body: unknown): body is Operation[] {
  return (
    Array.isArray(body) &&
    body.every(
      (operation) =>
        isRecord(operation) &&
        typeof operation.path === 'string' &&
        typeof operation.op === 'string' &&
        operations.has(operation.op),
    )
  );
}

/** RFC 7386, in place. */
function mergePatch(target: JsonRecord, patch: JsonRecord): JsonRecord {
  for (const [key, value] of Object.entries(patch)) {
    const current = target[key];
    if (value === null) Reflect.deleteProperty(target, key);
    else if (isRecord(value)) target[key] = mergePatch(isRecord(current) ? current : {}, value);
    else target[key] = copyJson(value);
  }
  return target;
}
