import type { KubeObject } from './api';
import type { FieldProblem } from './apiFailure';
import { badRequest } from './apiFailure';
import { invalidValue, required } from './fieldProblems';
import { isRecord, textAt } from './jsonValue';
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

/** The kind that a body should be of, for messages. */
interface ExpectedKind {
  kind: string;
  version: string;
}

/**
 * The body of a write as an object with metadata.
 * @throws ApiFailure 400 when it could not be decoded at all.
 */
export function decodeObject(body: unknown, expected?: ExpectedKind): KubeObject {
  const kind = expected?.kind ?? 'object';
  if (!isRecord(body)) {
    throw badRequest(`the object provided is unrecognized (must be of type ${kind})`);
  }
  for (const [field, name] of [
    ['kind', 'Kind'],
    ['apiVersion', 'apiVersion'],
  ] as const) {
    if (typeof body[field] === 'string' && body[field] !== '') continue;
    const text = JSON.stringify(body).slice(0, 200);
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): Object '${name}' is missing in '${text}' (${text})`,
    );
  }
  const metadata = isRecord(body.metadata) ? withoutNulls(body.metadata) : {};
  const problem = metadataTypeProblem(metadata);
  if (problem !== undefined) {
    const version = expected?.version ?? '';
    throw badRequest(
      `${kind} in version "${version}" cannot be handled as a ${kind}: json: cannot unmarshal ${problem}`,
    );
  }
  const name = textAt(metadata, 'name');
  return {
    ...body,
    apiVersion: textAt(body, 'apiVersion'),
    kind: textAt(body, 'kind'),
    metadata: { ...metadata, name },
  };
}

function withoutNulls(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

/** What Go's decoder says of the first field of a wrong type. */
function metadataTypeProblem(metadata: Record<string, unknown>): string | undefined {
  const wrong = (value: unknown, field: string, goType: string) => {
    const actual = Array.isArray(value)
      ? 'array'
      : typeof value === 'boolean'
        ? 'bool'
        : typeof value;
    return `${actual} into Go struct field ObjectMeta.${field} of type ${goType}`;
  };
  for (const field of ['labels', 'annotations']) {
    const map = metadata[field] ?? {};
    if (!isRecord(map)) return wrong(map, field, 'map[string]string');
    const odd = Object.values(map).find((value) => typeof value !== 'string' && value !== null);
    if (odd !== undefined) return wrong(odd, field, 'string');
  }
  for (const field of ['name', 'generateName', 'namespace', 'resourceVersion', 'uid']) {
    const value = metadata[field] ?? '';
    if (typeof value !== 'string') return wrong(value, field, 'string');
  }
  for (const field of ['finalizers', 'ownerReferences']) {
    const value = metadata[field] ?? [];
    if (!Array.isArray(value)) return wrong(value, field, '[]string');
  }
  return undefined;
}

/** What is wrong with an object's metadata (k8s.io/apimachinery/pkg/api/validation.ValidateObjectMeta). */
export function metadataProblems(object: KubeObject, type: ResourceType): FieldProblem[] {
  const { metadata } = object;
  return [
    ...nameProblems(metadata.name, type),
    ...labelProblems(metadata.labels ?? {}, 'metadata.labels'),
    ...annotationProblems(metadata.annotations ?? {}),
    ...(metadata.finalizers ?? []).flatMap((finalizer) =>
      qualifiedNameProblems(finalizer, 'metadata.finalizers'),
    ),
    ...(metadata.ownerReferences ?? []).flatMap((owner) =>
      (['apiVersion', 'kind', 'name', 'uid'] as const)
        .filter((field) => !owner[field])
        .map((field) => invalidValue(`metadata.ownerReferences.${field}`, '', 'must not be empty')),
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
      ? [invalidValue(field, name, `must be no more than ${limit} characters`)]
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
