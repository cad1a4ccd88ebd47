import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { WebSocket } from 'ws';

import { attachment, collection, ContractClient } from './contract/contractTarget';
import { embeddedCluster } from './embeddedCluster';
import type { EmbeddedCluster } from './embeddedCluster';
import { faults as someFaults } from './faults';
import { httpApi } from './httpApi';
import { textAt } from './jsonValue';
import { testUsers } from './seedRbac';
import { serveApi } from './serveApi';
import type { ServedApi, ServeOptions } from './serveApi';

let cluster: EmbeddedCluster;
let server: Server;
let api: ServedApi;
let base: string;

async function start(options: Partial<ServeOptions> = {}): Promise<void> {
  api = serveApi(cluster, { prefix: '/api/kubernetes', userOf: byToken, ...options });
  server = createServer((request, response) => {
    if (!api.handle(request, response)) response.writeHead(418).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (!api.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/api/kubernetes`;
}

function byToken(request: IncomingMessage) {
  const token = request.headers.authorization ?? '';
  if (token === 'Bearer nobody') return testUsers.nobody;
  return token === 'Bearer none' ? undefined : testUsers.admin;
}

beforeEach(() => {
  cluster = embeddedCluster();
});

afterEach(async () => {
  api.close();
  cluster.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const namespaces = '/api/v1/namespaces';

function status(path: string, headers: Record<string, string> = {}): Promise<number> {
  return fetch(`http://${base}${path}`, { headers }).then((response) => response.status);
}

interface Frames {
  next: () => Promise<string>;
  closed: Promise<number>;
  refused: Promise<string>;
  socket: WebSocket;
}

function watch(path: string, protocols: string[] = []): Frames {
  const socket = new WebSocket(`ws://${base}${path}`, protocols, { origin: `http://${base}` });
  const frames: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const frame = data.toString('utf8');
    const waiter = waiting.shift();
    if (waiter) waiter(frame);
    else frames.push(frame);
  });
  return {
    socket,
    next: () => {
      const frame = frames.shift();
      return frame === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(frame);
    },
    closed: new Promise((resolve) => socket.on('close', resolve)),
    refused: new Promise((resolve) => socket.on('error', (problem) => resolve(problem.message))),
  };
}

const opened = ({ socket }: Frames) => new Promise((resolve) => socket.on('open', resolve));

function asProtocol(header: string, value: string): string {
  const text = Buffer.from(value).toString('base64').replaceAll('=', '_').replaceAll('/', '-');
  return `${header}.${text}`;
}

test('requests outside the prefix are left to the host', async () => {
  await start();
  const other = await fetch(`http://${base.replace('/api/kubernetes', '')}/index.html`);
  expect(other.status).toBe(418);
});

test('without a user the answer is 401, with one it depends on rights', async () => {
  await start();
  expect(await status(namespaces, { authorization: 'Bearer none' })).toBe(401);
  expect(await status(namespaces, { authorization: 'Bearer nobody' })).toBe(403);
  expect(await status(namespaces)).toBe(200);
});

test('impersonation takes the rights of the other user, and needs the right to impersonate', async () => {
  await start();
  expect(await status(namespaces, { 'impersonate-user': 'viewer' })).toBe(403);
  expect(
    await status(namespaces, { 'impersonate-user': 'x', 'impersonate-group': 'cluster-readers' }),
  ).toBe(200);
  const asNobody = { authorization: 'Bearer nobody', 'impersonate-user': 'admin' };
  expect(await status(namespaces, asNobody)).toBe(403);
  expect(await status(namespaces, { 'impersonate-group': 'cluster-readers' })).toBe(400);
});

test('a watch over WebSocket sends one JSON frame an event', async () => {
  await start();
  const frames = watch(`${namespaces}?watch=true&fieldSelector=metadata.name%3Dteam-a`);
  await opened(frames);
  await cluster.request({
    method: 'POST',
    path: namespaces,
    body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team-a' } },
  });
  expect(JSON.parse(await frames.next())).toMatchObject({
    type: 'ADDED',
    object: { kind: 'Namespace', metadata: { name: 'team-a' } },
  });
  frames.socket.close();
});

test('a WebSocket is impersonated by its subprotocols, one of which is confirmed', async () => {
  await start();
  const protocol = asProtocol('Impersonate-User', 'somebody?');
  const refused = watch(`${namespaces}?watch=true`, [protocol]);
  expect(await refused.refused).toBe('Unexpected server response: 403');
  const group = asProtocol('Impersonate-Group', 'cluster-readers');
  const frames = watch(`${namespaces}?watch=true`, [protocol, group]);
  await opened(frames);
  expect(frames.socket.protocol).toBe(protocol);
  frames.socket.close();
});

test('the proxy of the console ends watches without a close frame, so the browser sees 1006', async () => {
  await start({ endWatchesWith: { afterMs: 5, code: 1006 } });
  expect(await watch(`${namespaces}?watch=true`).closed).toBe(1006);
});

test('a server that ends a watch itself closes the socket cleanly', async () => {
  await start();
  const frames = watch(`${namespaces}?watch=true`);
  await opened(frames);
  cluster.endWatches();
  expect(await frames.closed).toBe(1000);
});

test('a watch of a forgotten revision opens, says 410 and ends', async () => {
  await start();
  const frames = watch(`${namespaces}?watch=true&resourceVersion=1`);
  expect(JSON.parse(await frames.next())).toMatchObject({ type: 'ERROR', object: { code: 410 } });
  expect(await frames.closed).toBe(1000);
});

test('bad bodies and media types are refused in the words of the API server', async () => {
  await start();
  const send = (body: string, type: string) =>
    fetch(`http://${base}${namespaces}`, {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    });
  expect((await send('{', 'application/json')).status).toBe(400);
  expect((await send('a: b', 'application/x-unknown')).status).toBe(415);
  expect((await send(`"${'x'.repeat(4_000_000)}"`, 'application/json')).status).toBe(413);
  expect((await fetch(`http://${base}${namespaces}`, { method: 'OPTIONS' })).status).toBe(405);
});

describe('injected faults', () => {
  test('answer with a status, as often as asked for, for the verbs asked for', async () => {
    await start();
    api.faults.add({
      path: /namespaces/,
      verbs: ['list'],
      status: 500,
      message: 'etcd is away',
      times: 2,
    });
    const answer = await fetch(`http://${base}${namespaces}`);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({
      kind: 'Status',
      reason: 'InternalError',
      message: 'etcd is away',
    });
    expect(await status(`${namespaces}/default`)).toBe(200);
    expect(await status(namespaces)).toBe(500);
    expect(await status(namespaces)).toBe(200);
  });

  test('cut the connection before or after the write is done', async () => {
    await start();
    const real = httpApi({ baseUrl: `http://${base}` });
    const client = new ContractClient({ api: cluster });
    const create = (name: string) =>
      real.request({ method: 'POST', path: collection('default'), body: attachment(name) });
    const removeBefore = api.faults.add({ path: /attachment/, drop: 'before' });
    await expect(create('before')).rejects.toThrow();
    removeBefore();
    api.faults.add({ path: /attachment/, drop: 'after', times: 1 });
    await expect(create('after')).rejects.toThrow();
    expect((await client.get(`${collection('default')}/before`)).status).toBe(404);
    expect((await client.get(`${collection('default')}/after`)).status).toBe(200);
  });

  test('refuse watches, and silence them without closing', async () => {
    const faults = someFaults();
    await start({ faults });
    const remove = faults.add({ path: /namespaces/, verbs: ['watch'], status: 403 });
    expect(await watch(`${namespaces}?watch=true`).refused).toBe('Unexpected server response: 403');
    remove();
    const frames = watch(`${namespaces}?watch=true&fieldSelector=metadata.name%3Ddefault`);
    expect(JSON.parse(await frames.next())).toMatchObject({ type: 'ADDED' });
    const label = (x: string) =>
      cluster.request({
        method: 'PATCH',
        path: `${namespaces}/default`,
        contentType: 'application/merge-patch+json',
        body: { metadata: { labels: { x } } },
      });
    const unsilence = faults.add({ path: /namespaces/, silent: true });
    await label('unheard');
    unsilence();
    await label('heard');
    expect(await frames.next()).toContain('"x":"heard"');
    frames.socket.close();
  });

  test('delay an answer', async () => {
    await start();
    api.faults.add({ path: /namespaces/, delayMs: 30 });
    const began = performance.now();
    expect(await status(namespaces)).toBe(200);
    expect(performance.now() - began).toBeGreaterThanOrEqual(29);
  });
});

test('a client over HTTP is told of refused and of ended watches', async () => {
  await start({ endWatchesWith: { afterMs: 5, code: 1006 } });
  const real = httpApi({ baseUrl: `http://${base}`, headers: { authorization: 'Bearer nobody' } });
  const refused = await new Promise<number>((resolve) => {
    real.watch(
      { path: namespaces },
      {
        onEvent: () => undefined,
        onClose: () => undefined,
        onRefused: (refusal) => resolve(refusal.status),
      },
    );
  });
  expect(refused).toBe(403);
  const event = await new Promise<string>((resolve) => {
    real.watch(
      { path: namespaces },
      {
        onEvent: ({ type, object }) => resolve(`${type} ${textAt(object, 'reason')}`),
        onClose: () => undefined,
      },
    );
  });
  expect(event).toBe('ERROR Forbidden');
  const admin = httpApi({ baseUrl: `http://${base}` });
  await new Promise<void>((resolve) => {
    admin.watch({ path: namespaces }, { onEvent: () => undefined, onClose: resolve });
  });
});
