/**
 * A real API server, or one behind `serveApi`, as an `ApiServer`:
 *
 *   const api = httpApi({ baseUrl: 'https://127.0.0.1:6443', headers: { authorization: `Bearer ${token}` }, ca });
 */
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as plainRequest } from 'node:http';
import { Agent, request as secureRequest } from 'node:https';

import type { ApiRequest, ApiResponse, ApiServer, User, WatchEvent, WatchHandlers } from './api';
import { isRecord, textAt } from './jsonValue';

interface HttpApiOptions {
  /** With the prefix that comes before `/api…`, without a slash at its end. */
  baseUrl: string;
  headers?: Record<string, string>;
  /** PEM texts of the server's authority and of the client's own certificate. */
  ca?: string;
  cert?: string;
  key?: string;
  /** For servers whose certificate nobody vouches for. */
  insecureSkipTlsVerify?: boolean;
}

/** Requests reject only when no answer came at all (connection refused, cut); every answer is a response. */
export function httpApi(options: HttpApiOptions): ApiServer {
  const connection = connectionOf(options);
  return {
    request: (request) => send(connection, request),
    watch: (request, handlers) => openWatch(connection, request, handlers),
  };
}

interface Connection {
  baseUrl: string;
  headers: Record<string, string>;
  open: (url: string, options: RequestOptions) => ClientRequest;
}

function connectionOf(options: HttpApiOptions): Connection {
  const { baseUrl, headers = {}, ca, cert, key, insecureSkipTlsVerify } = options;
  if (!baseUrl.startsWith('https:')) return { baseUrl, headers, open: plainRequest };
  const agent = new Agent({
    keepAlive: true,
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    ...(insecureSkipTlsVerify && { rejectUnauthorized: false }),
  });
  return { baseUrl, headers, open: (url, request) => secureRequest(url, { ...request, agent }) };
}

function headersOf(
  connection: Connection,
  user: User | undefined,
): Record<string, string | string[]> {
  return {
    accept: 'application/json',
    ...connection.headers,
    ...(user && { 'impersonate-user': user.name }),
    ...(user && user.groups.length > 0 && { 'impersonate-group': user.groups }),
  };
}

function send(connection: Connection, request: ApiRequest): Promise<ApiResponse> {
  const { method, path, body, user } = request;
  const contentType =
    request.contentType ??
    (method === 'PATCH' ? 'application/json-patch+json' : 'application/json');
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = {
      ...headersOf(connection, user),
      // The length is said in words: Node frames no body of a DELETE by itself.
      ...(text !== undefined && {
        'content-type': contentType,
        'content-length': Buffer.byteLength(text),
      }),
    };
    const outgoing = connection.open(`${connection.baseUrl}${path}`, { method, headers });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      readAll(response).then((received) => resolve(answer(response, received)), reject);
    });
    outgoing.end(text);
  });
}

function answer(response: IncomingMessage, text: string): ApiResponse {
  const warnings = (response.headersDistinct.warning ?? []).flatMap(warningTexts);
  const retryAfter = Number(response.headers['retry-after']);
  return {
    status: response.statusCode ?? 0,
    body: parsed(text),
    ...(retryAfter > 0 && { retryAfter }),
    ...(warnings.length > 0 && { warnings }),
  };
}

/** The texts of a Warning header: `299 - "unknown field \"spec.x\""`, several joined by commas. */
function warningTexts(header: string): string[] {
  return [...header.matchAll(/\b299 \S+ ("(?:[^"\\]|\\.)*")/g)].map((match) =>
    String(JSON.parse(match[1] ?? '""')),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Health endpoints and proxies answer with plain text.
    return text;
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
}

function openWatch(
  connection: Connection,
  { path, user }: Parameters<ApiServer['watch']>[0],
  handlers: WatchHandlers,
): () => void {
  let closed = false;
  const end = () => {
    if (closed) return;
    closed = true;
    handlers.onClose();
  };
  const separator = path.includes('?') ? '&' : '?';
  const url = `${connection.baseUrl}${path}${/[?&]watch=/.test(path) ? '' : `${separator}watch=true`}`;
  const outgoing = connection.open(url, { method: 'GET', headers: headersOf(connection, user) });
  outgoing.on('error', end);
  outgoing.on('response', (response) => {
    if (response.statusCode === 200) {
      if (!closed) handlers.onOpen?.();
      readEvents(response, (event) => !closed && handlers.onEvent(event), end);
      return;
    }
    readAll(response).then((text) => {
      if (closed) return;
      const refusal = answer(response, text);
      if (!handlers.onRefused) {
        handlers.onEvent(errorEvent(refusal));
        end();
        return;
      }
      closed = true;
      handlers.onRefused(refusal);
    }, end);
  });
  outgoing.end();
  return () => {
    closed = true;
    outgoing.destroy();
  };
}

function readEvents(
  response: IncomingMessage,
  emit: (event: WatchEvent) => void,
  end: () => void,
): void {
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (chunk) => {
    const lines = `${rest}${String(chunk)}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = parsed(line);
      if (isWatchEvent(event)) emit(event);
    }
  });
  response.on('end', end);
  response.on('error', end);
}

function isWatchEvent(value: unknown): value is WatchEvent {
  return (
    isRecord(value) &&
    isRecord(value.object) &&
    ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR'].includes(textAt(value, 'type'))
  );
}

function errorEvent({ status, body }: ApiResponse): WatchEvent {
  const object = {
    kind: 'Status' as const,
    code: status,
    reason: textAt(body, 'reason'),
    message: textAt(body, 'message'),
  };
  return { type: 'ERROR', object };
}
