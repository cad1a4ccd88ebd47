/**
 * The API server of the data bench in a process of its own, so that its work is not measured: the large cluster behind the paths of the
 * console, and the page that reads it. Told by messages what to do; answers each with what it did.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { embeddedCluster } from '../../dev/cluster/embeddedCluster';
import { seedRbac, testUsers } from '../../dev/cluster/seedRbac';
import { serveApi } from '../../dev/cluster/serveApi';
import { nad } from '../../dev/scenarios/builders/networks';
import { asRecord, asRecords } from '../../dev/simulators/json';
import { restPath } from '../../src/cluster/restPath';
import { kindRegistry } from '../../src/core/kinds/kindRegistry';
import type { Kind } from '../../src/core/kinds/kindRegistry';
import { largeCluster } from './largeCluster';
import type { ClusterSize } from './largeCluster';
import { watchedKinds } from './watchedKinds';

export interface Served {
  url: string;
  /** In the cluster, of the kinds that the page reads. */
  objects: number;
}

export type ServerTask =
  | { type: 'serve'; size: ClusterSize }
  /** Creates so many attachments at once. */
  | { type: 'burst'; count: number };

const BUNDLE = '.cache/bench-data';
const TEXTS = 'locales/en/plugin__vlan-networks.json';

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bench</title>
<script>window.SERVER_FLAGS = { basePath: '/', consolePlugins: ['vlan-networks'] };</script>
<script src="/bench.js" defer></script></head><body><div id="app"></div></body></html>`;

let cluster: ReturnType<typeof embeddedCluster> | undefined;

/** How many objects a page has to have when it has read everything. */
const countOf = async (kind: Kind): Promise<number> => {
  const answer = await cluster?.request({
    method: 'GET',
    path: restPath(kindRegistry[kind].gvk, ''),
  });
  return asRecords(asRecord(answer?.body).items).length;
};

const serve = async (size: ClusterSize): Promise<Served> => {
  cluster = embeddedCluster({
    objects: largeCluster(size),
    rbac: seedRbac(),
    bookmarkEveryMs: 0,
    historyLimit: 50_000,
  });
  const api = serveApi(cluster, { prefix: '/api/kubernetes', userOf: () => testUsers.admin });
  const files: Readonly<Record<string, readonly [string, () => string | Buffer]>> = {
    '/': ['text/html', () => page],
    '/locales/resource.json': ['application/json', () => readFileSync(TEXTS)],
  };
  const server = createServer((request, response) => {
    if (api.handle(request, response)) return;
    const [path = ''] = (request.url ?? '').split('?');
    // The page and the chunks that it loads later.
    const script = /^\/[\w.-]+\.js$/.test(path) && existsSync(`${BUNDLE}${path}`);
    const [type, content] = script
      ? (['text/javascript', () => readFileSync(`${BUNDLE}${path}`)] as const)
      : (files[path] ?? []);
    response.writeHead(type === undefined ? 404 : 200, { 'content-type': type ?? 'text/plain' });
    response.end(content?.());
  });
  server.on('upgrade', (request, socket, head: Buffer) => {
    if (!api.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const counts = await Promise.all(watchedKinds.map(countOf));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    objects: counts.reduce((sum, count) => sum + count, 0),
  };
};

let made = 0;

const burst = async (count: number): Promise<undefined> => {
  const facts = { mtu: 1500, id: 0, physicalNetworkName: 'localnet-1' };
  for (let index = 0; index < count; index += 1) {
    made += 1;
    await cluster?.request({
      method: 'POST',
      path: '/apis/k8s.cni.cncf.io/v1/namespaces/team-0/network-attachment-definitions',
      body: nad('team-0', { ...facts, name: `burst-${made}`, vlanID: (index % 4000) + 1 }),
    });
  }
  return undefined;
};

process.on('message', (task: ServerTask) => {
  void (task.type === 'serve' ? serve(task.size) : burst(task.count)).then((answer) =>
    process.send?.(answer ?? {}),
  );
});
process.on('disconnect', () => process.exit());
