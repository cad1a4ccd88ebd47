/**
 * Puts an `ApiServer` behind Node's HTTP server, as the console's proxy does under /api/kubernetes:
 *
 *   const api = serveApi(cluster, { prefix: '/api/kubernetes', userOf: (request) => … });
 *   http.createServer((request, response) => api.handle(request, response) || other(request, response));
 *   server.on('upgrade', (request, socket, head) => api.upgrade(request, socket, head));
 *
 * Watches run over WebSocket (one JSON text frame per event) and over chunked HTTP.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import type { ApiRequest, ApiServer, User } from './api';
import { ApiFailure, badRequest, unsupportedMediaType } from './apiFailure';
import type { Fault, Faults } from './faults';
import { faults as noFaults } from './faults';
import { impersonated } from './impersonation';
import { requestInfo } from './requestInfo';
import { serveWatch } from './serveWatch';

export interface ServeOptions {
  /** What comes before `/api…` and `/apis…` in URLs, without a slash at its end; default: nothing. */
  prefix?: string;
  /** Who asks, by cookie or bearer token; undefined is answered with 401. Impersonation is resolved on top of it. */
  userOf: (request: IncomingMessage) => User | undefined;
  /** Ends every watch after a while without a close frame (`code: 1006`) or with one, as the console's proxy does. */
  endWatchesWith?: { afterMs: number; code: number };
  faults?: Faults;
}

export interface ServedApi {
  /** Answers requests under the prefix. False: not ours, nothing was done. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Answers WebSocket upgrades under the prefix. False: not ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  faults: Faults;
  /** Ends all watches. */
  close(): void;
}

/** Larger bodies are refused, as etcd's limit does in a real cluster. */
const largestBody = 3 * 1024 * 1024;

/** What both kinds of requests need to know about one request. */
export interface Incoming {
  path: string;
  user: User;
  faults: Fault[];
}

export function serveApi(server: ApiServer, options: ServeOptions): ServedApi {
  const { prefix = '', userOf } = options;
  const faults = options.faults ?? noFaults();
  const watches = serveWatch(server, {
    faults,
    ...(options.endWatchesWith && { endWatchesWith: options.endWatchesWith }),
  });

  const receive = async (request: IncomingMessage, path: string): Promise<Incoming> => {
    const user = userOf(request);
    if (!user) throw new ApiFailure(401, 'Unauthorized', 'Unauthorized');
    return {
      path,
      user: await impersonated(server, user, request),
      faults: faults.take({ path, verb: verbOf(request, path), user }),
    };
  };

  const respond = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const incoming = await receive(request, path);
    for (const fault of incoming.faults) {
      if (fault.delayMs) await delay(fault.delayMs);
      if (fault.drop === 'before') return void request.socket.destroy();
      if (fault.status) throw injected(fault, fault.status);
    }
    if (isWatch(request, path)) {
      watches.overHttp(incoming, request, response);
      return;
    }
    const answer = await server.request({
      ...(await apiRequest(request, path)),
      user: incoming.user,
    });
    if (incoming.faults.some((fault) => fault.drop === 'after'))
      return void request.socket.destroy();
    send(response, answer.status, answer.body, answer.warnings);
  };

  return {
    faults,
    close: watches.close,
    handle: (request, response) => {
      const path = apiPath(request.url ?? '', prefix);
      if (path === undefined) return false;
      respond(request, response, path).catch((problem: unknown) => {
        const { status, body, retryAfter } = asFailure(problem);
        if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
        if (!response.headersSent) send(response, status.code, body);
        else response.destroy();
      });
      return true;
    },
    upgrade: (request, socket, head) => {
      const path = apiPath(request.url ?? '', prefix);
      if (path === undefined) return false;
      receive(request, path)
        .then((incoming) => watches.overSocket(incoming, request, socket, head))
        .catch((problem: unknown) => {
          const { status, body } = asFailure(problem);
          refuseUpgrade(socket, status.code, body);
        });
      return true;
    },
  };
}

function apiPath(url: string, prefix: string): string | undefined {
  if (!url.startsWith(`${prefix}/`)) return undefined;
  const path = url.slice(prefix.length);
  // Under a prefix everything is ours; without one only the API's own roots, so that a host can serve pages beside it.
  return prefix !== '' || /^\/(apis?|version|healthz|readyz|livez)([/?]|$)/.test(path)
    ? path
    : undefined;
}

function isWatch(request: IncomingMessage, path: string): boolean {
  const watch = requestInfo(path).query.get('watch');
  return request.method === 'GET' && (watch === 'true' || watch === '1');
}

function verbOf(request: IncomingMessage, path: string): string {
  const one = requestInfo(path).name !== '';
  if (request.headers.upgrade || isWatch(request, path)) return 'watch';
  switch (request.method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return one ? 'delete' : 'deletecollection';
    default:
      return one ? 'get' : 'list';
  }
}

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const jsonTypes: readonly string[] = [
  'application/json',
  'application/json-patch+json',
  'application/merge-patch+json',
];

function isMethod(text: string | undefined): text is ApiRequest['method'] {
  return text !== undefined && methods.includes(text);
}

async function apiRequest(request: IncomingMessage, path: string): Promise<ApiRequest> {
  const { method } = request;
  if (!isMethod(method)) {
    throw new ApiFailure(
      405,
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
    );
  }
  const text = await bodyOf(request);
  if (text === '') return { method, path };
  const contentType =
    (request.headers['content-type'] ?? 'application/json').split(';')[0]?.trim() ?? '';
  if (!isJsonType(contentType)) throw unsupportedMediaType([...jsonTypes]);
  try {
    const body: unknown = JSON.parse(text);
    return { method, path, body, contentType };
  } catch (problem) {
    throw badRequest(
      `couldn't get version/kind; json parse error: ${problem instanceof Error ? problem.message : ''}`,
    );
  }
}

function isJsonType(
  text: string,
): text is 'application/json' | 'application/json-patch+json' | 'application/merge-patch+json' {
  return jsonTypes.includes(text);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestBody) {
      throw new ApiFailure(
        413,
        'RequestEntityTooLarge',
        `Request entity too large: limit is ${largestBody}`,
      );
    }
  }
  return text;
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  warnings: string[] = [],
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.setHeader('content-type', typeof body === 'string' ? 'text/plain' : 'application/json');
  response.setHeader('cache-control', 'no-cache, private');
  if (warnings.length > 0) {
    response.setHeader(
      'warning',
      warnings.map((warning) => `299 - ${JSON.stringify(warning)}`),
    );
  }
  response.writeHead(status);
  response.end(text);
}

function refuseUpgrade(socket: Duplex, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

/** An injected refusal, in the form that kube-apiserver gives its own. */
function injected(fault: Fault, status: number): ApiFailure {
  const reasons: Record<number, string> = {
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'NotFound',
    409: 'Conflict',
    410: 'Expired',
    422: 'Invalid',
    429: 'TooManyRequests',
    500: 'InternalError',
    503: 'ServiceUnavailable',
    504: 'Timeout',
  };
  const message = fault.message ?? `injected failure ${status}`;
  const failure = new ApiFailure(status, reasons[status] ?? 'Unknown', message);
  failure.retryAfter = fault.retryAfter;
  if (status === 429 && fault.retryAfter !== undefined) failure.body = message;
  return failure;
}

function asFailure(problem: unknown): ApiFailure {
  if (problem instanceof ApiFailure) return problem;
  const text = problem instanceof Error ? problem.message : String(problem);
  return new ApiFailure(500, 'InternalError', `Internal error occurred: ${text}`);
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
