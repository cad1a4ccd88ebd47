import { HttpError } from '../../dev/jest/httpError';
import { ClusterError, toClusterError } from './errors';

const status = (code: number, reason: string, more: object = {}): HttpError =>
  HttpError.of(code, { kind: 'Status', code, reason, message: `it was ${reason}`, ...more });

it.each([
  [401, 'Unauthorized', 'unauthorized'],
  [403, 'Forbidden', 'forbidden'],
  [404, 'NotFound', 'not-found'],
  [409, 'AlreadyExists', 'already-exists'],
  [409, 'Conflict', 'conflict'],
  [410, 'Expired', 'expired'],
  [422, 'Invalid', 'invalid'],
  [429, 'TooManyRequests', 'too-many-requests'],
  [500, 'InternalError', 'server'],
  [503, 'ServiceUnavailable', 'server'],
  [418, 'Teapot', 'other'],
])('reads an answer of %i %s as %s, in the words of the server', (code, reason, expected) => {
  const error = toClusterError(status(code, reason));
  expect(error).toMatchObject({ reason: expected, code, message: `it was ${reason}` });
});

it('keeps the fields that were refused', () => {
  const causes = [{ field: 'spec.config', message: 'must be JSON', reason: 'Invalid' }];
  expect(toClusterError(status(422, 'Invalid', { details: { causes } })).causes).toEqual([
    { field: 'spec.config', message: 'must be JSON' },
  ]);
});

it.each([
  [7, 7000],
  [undefined, undefined],
])('keeps the %s seconds that stand in the header alone', (seconds, milliseconds) => {
  const error = toClusterError(HttpError.of(429, 'Too many requests', seconds));
  expect(error).toMatchObject({ reason: 'too-many-requests', retryAfterMs: milliseconds });
});

it('keeps how long the server wants to be left alone', () => {
  const error = toClusterError(
    status(429, 'TooManyRequests', { details: { retryAfterSeconds: 3 } }),
  );
  expect(error.retryAfterMs).toBe(3000);
});

it.each([
  ['no answer at all', new TypeError('Failed to fetch'), 'network'],
  [
    'the time-out of the SDK',
    Object.assign(new Error('too slow'), { url: '/x', ms: 60_000 }),
    'timeout',
  ],
  ['an abort', new DOMException('aborted', 'AbortError'), 'timeout'],
  ['a gateway without a Status', new HttpError('Bad Gateway', 502), 'server'],
])('does not know after %s whether a write was done', (_, thrown, reason) => {
  const error = toClusterError(thrown);
  expect(error.reason).toBe(reason);
  expect(error.ambiguous).toBe(true);
});

it.each([403, 404, 409, 422, 429])('knows after %i that a write was not done', (code) => {
  expect(toClusterError(status(code, '')).ambiguous).toBe(false);
});

it('leaves its own errors as they are', () => {
  const error = new ClusterError('expired', 'old');
  expect(toClusterError(error)).toBe(error);
});
