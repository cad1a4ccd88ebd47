import type { ResourceType } from './resourceType';

/** The `Status` object that kube-apiserver answers with, successful or not. */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: { continue?: string };
  status: 'Success' | 'Failure';
  message?: string;
  reason?: string;
  details?: StatusDetails;
  code: number;
}

interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: FieldProblem[];
  retryAfterSeconds?: number;
}

/** One cause of a 422, as in `Status.details.causes`. */
export interface FieldProblem {
  reason: string;
  message: string;
  field?: string;
}

/** A refused request. Wordings follow k8s.io/apimachinery/pkg/api/errors, so that a reader meets the texts of a real cluster. */
export class ApiFailure extends Error {
  readonly status: Status;
  /** What the answer carries: the status, but for paths of which the API server's router knows nothing. */
  body: unknown;
  /** Seconds for a `Retry-After` header. */
  retryAfter: number | undefined;

  constructor(code: number, reason: string, message: string, details?: StatusDetails) {
    super(message);
    this.name = 'ApiFailure';
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      ...(reason && { reason }),
      ...(details && { details }),
      code,
    };
    this.body = this.status;
  }
}

/** `virtualmachines.kubevirt.io`, or `nodes` for the core group: how messages name a resource. */
export function qualified(type: Pick<ResourceType, 'group' | 'plural'>): string {
  return type.group === '' ? type.plural : `${type.plural}.${type.group}`;
}

/** `group` is left out of details for the core group, as upstream's `omitempty` does. */
function detailsOf(type: Pick<ResourceType, 'group'>, kind: string, name: string): StatusDetails {
  return { ...(name && { name }), ...(type.group && { group: type.group }), kind };
}

export function notFound(type: ResourceType, name: string): ApiFailure {
  return new ApiFailure(
    404,
    'NotFound',
    `${qualified(type)} "${name}" not found`,
    detailsOf(type, type.plural, name),
  );
}

export function unknownPath(): ApiFailure {
  const message = 'the server could not find the requested resource';
  const failure = new ApiFailure(404, 'NotFound', message);
  failure.body = '404 page not found\n';
  return failure;
}

export function alreadyExists(type: ResourceType, name: string): ApiFailure {
  return new ApiFailure(
    409,
    'AlreadyExists',
    `${qualified(type)} "${name}" already exists`,
    detailsOf(type, type.plural, name),
  );
}

export function conflict(
  type: Pick<ResourceType, 'group' | 'plural'>,
  name: string,
  why?: string,
): ApiFailure {
  const cause =
    why ??
    'the object has been modified; please apply your changes to the latest version and try again';
  return new ApiFailure(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(type)} "${name}": ${cause}`,
    detailsOf(type, type.plural, name),
  );
}

export function badRequest(message: string): ApiFailure {
  return new ApiFailure(400, 'BadRequest', message);
}

export function forbidden(type: ResourceType, name: string, why: string): ApiFailure {
  const subject = name ? `${qualified(type)} "${name}"` : qualified(type);
  return new ApiFailure(
    403,
    'Forbidden',
    `${subject} is forbidden: ${why}`,
    detailsOf(type, type.plural, name),
  );
}

export function methodNotAllowed(): ApiFailure {
  return new ApiFailure(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
  );
}

/** 410 with the texts of the watch cache and of etcd's compaction. `continueToken` lets the reader go on, inconsistently. */
export function expired(message: string, continueToken?: string): ApiFailure {
  const failure = new ApiFailure(410, 'Expired', message);
  if (continueToken !== undefined) failure.status.metadata.continue = continueToken;
  return failure;
}

/** 422 about the options of a request, such as `CreateOptions`. */
export function invalidOptions(kind: string, problem: FieldProblem): ApiFailure {
  const message = `${kind}.meta.k8s.io "" is invalid: ${problem.field ?? ''}: ${problem.message}`;
  return new ApiFailure(422, 'Invalid', message, { group: 'meta.k8s.io', kind, causes: [problem] });
}

/** What kube-apiserver forgot to give a reason to. */
export function unexplained(message: string): ApiFailure {
  return new ApiFailure(500, '', message);
}

/** 422 with every problem in `details.causes`; several problems are joined in brackets, as upstream's aggregate does. */
export function invalid(
  type: Pick<ResourceType, 'group' | 'kind'>,
  name: string,
  problems: FieldProblem[],
): ApiFailure {
  const texts = [
    ...new Set(problems.map(({ field, message }) => `${field ?? '<nil>'}: ${message}`)),
  ];
  const list = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  const kind = type.group === '' ? type.kind : `${type.kind}.${type.group}`;
  return new ApiFailure(422, 'Invalid', `${kind} "${name}" is invalid: ${list}`, {
    ...detailsOf(type, type.kind, name),
    causes: problems,
  });
}

/** What a JSON patch that does not apply (a failed `test` included) is answered with. */
export function patchRefused(): ApiFailure {
  return new ApiFailure(
    422,
    'Invalid',
    'the server rejected our request due to an error in our request',
    {},
  );
}

export function unsupportedMediaType(accepted: string[]): ApiFailure {
  return new ApiFailure(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
  );
}
