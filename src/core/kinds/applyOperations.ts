import { applyPatch } from 'rfc6902';
import { err, ok } from '../values/result';
import type { Result } from '../values/result';
import type { PatchOperation } from './manifest';

/** A copy of plain JSON that shares nothing with it. */
const copyOf = (json: unknown): unknown => {
  const copy: unknown = JSON.parse(JSON.stringify(json ?? null));
  return copy;
};

/**
 * What a JSON patch makes of an object, as the API server would: all of it or nothing. The object is not changed; the error says which
 * operation does not fit.
 */
export const applyOperations = (
  object: unknown,
  operations: readonly PatchOperation[],
): Result<unknown, string> => {
  const result = copyOf(object);
  const outcomes = applyPatch(
    result,
    operations.map(({ op, path, value }) => ({ op, path, value: copyOf(value) })),
  );
  const failure = outcomes.findIndex((outcome) => outcome !== null);
  const failed = operations[failure];
  return failed === undefined ? ok(result) : err(`${failed.op} ${failed.path}`);
};
