import type { IncomingMessage } from 'node:http';
import { cookie } from './cookies';

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * Why a request must not be answered, or undefined. The host may stand in front of a real cluster, so other sites open in the same
 * browser must reach nothing: the Host header has to name this machine (DNS rebinding), a foreign Origin is refused (WebSockets are
 * not bound by CORS), and writes to the cluster carry the console's CSRF token.
 */
export function refusal(
  request: IncomingMessage,
  path: string,
  anyHost: boolean,
): string | undefined {
  const host = request.headers.host ?? '';
  if (!anyHost && !loopback.test(host)) {
    return `host ${host} is not this machine`;
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`) {
    return `origin ${origin} is not this host`;
  }
  const isWrite = request.method !== 'GET' && request.method !== 'HEAD';
  if (isWrite && path.startsWith('api/')) {
    const token = cookie(request, 'csrf-token');
    if (token === undefined || request.headers['x-csrftoken'] !== token) {
      return 'invalid CSRF token';
    }
  }
  return undefined;
}
