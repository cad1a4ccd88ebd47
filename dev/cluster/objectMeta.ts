import type { KubeObject } from './api';
import type { FieldProblem } from './apiFailure';
import { badRequest } from './apiFailure';
import { invalidValue, required } from './fieldProblems';
import { isRecord } from './jsonValue';
import type { ResourceType } from './resourceType';

const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const qualifiedName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const labelValue = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

// Texts of k8s.io/apimachinery/pkg/util/validation.
const subdomainText =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const dnsLabelText =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const qualifiedNameText =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const labelValueText =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** Upstream's limit for all annotations of an object together, in bytes. */
const annotationLimit = 256 * 1024;

/**
 * The body of a write as an object with metadata.
 * @throws ApiFailure 400 when it could not be decoded at all.
 */
export function decodeObject(body: unknown): KubeObject {
  if (!isRecord(body))
    throw badRequest('the object provided is unrecognized (must be a JSON object)');
  if (typeof body.kind !== 'string' || body.kind === '') {
    throw badRequest(`Object 'Kind' is missing in '${JSON.stringify(body).slice(0, 200)}'`);
  }
  if (typeof body.apiVersion !== 'string' || body.apiVersion === '') {
    throw badRequest(`Object 'apiVersion' is missing in '${JSON.stringify(body).slice(0, 200)}'`);
  }
  const metadata = isRecord(body.metadata) ? body.metadata : {};
  for (const field of ['labels', 'annotations']) refuseOtherThanStrings(metadata[field], field);
  for (const field of ['name', 'generateName', 'namespace', 'resourceVersion', 'uid']) {
    if (
      metadata[field] !== undefined &&
      metadata[field] !== null &&
      typeof metadata[field] !== 'string'
    ) {
      throw wrongGoType(typeof metadata[field], field, 'string');
    }
  }
  const name = typeof metadata.name === 'string' ? metadata.name : '';
  return {
    ...body,
    apiVersion: body.apiVersion,
    kind: body.kind,
    metadata: { ...withoutNulls(metadata), name },
  };
}

function withoutNulls(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

function refuseOtherThanStrings(map: unknown, field: string): void {
  if (map === undefined || map === null) return;
  if (!isRecord(map))
    throw wrongGoType(Array.isArray(map) ? 'array' : typeof map, field, 'map[string]string');
  const odd = Object.values(map).find((value) => typeof value !== 'string' && value !== null);
  if (odd !== undefined) throw wrongGoType(typeof odd, field, 'string');
}

function wrongGoType(actual: string, field: string, expected: string) {
  return badRequest(
    `json: cannot unmarshal ${actual} into Go struct field ObjectMeta.metadata.${field} of type ${expected}`,
  );
}

/** What is wrong with an object's metadata (k8s.io/apimachinery/pkg/api/validation.ValidateObjectMeta). */
export function metadataProblems(object: KubeObject, type: ResourceType): FieldProblem[] {
  const { metadata } = object;
  return [
    ...nameProblems(metadata.name, type),
    ...labelProblems(metadata.labels ?? {}, 'metadata.labels'),
    ...annotationProblems(metadata.annotations ?? {}),
    ...(metadata.finalizers ?? []).flatMap((finalizer, i) =>
      qualifiedNameProblems(finalizer, `metadata.finalizers[${i}]`),
    ),
    ...(metadata.ownerReferences ?? []).flatMap((owner, i) =>
      (['apiVersion', 'kind', 'name', 'uid'] as const)
        .filter((field) => !owner[field])
        .map((field) =>
          invalidValue(`metadata.ownerReferences[${i}].${field}`, '', `${field} must not be empty`),
        ),
    ),
  ];
}

function nameProblems(name: string, type: ResourceType): FieldProblem[] {
  const field = 'metadata.name';
  if (name === '') return [required(field, 'name or generateName is required')];
  if (type.nameRule === 'pathSegment') {
    return name === '.' || name === '..' || /[/%]/.test(name)
      ? [invalidValue(field, name, "may not be '.' or '..' nor contain '/' or '%'")]
      : [];
  }
  const [pattern, text, limit] =
    type.nameRule === 'label' ? [dnsLabel, dnsLabelText, 63] : [subdomain, subdomainText, 253];
  return [
    ...(name.length > limit
      ? [invalidValue(field, name, `must be no more than ${limit} bytes`)]
      : []),
    ...(pattern.test(name) ? [] : [invalidValue(field, name, text)]),
  ];
}

function labelProblems(labels: Record<string, string>, field: string): FieldProblem[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...qualifiedNameProblems(key, field),
    ...(value.length > 63 ? [invalidValue(field, value, 'must be no more than 63 bytes')] : []),
    ...(labelValue.test(value) ? [] : [invalidValue(field, value, labelValueText)]),
  ]);
}

function annotationProblems(annotations: Record<string, string>): FieldProblem[] {
  const field = 'metadata.annotations';
  const entries = Object.entries(annotations);
  const size = entries.reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
  return [
    ...entries.flatMap(([key]) => qualifiedNameProblems(key.toLowerCase(), field)),
    ...(size > annotationLimit
      ? [
          {
            reason: 'FieldValueTooLong',
            message: `Too long: may not be more than ${annotationLimit} bytes`,
            field,
          },
        ]
      : []),
  ];
}

/** `name` or `prefix/name`, as labels, annotations, finalizers and node selectors are keyed. */
export function qualifiedNameProblems(text: string, field: string): FieldProblem[] {
  const slash = text.indexOf('/');
  const prefix = slash < 0 ? undefined : text.slice(0, slash);
  const name = slash < 0 ? text : text.slice(slash + 1);
  const problems: FieldProblem[] = [];
  if (prefix === '') problems.push(invalidValue(field, text, 'prefix part must be non-empty'));
  else if (prefix !== undefined && (!subdomain.test(prefix) || prefix.length > 253)) {
    problems.push(invalidValue(field, text, `prefix part ${subdomainText}`));
  }
  if (name === '') problems.push(invalidValue(field, text, 'name part must be non-empty'));
  else if (name.length > 63) {
    problems.push(invalidValue(field, text, 'name part must be no more than 63 bytes'));
  }
  if (!qualifiedName.test(name)) problems.push(invalidValue(field, text, qualifiedNameText));
  return problems;
}

/** Whether a text may be the value of a label. */
export function isLabelValue(text: string): boolean {
  return text.length <= 63 && labelValue.test(text);
}

export function isLabelKey(text: string): boolean {
  return qualifiedNameProblems(text, '').length === 0;
}
