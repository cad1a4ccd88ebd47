import type { ApiRequest } from './api';
import { badRequest, unsupportedMediaType } from './apiFailure';
import { applyJsonPatch } from './jsonPatch';
import type { JsonRecord } from './jsonValue';
import { copyJson, isRecord } from './jsonValue';

const accepted = ['application/json-patch+json', 'application/merge-patch+json'];

/**
 * `object` after a PATCH, as a new object.
 * Server-side apply is answered with 415: without field ownership its results would be untrue.
 * @throws ApiFailure 400 for a body that is no patch, 415 for other types, 422 for a patch that does not apply.
 */
export function applyPatch(object: JsonRecord, request: ApiRequest): JsonRecord {
  const { body, contentType = 'application/json-patch+json' } = request;
  if (contentType === 'application/merge-patch+json') {
    if (!isRecord(body)) throw undecodable(body, 'map[string]interface {}');
    return mergePatch(copyJson(object), body);
  }
  if (contentType !== 'application/json-patch+json') throw unsupportedMediaType(accepted);
  if (!Array.isArray(body) || !body.every(isRecord)) {
    throw undecodable(body, '[]handlers.jsonPatchOp');
  }
  const patched = copyJson(object);
  applyJsonPatch(patched, body);
  return patched;
}

function undecodable(body: unknown, goType: string) {
  const actual = Array.isArray(body) ? 'array' : typeof body;
  return badRequest(
    `error decoding patch: json: cannot unmarshal ${actual} into Go value of type ${goType}`,
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
