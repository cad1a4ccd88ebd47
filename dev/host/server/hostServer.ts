import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClusterBackend } from './clusterBackend';
import { contentSecurityPolicy } from './contentSecurityPolicy';
import { cookie } from './cookies';
import { refusal } from './requestGuard';
import { sendFile } from './sendFile';

export interface HostServerOptions {
  backend: ClusterBackend;
  /** `/` or a path that starts and ends with a slash. */
  basePath: string;
  /** Answer whatever the Host header says: for who binds to more than loopback. */
  anyHost: boolean;
}

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const pluginName = 'vlan-networks';
const consoleVersion = '4.22.0';
const largestBody = 8 * 1024 * 1024;

async function readJson(request: IncomingMessage): Promise<unknown> {
  request.setEncoding('utf8');
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > largestBody) {
      throw new Error('the body is too large');
    }
  }
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function page(basePath: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <base href="${basePath}">
    <title>OpenShift</title>
    <link rel="icon" href="data:,">
    <script src="server-flags.js"></script>
    <script src="static/host.js" defer></script>
  </head>
  <body><div id="app"></div></body>
</html>
`;
}

/** The web server of the console host: its own bundle, the plugin's files, the texts, and the cluster behind the proxy path. */
export function hostServer({ backend, basePath, anyHost }: HostServerOptions): Server {
  const flags = { basePath, consolePlugins: [pluginName], releaseVersion: consoleVersion };

  /** The path below the base path. Chunks of a plugin are asked for at the root whatever the base path: their address is built in. */
  function localPath(request: IncomingMessage): string | undefined {
    const url = request.url ?? '/';
    if (url.startsWith(basePath)) {
      return url.slice(basePath.length);
    }
    return url.startsWith('/api/plugins/') ? url.slice(1) : undefined;
  }

  function sendPage(request: IncomingMessage, response: ServerResponse): void {
    if (cookie(request, 'csrf-token') === undefined) {
      const token = randomBytes(16).toString('hex');
      response.setHeader('set-cookie', `csrf-token=${token}; path=/; SameSite=Strict`);
    }
    response.setHeader('cache-control', 'no-store');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(basePath));
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const local = localPath(request);
    if (local === undefined) {
      response.writeHead(302, { location: basePath }).end();
      return;
    }
    const refused = refusal(request, local, anyHost);
    if (refused !== undefined) {
      sendJson(response, 403, { message: refused });
      return;
    }
    const { pathname, searchParams } = new URL(local, 'http://host/');
    const [first = '', second = '', third = '', ...rest] = pathname.slice(1).split('/');
    if (first === 'api' && second === 'kubernetes') {
      request.url = `/${local.slice('api/kubernetes/'.length)}`;
      backend.handle(request, response);
    } else if (first === 'api' && second === 'plugins' && third === pluginName) {
      await sendFile(
        request,
        response,
        path.join(root, 'dist'),
        decodeURIComponent(rest.join('/')),
      );
    } else if (first === 'api') {
      sendJson(response, 404, { message: `${pathname} exists only in the real console` });
    } else if (first === 'static') {
      const file = [second, third, ...rest].filter((segment) => segment !== '').join('/');
      await sendFile(request, response, path.join(root, '.cache/host'), file);
    } else if (pathname === '/locales/resource.json') {
      const language = searchParams.get('lng') ?? '';
      const namespace = searchParams.get('ns') ?? '';
      await sendFile(
        request,
        response,
        path.join(root, 'dist/locales'),
        `${language}/${namespace}.json`,
      );
    } else if (pathname === '/server-flags.js') {
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
      response.end(`window.SERVER_FLAGS = ${JSON.stringify(flags)};`);
    } else if (first === 'harness') {
      const body = await readJson(request);
      const answer = await backend.harness(request, pathname.slice('/harness/'.length), body);
      if (answer.cookie !== undefined) {
        response.setHeader('set-cookie', answer.cookie);
      }
      sendJson(response, answer.status, answer.body);
    } else {
      sendPage(request, response);
    }
  }

  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', contentSecurityPolicy);
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
    route(request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
      } else {
        sendJson(response, 500, { message: String(error) });
      }
    });
  });

  server.on('upgrade', (request: IncomingMessage, socket, head: Buffer) => {
    const local = localPath(request) ?? '';
    const refused = refusal(request, local, anyHost);
    if (refused !== undefined || !local.startsWith('api/kubernetes/')) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    request.url = `/${local.slice('api/kubernetes/'.length)}`;
    backend.upgrade(request, socket, head);
  });
  return server;
}
