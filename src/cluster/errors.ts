import { asArray, asInteger, asString, at } from '../core/values/json';

/**
 * Why a request failed. `timeout` and `network` leave open whether the server did what was asked; so do answers of 500 and more.
 */
export type FailureReason =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'already-exists'
  | 'conflict'
  | 'expired'
  | 'invalid'
  | 'too-many-requests'
  | 'server'
  | 'network'
  | 'timeout'
  | 'other';

/** One field of a refused object. */
export interface FailureCause {
  field: string;
  message: string;
}

interface Details {
  code?: number | undefined;
  causes?: readonly FailureCause[];
  retryAfterMs?: number | undefined;
}

/** A failed request in the adapter's own terms. `message` is the cluster's or the browser's text, never ours. */
export class ClusterError extends Error {
  readonly code: number | undefined;
  readonly causes: readonly FailureCause[];
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly reason: FailureReason,
    message: string,
    { code, causes = [], retryAfterMs }: Details = {},
  ) {
    super(message);
    this.name = 'ClusterError';
    this.code = code;
    this.causes = causes;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether a write may have been done although its answer says otherwise, or never came. */
  get ambiguous(): boolean {
    return this.reason === 'network' || this.reason === 'timeout' || this.reason === 'server';
  }
}

const reasonOfCode: Readonly<Record<number, FailureReason>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'expired',
  415: 'invalid',
  422: 'invalid',
  429: 'too-many-requests',
};

const reasonOf = (code: number, status: string | undefined): FailureReason => {
  if (code === 409 && status === 'AlreadyExists') return 'already-exists';
  return reasonOfCode[code] ?? (code >= 500 ? 'server' : 'other');
};

/** Reads a `Status` object of the API server. */
export const statusError = (
  code: number,
  body: unknown,
  fallback = '',
  retryAfter?: number,
): ClusterError => {
  const seconds = retryAfter ?? asInteger(at(body, 'details', 'retryAfterSeconds'));
  return new ClusterError(
    reasonOf(code, asString(at(body, 'reason'))),
    asString(at(body, 'message')) ?? fallback,
    {
      code,
      causes: asArray(at(body, 'details', 'causes')).map((cause) => ({
        field: asString(at(cause, 'field')) ?? '',
        message: asString(at(cause, 'message')) ?? '',
      })),
      retryAfterMs: seconds === undefined ? undefined : seconds * 1000,
    },
  );
};

/** As much of the SDK's HttpError as is not plain JSON: its `response` is the browser's. */
interface Answered {
  response?: { headers?: { get?: (name: string) => string | null } };
}

/** Seconds that a busy server asks for. The API server's priority and fairness says them in the header alone. */
const retryAfterOf = (thrown: object): number | undefined => {
  const text = (thrown as Answered).response?.headers?.get?.('Retry-After') ?? '';
  return /^\d+$/.test(text) ? Number(text) : undefined;
};

/**
 * Translates whatever the SDK's fetch functions throw: `HttpError` (told by its `code`, because the class is not the same object in every
 * console), their `TimeoutError`, an abort, or the browser's `TypeError` when no answer came at all.
 */
export const toClusterError = (thrown: unknown): ClusterError => {
  if (thrown instanceof ClusterError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const code = asInteger(at(thrown, 'code'));
  if (code !== undefined && code >= 100) {
    return statusError(code, at(thrown, 'json'), message, retryAfterOf(thrown as object));
  }
  const name = asString(at(thrown, 'name')) ?? '';
  const timedOut =
    name === 'TimeoutError' || name === 'AbortError' || asInteger(at(thrown, 'ms')) !== undefined;
  return new ClusterError(timedOut ? 'timeout' : 'network', message);
};

/** Has a request reject with a `ClusterError` and nothing else. */
export const translated = async <T>(request: () => Promise<T>): Promise<T> => {
  try {
    return await request();
  } catch (thrown) {
    throw toClusterError(thrown);
  }
};
