import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { embeddedCluster } from '../../../dev/cluster/embeddedCluster';
import type { EmbeddedCluster } from '../../../dev/cluster/embeddedCluster';
import { httpApi } from '../../../dev/cluster/httpApi';
import { testUsers } from '../../../dev/cluster/seedRbac';
import { serveApi } from '../../../dev/cluster/serveApi';
import { connectSdk } from '../../../dev/jest/sdkConnection';
import type { SdkConnection } from '../../../dev/jest/sdkConnection';
import { many, nad, nads } from '../../../dev/jest/watchStory';
import { Inventory } from '../../core/inventory/inventory';
import { clusterClient } from '../client';
import { systemClock } from '../clock';
import { Watcher } from './watcher';

/** Real time and real connections: what is waited for comes within seconds, and a test that waits in vain fails by itself. */
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

let cluster: EmbeddedCluster;
let server: Server;
let port = 0;
let sdk: SdkConnection;
let inventory: Inventory;
let watcher: Watcher;
let fewest: number;

const listen = async (): Promise<void> => {
  const api = serveApi(cluster, { userOf: () => testUsers.admin });
  server = createServer((request, response) => {
    if (!api.handle(request, response)) response.destroy();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
};

const hangUp = async (): Promise<void> => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
};

const begin = async (count: number): Promise<void> => {
  cluster = embeddedCluster({ objects: many(count), bookmarkEveryMs: 0, historyLimit: 20_000 });
  await listen();
  sdk = connectSdk(httpApi({ baseUrl: `http://127.0.0.1:${String(port)}` }), testUsers.admin);
  inventory = new Inventory();
  fewest = Infinity;
  const receive: ConstructorParameters<typeof Watcher>[1] = (changes) => {
    inventory.apply(changes);
    if (inventory.state('nad').status === 'loaded')
      fewest = Math.min(fewest, inventory.count('nad'));
  };
  watcher = new Watcher({ kind: 'nad', namespace: '' }, receive, {
    client: clusterClient,
    subprotocols: [],
    clock: systemClock,
    random: () => 0,
  });
  watcher.start();
  await until(() => inventory.state('nad').status === 'loaded');
};

const write = async (method: 'POST' | 'DELETE', index: number): Promise<void> => {
  const path = method === 'POST' ? nads : `${nads}/net-${String(index)}`;
  await cluster.request({ method, path, ...(method === 'POST' && { body: nad(index) }) });
};

const lists = (): number => sdk.requests.filter(({ path }) => !/limit=1(&|$)/.test(path)).length;

/** The names that the server has. */
const there = async (): Promise<readonly string[]> => {
  const { body } = await cluster.request({ method: 'GET', path: nads });
  return (body as { items: { metadata: { name: string } }[] }).items
    .map(({ metadata }) => `team-a/${metadata.name}`)
    .sort();
};

afterEach(async () => {
  watcher.stop();
  sdk.disconnect();
  await hangUp();
  cluster.close();
  port = 0;
});

it('has exactly what the server has after 10,000 objects in pages, 5,000 events in a burst and a line cut in the middle of it', async () => {
  await begin(10_000);
  expect(inventory.count('nad')).toBe(10_000);
  await until(() => sdk.openSockets() === 1);
  const before = lists();
  for (let index = 10_000; index < 12_500; index += 1) await write('POST', index);
  server.closeAllConnections();
  for (let index = 0; index < 2500; index += 1) await write('DELETE', index);
  await until(() => inventory.count('nad') === 10_000);
  await write('POST', 20_000);
  await until(() => inventory.get('nad', 'team-a/net-20000') !== undefined);
  expect([...inventory.keys('nad')].sort()).toEqual(await there());
  expect(lists()).toBe(before);
}, 30_000);

it('catches up with an API server that was restarted and no longer knows the version, without showing fewer objects than there are', async () => {
  await begin(500);
  await until(() => sdk.openSockets() === 1);
  await hangUp();
  for (let index = 0; index < 100; index += 1) await write('DELETE', index);
  for (let index = 500; index < 550; index += 1) await write('POST', index);
  cluster.compact();
  await listen();
  await until(() => inventory.get('nad', 'team-a/net-549') !== undefined);
  await until(() => inventory.get('nad', 'team-a/net-0') === undefined);
  expect([...inventory.keys('nad')].sort()).toEqual(await there());
  expect(fewest).toBeGreaterThanOrEqual(450);
  await until(() => inventory.state('nad').status === 'loaded');
}, 30_000);
