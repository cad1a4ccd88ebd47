import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { WebSocket } from 'ws';
import { embeddedCluster } from '../../cluster/embeddedCluster';
import { testUsers } from '../../cluster/seedRbac';
import { serveApi } from '../../cluster/serveApi';
import { listenOnFreePort } from './listenOnFreePort';
import { realBackend } from './realBackend';

const token = 'secret-of-the-kubeconfig';
const watchesEndAfterMs = 300;

const cluster = embeddedCluster({
  objects: [{ apiVersion: 'v1', kind: 'Node', metadata: { name: 'worker-1' } }],
});
/** Headers as they arrived at the API server. */
const seen: Record<string, string | string[] | undefined>[] = [];
let apiServer: Server;
let proxy: Server;
let address = '';
let backend: ReturnType<typeof realBackend>;

beforeAll(async () => {
  const api = serveApi(cluster, {
    userOf: ({ headers }) =>
      headers.authorization === `Bearer ${token}` ? testUsers.admin : undefined,
  });
  apiServer = createServer((request, response) => {
    seen.push(request.headers);
    api.handle(request, response);
  });
  apiServer.on('upgrade', api.upgrade);
  const apiPort = await listenOnFreePort(apiServer, 0, '127.0.0.1');
  backend = realBackend(
    { server: new URL(`http://127.0.0.1:${apiPort}`), token, rejectUnauthorized: true },
    watchesEndAfterMs,
  );
  proxy = createServer((request, response) => {
    backend.handle(request, response);
  });
  proxy.on('upgrade', backend.upgrade);
  address = `127.0.0.1:${await listenOnFreePort(proxy, 0, '127.0.0.1')}`;
});

afterAll(async () => {
  await backend.close();
  cluster.close();
  proxy.closeAllConnections();
  apiServer.closeAllConnections();
  await Promise.all([proxy, apiServer].map((server) => new Promise((done) => server.close(done))));
});

function watch(protocols: string[]): Promise<{ names: string[]; code: number }> {
  const url = `ws://${address}/api/v1/nodes?watch=true&resourceVersion=0`;
  const socket = new WebSocket(url, protocols);
  const names: string[] = [];
  return new Promise((resolve, reject) => {
    socket.on('message', (text: Buffer) => {
      const event = JSON.parse(text.toString()) as { object: { metadata: { name: string } } };
      names.push(event.object.metadata.name);
    });
    socket.on('close', (code) => {
      resolve({ names, code });
    });
    socket.on('error', reject);
  });
}

test('requests go out with the token of the kubeconfig and without what belongs to the browser', async () => {
  const response = await fetch(`http://${address}/api/v1/nodes/worker-1`, {
    headers: { cookie: 'csrf-token=a', 'x-csrftoken': 'a', origin: 'http://127.0.0.1' },
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ metadata: { name: 'worker-1' } });
  const headers = seen.at(-1) ?? {};
  expect(headers.authorization).toBe(`Bearer ${token}`);
  expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie']));
  expect(headers['x-csrftoken']).toBeUndefined();
  expect(headers.origin).toBeUndefined();
});

test('several groups of an impersonation arrive as several headers', async () => {
  const answer = await fetch(`http://${address}/api/v1/nodes`, {
    headers: { 'impersonate-user': 'viewer', 'impersonate-group': 'cluster-readers,others' },
  });
  expect(answer.status).toBe(200);
  expect(seen.at(-1)?.['impersonate-group']).toBe('cluster-readers, others');
});

test('a watch runs over the proxy and ends after a while without a close frame', async () => {
  expect(await watch([])).toEqual({ names: ['worker-1'], code: 1006 });
});

test('a watch of an impersonated user who may not see is refused', async () => {
  const user = Buffer.from('nobody').toString('base64').replace(/=/g, '_');
  await expect(watch([`Impersonate-User.${user}`])).rejects.toThrow('403');
});

test('an API server that is not there is told as 502', async () => {
  const nowhere = realBackend(
    { server: new URL('http://127.0.0.1:1'), rejectUnauthorized: true },
    watchesEndAfterMs,
  );
  const server = createServer((request, response) => {
    nowhere.handle(request, response);
  });
  const port = await listenOnFreePort(server, 0, '127.0.0.1');
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/nodes`);
  expect(response.status).toBe(502);
  expect(await response.text()).toMatch(/did not answer/);
  await nowhere.close();
  server.closeAllConnections();
  server.close();
});
