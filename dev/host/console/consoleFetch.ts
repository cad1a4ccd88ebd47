import { HttpError } from '@openshift-console/dynamic-plugin-sdk';
import { store } from '../app/store';

const defaultTimeoutMs = 60_000;
const retriesWhenBusy = 3;

type Options = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };
interface StatusBody {
  message?: string;
  error?: string;
  details?: { causes?: { message?: string; field?: string }[] };
}

function csrfToken(): string | undefined {
  return /(?:^|;\s*)csrf-token=([^;]*)/.exec(document.cookie)?.[1];
}

function consoleHeaders(url: string, method: string): Record<string, string> {
  const headers: Record<string, string> = {};
  const sameOrigin = new URL(url, window.location.href).origin === window.location.origin;
  const token = csrfToken();
  if (sameOrigin && method !== 'GET' && token !== undefined) {
    headers['X-CSRFToken'] = token;
  }
  const { impersonate } = store.getState().sdkCore;
  if (impersonate) {
    headers['Impersonate-User'] = impersonate.name;
    if (impersonate.groups?.length) {
      // fetch joins several values of one header with a comma; the host's proxy splits them as the console's does.
      headers['Impersonate-Group'] = impersonate.groups.join(',');
    }
  }
  return headers;
}

function logOut(): void {
  const { basePath } = window.SERVER_FLAGS;
  const next = encodeURIComponent(window.location.pathname + window.location.search);
  window.location.assign(`${basePath}login?next=${next}`);
}

async function failure(url: string, response: Response): Promise<HttpError> {
  if (response.status === 401 && url.includes('api/kubernetes')) {
    logOut();
  }
  if (!(response.headers.get('content-type') ?? '').includes('json')) {
    return new HttpError(response.statusText, response.status, response);
  }
  const body = (await response.json()) as StatusBody;
  const cause = body.details?.causes?.[0];
  const fromCause = cause
    ? `Error "${cause.message ?? ''}" for field "${cause.field ?? ''}".`
    : undefined;
  const message =
    response.status === 403
      ? (body.message ?? 'Access denied due to cluster policy.')
      : (fromCause ?? body.message ?? body.error ?? response.statusText);
  return new HttpError(message, response.status, response, body);
}

async function once(url: string, options: Options, timeout: number | null): Promise<Response> {
  const limit = timeout === null ? undefined : AbortSignal.timeout(timeout);
  const signals = [limit, options.signal].filter(
    (signal) => signal !== undefined && signal !== null,
  );
  return fetch(url, {
    ...options,
    headers: { ...consoleHeaders(url, options.method ?? 'GET'), ...options.headers },
    ...(signals.length > 0 && { signal: AbortSignal.any(signals) }),
  });
}

/**
 * The console's fetch: token and impersonation headers, a time-out of 60 s unless told otherwise (`null`: none), three retries
 * on 429, log-out on 401.
 * @throws HttpError for every answer that is neither 2xx nor 304
 */
export async function coFetch(
  url: string,
  options: Options = {},
  timeout: number | null = defaultTimeoutMs,
): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    const response = await once(url, options, timeout);
    if (response.ok || response.status === 304) {
      return response;
    }
    if (response.status !== 429 || attempt === retriesWhenBusy) {
      throw await failure(url, response);
    }
    const seconds = Number(response.headers.get('retry-after') ?? '1');
    await new Promise((resolve) => {
      setTimeout(resolve, seconds * 1000);
    });
  }
}

export async function coFetchText(
  url: string,
  options: Options = {},
  timeout?: number | null,
): Promise<string> {
  return (await coFetch(url, options, timeout)).text();
}

async function coFetchCommon(
  url: string,
  method = 'GET',
  options: Options | null = {},
  timeout?: number | null,
): Promise<unknown> {
  const headers = { Accept: 'application/json', ...options?.headers };
  const response = await coFetch(url, { ...options, method, headers }, timeout);
  const text = await response.text();
  if (text === '') {
    return {};
  }
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return isJson ? (JSON.parse(text) as unknown) : text;
}

function sender(method: string, contentType: string) {
  return async (
    url: string,
    json: unknown,
    options: Options | null = {},
    timeout?: number | null,
  ): Promise<unknown> =>
    coFetchCommon(
      url,
      method,
      {
        ...options,
        headers: { ...options?.headers, 'Content-Type': `${contentType};charset=UTF-8` },
        body: JSON.stringify(json),
      },
      timeout,
    );
}

/** `consoleFetchJSON` of the SDK, with its methods. */
export const coFetchJSON = Object.assign(coFetchCommon, {
  post: sender('POST', 'application/json'),
  put: sender('PUT', 'application/json'),
  patch: sender('PATCH', 'application/json-patch+json'),
  delete: async (
    url: string,
    json: unknown = null,
    options: Options | null = {},
    timeout?: number | null,
  ): Promise<unknown> =>
    json === null || json === undefined
      ? coFetchCommon(url, 'DELETE', options, timeout)
      : sender('DELETE', 'application/json')(url, json, options, timeout),
});
