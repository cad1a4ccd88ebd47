/** As the SDK's HttpError: the answer's status as `code`, its body as `json`. */
export class HttpError extends Error {
  constructor(
    message: string,
    readonly code?: number,
    readonly response?: unknown,
    readonly json?: unknown,
  ) {
    super(message);
    this.name = 'HttpError';
  }

  static of(code: number, body: unknown, retryAfter?: number): HttpError {
    const told = typeof body === 'object' && body !== null && 'message' in body ? body.message : '';
    const headers = new Map(retryAfter === undefined ? [] : [['Retry-After', String(retryAfter)]]);
    return new HttpError(typeof told === 'string' ? told : '', code, { headers }, body);
  }
}
