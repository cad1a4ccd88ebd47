import type { KubeObject } from './api';
import type { FieldProblem } from './apiFailure';
import { badRequest, invalid, invalidOptions } from './apiFailure';
import { invalidValue, notSupported } from './fieldProblems';
import { crdProblems } from './crdProblems';
import { isRecord } from './jsonValue';
import { metadataProblems } from './objectMeta';
import { groupVersion } from './resourceType';
import { applyDefaults } from './schema/applyDefaults';
import { dropNulls } from './schema/dropNulls';
import { pruneUnknown } from './schema/pruneUnknown';
import { containsRules, ruleProblems } from './schema/ruleProblems';
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

/** Known, but not kept here. */
const silentlyDropped = new Set(['managedFields', 'selfLink']);

/** After problems of these kinds rules are not evaluated: their values may not be there, or be of another type. */
const blocking = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
]);

const rulesSkipped: FieldProblem = {
  reason: 'FieldValueInvalid',
  message:
    'Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
  field: '<nil>',
};

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
  const mode = fieldValidation(query, before ? 'UpdateOptions' : 'CreateOptions');
  const { schema } = version;
  const unknown = [...tidyMetadata(draft), ...(schema ? pruneUnknown(draft, schema) : [])];
  const warnings = unknown.map((path) => `unknown field "${path}"`);
  if (mode === 'Strict' && warnings.length > 0) {
    throw badRequest(
      `${type.kind} in version "${version.name}" cannot be handled as a ${type.kind}: strict decoding error: ${warnings.join(', ')}`,
    );
  }
  if (schema) {
    dropNulls(draft, schema);
    applyDefaults(draft, schema);
  }
  const known = new Set(before ? problemsOf(before, served).map(problemId) : []);
  const problems = problemsOf(draft, served, before).filter(
    (problem) => !known.has(problemId(problem)),
  );
  if (problems.length > 0) throw invalid(type, draft.metadata.name, distinct(problems));
  return mode === 'Ignore' ? [] : [...warnings, ...finalizerWarnings(draft)];
}

/** @throws ApiFailure 422 */
function fieldValidation(query: URLSearchParams, kind: string): string {
  const mode = query.get('fieldValidation') ?? '';
  const supported = ['', 'Ignore', 'Strict', 'Warn'];
  if (supported.includes(mode)) return mode;
  throw invalidOptions(kind, notSupported('fieldValidation', mode, supported));
}

function finalizerWarnings({ metadata }: KubeObject): string[] {
  return (metadata.finalizers ?? [])
    .filter((name) => !name.includes('/') && !['orphan', 'foregroundDeletion'].includes(name))
    .map(
      (name) =>
        `metadata.finalizers: "${name}": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers`,
    );
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
  if (shape.some(({ reason }) => blocking.has(reason))) {
    return [...metadata, ...shape, ...(containsRules(version.schema) ? [rulesSkipped] : [])];
  }
  return [...metadata, ...shape, ...ruleProblems(object, version.schema, before)];
}

function problemId(problem: FieldProblem): string {
  return `${problem.field ?? ''} ${problem.message}`;
}

function distinct(problems: FieldProblem[]): FieldProblem[] {
  return [...new Map(problems.map((problem) => [problemId(problem), problem])).values()];
}

/** Metadata as it is after a round trip through ObjectMeta: known fields, nothing empty. Returns the unknown ones. */
function tidyMetadata(draft: KubeObject): string[] {
  const { metadata } = draft;
  const unknown = Object.keys(metadata).filter(
    (key) => !metadataFields.has(key) && !silentlyDropped.has(key),
  );
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
  return unknown.map((key) => `metadata.${key}`);
}

/** @throws ApiFailure 400 or 422, as upstream's, when a body is of another kind than the path. */
export function refuseOtherKind(
  object: KubeObject,
  { type, version }: ServedType,
  isPatch = false,
): void {
  const { apiVersion, kind, metadata } = object;
  const expected = groupVersion(type.group, version.name);
  if (apiVersion !== expected && isPatch) {
    const group = apiVersion.split('/')[0] ?? '';
    const problem = invalidValue('apiVersion', apiVersion, `must be ${expected}`);
    throw invalid({ group, kind }, metadata.name, [problem]);
  }
  if (apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
    );
  }
  if (kind === type.kind) return;
  const problem = invalidValue('kind', kind, `must be ${type.kind}`);
  if (type.custom) throw invalid({ group: type.group, kind }, metadata.name, [problem]);
  throw badRequest(`${kind} in version "${version.name}" cannot be handled as a ${type.kind}`);
}
