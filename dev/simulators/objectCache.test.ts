import type { ApiServer, KubeObject, WatchEvent, WatchHandlers } from '../cluster/api';
import { apiClient } from './client';
import { manualClock } from './clock';
import { objectCache } from './objectCache';
import { resources } from './resources';

interface FakeServer extends ApiServer {
  objects: KubeObject[];
  version: string;
  lists: number;
  watches: { path: string; handlers: WatchHandlers; closed: boolean }[];
  send(event: WatchEvent): void;
}

/** A server whose watches the test drives by hand. */
function fakeServer(): FakeServer {
  const server: FakeServer = {
    objects: [],
    version: '10',
    lists: 0,
    watches: [],
    request: () => {
      server.lists += 1;
      const body = { items: server.objects, metadata: { resourceVersion: server.version } };
      return Promise.resolve({ status: 200, body });
    },
    watch: ({ path }, handlers) => {
      const watch = { path, handlers, closed: false };
      server.watches.push(watch);
      return () => {
        watch.closed = true;
      };
    },
    send: (event) => server.watches.at(-1)?.handlers.onEvent(event),
  };
  return server;
}

function node(name: string, resourceVersion: string, uid = name): KubeObject {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, uid, resourceVersion } };
}

async function started(server: FakeServer): Promise<{
  clock: ReturnType<typeof manualClock>;
  cache: ReturnType<typeof objectCache>;
  heard: string[];
}> {
  const clock = manualClock();
  const cache = objectCache(server, apiClient(server, clock), resources.node, clock);
  const heard: string[] = [];
  cache.onChange((key, current, former) => {
    heard.push(
      `${key} ${former?.metadata.resourceVersion ?? '-'}>${current?.metadata.resourceVersion ?? '-'}`,
    );
  });
  await cache.start();
  cache.release();
  return { clock, cache, heard };
}

test('listeners hear of the first list when the cache is released, and of events after it', async () => {
  const server = fakeServer();
  server.objects = [node('a', '3')];
  const { cache, heard } = await started(server);
  expect(heard).toEqual(['a ->3']);
  server.send({ type: 'ADDED', object: node('b', '11') });
  server.send({ type: 'MODIFIED', object: node('a', '12') });
  server.send({ type: 'DELETED', object: node('b', '13') });
  expect(heard.slice(1)).toEqual(['b ->11', 'a 3>12', 'b 11>-']);
  expect(cache.all().map(({ metadata }) => metadata.name)).toEqual(['a']);
});

test('what an own write answered is not undone by older events', async () => {
  const server = fakeServer();
  server.objects = [node('a', '3')];
  const { cache, heard } = await started(server);
  cache.remember(node('a', '15'));
  server.send({ type: 'MODIFIED', object: node('a', '12') });
  server.send({ type: 'MODIFIED', object: node('a', '15') });
  expect(heard.slice(1)).toEqual(['a 3>15']);
  expect(cache.get('a')?.metadata.resourceVersion).toBe('15');
});

test('a watch that ends is resumed from the last version, a bookmark included', async () => {
  const server = fakeServer();
  const { clock } = await started(server);
  server.send({ type: 'BOOKMARK', object: node('', '40') });
  server.watches.at(-1)?.handlers.onClose();
  await clock.advance(1000);
  expect(server.lists).toBe(1);
  expect(
    server.watches.map(({ path }) => new URL(path, 'http://x').searchParams.get('resourceVersion')),
  ).toEqual(['10', '40']);
});

test('a watch that is refused lists again, and what went meanwhile is told', async () => {
  const server = fakeServer();
  server.objects = [node('a', '3'), node('b', '4')];
  const { clock, heard } = await started(server);
  server.objects = [node('a', '3'), node('c', '50')];
  server.version = '60';
  const gone = {
    kind: 'Status',
    code: 410,
    reason: 'Expired',
    message: 'too old resource version',
  } as const;
  server.send({ type: 'ERROR', object: gone });
  await clock.advance(1000);
  expect(server.lists).toBe(2);
  expect(heard.slice(2)).toEqual(['b 4>-', 'c ->50']);
  expect(server.watches).toHaveLength(2);
});

test('an object that was deleted and made again under its name is new, whatever its version', async () => {
  const server = fakeServer();
  server.objects = [node('a', '9', 'old')];
  const { heard } = await started(server);
  server.send({ type: 'MODIFIED', object: node('a', '5', 'new') });
  expect(heard).toEqual(['a ->9', 'a 9>5']);
});

test('a cache that is stopped closes its watch and hears nothing more', async () => {
  const server = fakeServer();
  const { cache, clock, heard } = await started(server);
  cache.stop();
  expect(server.watches[0]?.closed).toBe(true);
  server.send({ type: 'ADDED', object: node('b', '11') });
  server.watches[0]?.handlers.onClose();
  await clock.advance(60_000);
  expect(heard).toEqual([]);
  expect(server.watches).toHaveLength(1);
});
