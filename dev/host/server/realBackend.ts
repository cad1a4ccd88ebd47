import type { IncomingMessage, RequestOptions, ServerResponse } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream';
import type { HarnessState, HostUser } from '../harnessState';
import type { ClusterBackend, HarnessAnswer } from './clusterBackend';
import { impersonationFromProtocols } from './impersonation';
import type { ClusterAccess } from './kubeconfig';

interface SelfSubjectReview {
  status?: { userInfo?: { username?: string; uid?: string; groups?: string[] } };
}

/** A proxy in front of a real API server, as the console's bridge is one: it adds the credentials and keeps the browser's own out. */
export function realBackend(access: ClusterAccess, watchesEndAfterMs: number): ClusterBackend {
  const client = access.server.protocol === 'https:' ? https : http;
  const agent = new client.Agent({ keepAlive: true });
  const sockets = new Set<Duplex>();

  function options(
    path: string,
    method: string,
    headers: http.OutgoingHttpHeaders,
  ): RequestOptions {
    const { server, token, ca, cert, key, rejectUnauthorized } = access;
    const secrets = {
      rejectUnauthorized,
      ...(ca && { ca }),
      ...(cert && { cert }),
      ...(key && { key }),
    };
    return {
      ...(server.protocol === 'https:' && secrets),
      agent,
      host: server.hostname,
      port: server.port,
      path: `${server.pathname.replace(/\/$/, '')}${path}`,
      method,
      headers: {
        ...headers,
        host: server.host,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    };
  }

  function forwarded(request: IncomingMessage): http.OutgoingHttpHeaders {
    const headers = { ...request.headers };
    for (const own of ['cookie', 'origin', 'host', 'x-csrftoken', 'authorization']) {
      Reflect.deleteProperty(headers, own);
    }
    const groups = headers['impersonate-group'];
    return typeof groups === 'string'
      ? { ...headers, 'impersonate-group': groups.split(',') }
      : headers;
  }

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    const outgoing = client.request(options(path, request.method ?? 'GET', forwarded(request)));
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', (error) => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      response.writeHead(502, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ message: `The API server did not answer: ${error.message}` }));
    });
    response.on('close', () => outgoing.destroy());
    request.pipe(outgoing);
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { headers, protocols } = impersonationFromProtocols(
      request.headers['sec-websocket-protocol'],
    );
    // kube-apiserver refuses an upgrade without an origin, and the browser's own is none of its business: the console's proxy says this.
    const all = { ...forwarded(request), ...headers, origin: 'http://localhost' };
    delete all['sec-websocket-protocol'];
    const outgoing = client.request({
      ...options(request.url ?? '/', 'GET', {
        ...all,
        ...(protocols.length > 0 && { 'sec-websocket-protocol': protocols.join(', ') }),
      }),
      agent: false,
    });
    outgoing.on('upgrade', (answer, upstream, first) => {
      const lines = [`HTTP/1.1 101 Switching Protocols`];
      for (let index = 0; index < answer.rawHeaders.length; index += 2) {
        lines.push(`${answer.rawHeaders[index] ?? ''}: ${answer.rawHeaders[index + 1] ?? ''}`);
      }
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      upstream.unshift(first);
      socket.unshift(head);
      // An error of one side ends the other; there is nobody left to tell.
      const done = (): void => undefined;
      pipeline(upstream, socket, done);
      pipeline(socket, upstream, done);
      // The console's proxy ends watches without a close frame; the browser sees code 1006.
      const end = setTimeout(() => socket.destroy(), watchesEndAfterMs);
      sockets.add(socket);
      socket.on('close', () => {
        clearTimeout(end);
        sockets.delete(socket);
        upstream.destroy();
      });
      upstream.on('close', () => socket.destroy());
    });
    outgoing.on('response', (answer) => {
      socket.end(
        `HTTP/1.1 ${String(answer.statusCode)} ${answer.statusMessage ?? ''}\r\nConnection: close\r\n\r\n`,
      );
      answer.resume();
    });
    outgoing.on('error', () => socket.destroy());
    outgoing.end();
  }

  async function whoAmI(): Promise<HostUser> {
    const body = JSON.stringify({
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'SelfSubjectReview',
    });
    const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
    const text = await new Promise<string>((resolve, reject) => {
      const outgoing = client.request(
        options(path, 'POST', { 'content-type': 'application/json' }),
        (answer) => {
          let received = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => {
            received += chunk;
          });
          answer.on('end', () => {
            resolve(received);
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
    const info = (JSON.parse(text) as SelfSubjectReview).status?.userInfo;
    const name = info?.username ?? 'unknown';
    return {
      name,
      title: access.server.host,
      uid: info?.uid ?? name,
      groups: info?.groups ?? [],
    };
  }

  return {
    handle,
    upgrade,
    async harness(_request, path): Promise<HarnessAnswer> {
      if (path !== 'state') {
        return { status: 404, body: { message: 'There is a real API server behind this host.' } };
      }
      const user = await whoAmI();
      const state: HarnessState = {
        real: true,
        scenario: access.server.host,
        scenarios: [],
        user: user.name,
        users: [user],
        faults: [],
      };
      return { status: 200, body: state };
    },
    async close(): Promise<void> {
      for (const socket of sockets) {
        socket.destroy();
      }
      agent.destroy();
      await Promise.resolve();
    },
  };
}
