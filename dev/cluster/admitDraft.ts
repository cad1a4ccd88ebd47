import type { KubeObject } from './api';
import type { FieldProblem } from './apiFailure';
import { badRequest, invalid } from './apiFailure';
import { crdProblems } from './crdProblems';
import { isRecord } from './jsonValue';
import { metadataProblems } from './objectMeta';
import { groupVersion } from './resourceType';
import { applyDefaults } from './schema/applyDefaults';
import { pruneUnknown } from './schema/pruneUnknown';
import { ruleProblems } from './schema/ruleProblems';
import { validateSchema } from './schema/validateSchema';
import type { ServedType } from './typeRegistry';
import { crdType } from './builtinTypes';

const metadataFields = new Set([
  'name',
  'generateName',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
]);

/**
 * Makes a draft fit to be stored, in place: unknown fields pruned, defaults filled in, everything validated.
 * `before` is the stored object of an update: transition rules see it, and what was wrong there already is tolerated
 * (upstream's ratcheting). Returns warnings about pruned fields.
 * @throws ApiFailure 422 with all causes; 400 for unknown fields under `fieldValidation=Strict`.
 */
export function admitDraft(
  draft: KubeObject,
  served: ServedType,
  query: URLSearchParams,
  before?: KubeObject,
): string[] {
  const { type, version } = served;
  tidyMetadata(draft);
  const { schema } = version;
  const unknown = schema ? pruneUnknown(draft, schema) : [];
  const warnings = unknown.map((path) => `unknown field "${path}"`);
  if (query.get('fieldValidation') === 'Strict' && warnings.length > 0) {
    throw badRequest(
      `${type.kind} in version "${version.name}" cannot be handled as a ${type.kind}: strict decoding error: ${warnings.join(', ')}`,
    );
  }
  if (schema) applyDefaults(draft, schema);
  const known = new Set(before ? problemsOf(before, served).map(problemId) : []);
  const problems = problemsOf(draft, served, before).filter(
    (problem) => !known.has(problemId(problem)),
  );
  if (problems.length > 0) throw invalid(type, draft.metadata.name, distinct(problems));
  return query.get('fieldValidation') === 'Ignore' ? [] : warnings;
}

function problemsOf(
  object: KubeObject,
  { type, version }: ServedType,
  before?: KubeObject,
): FieldProblem[] {
  const metadata = metadataProblems(object, type);
  if (type === crdType) return [...metadata, ...crdProblems(object)];
  if (!version.schema) return metadata;
  const shape = validateSchema(object, version.schema);
  // Rules are written for values of the right shape; upstream skips them as well otherwise.
  const rules = shape.length > 0 ? [] : ruleProblems(object, version.schema, before);
  return [...metadata, ...shape, ...rules];
}

function problemId(problem: FieldProblem): string {
  return `${problem.field} ${problem.message}`;
}

function distinct(problems: FieldProblem[]): FieldProblem[] {
  return [...new Map(problems.map((problem) => [problemId(problem), problem])).values()];
}

/** Metadata as it is after a round trip through ObjectMeta: known fields, nothing empty. */
function tidyMetadata(draft: KubeObject): void {
  const { metadata } = draft;
  for (const [key, value] of Object.entries(metadata)) {
    const empty =
      value === null ||
      value === undefined ||
      value === '' ||
      (Array.isArray(value) && value.length === 0) ||
      (isRecord(value) && Object.keys(value).length === 0);
    if (!metadataFields.has(key) || (empty && key !== 'name'))
      Reflect.deleteProperty(metadata, key);
  }
}

/** @throws ApiFailure 400 when a body is of another kind than the path. */
export function refuseOtherKind(object: KubeObject, { type, version }: ServedType): void {
  const expected = groupVersion(type.group, version.name);
  if (object.apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${object.apiVersion}) does not match the expected API version (${expected})`,
    );
  }
  if (object.kind !== type.kind) {
    throw badRequest(
      `${object.kind} in version "${version.name}" cannot be handled as a ${type.kind}: the kind in the data (${object.kind}) does not match the expected kind (${type.kind})`,
    );
  }
}
