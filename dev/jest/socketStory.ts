import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { User } from '../cluster/api';
import type { EmbeddedCluster } from '../cluster/embeddedCluster';
import { faults as newFaults } from '../cluster/faults';
import { httpApi } from '../cluster/httpApi';
import { testUsers } from '../cluster/seedRbac';
import { serveApi } from '../cluster/serveApi';
import type { ServedApi } from '../cluster/serveApi';
import { asRecord, asRecords } from '../simulators/json';
import { clusterClient } from '../../src/cluster/client';
import type { Clock } from '../../src/cluster/clock';
import { Watcher } from '../../src/cluster/watch/watcher';
import { Inventory } from '../../src/core/inventory/inventory';
import type { LoadState } from '../../src/core/inventory/loadState';
import { kindRegistry } from '../../src/core/kinds/kindRegistry';
import { keyOf } from '../../src/core/kinds/read';
import { connectSdk } from './sdkConnection';
import type { SdkConnection } from './sdkConnection';
import { nad, nads } from './watchStory';

/** Where the console's proxy serves the API under the base path that `connectSdk` sets. */
const PREFIX = '/console/api/kubernetes';
const PATIENCE_MS = 15_000;

/** Waits for what comes within moments. @throws Error when it does not */
export const until = async (holds: () => boolean): Promise<void> => {
  for (const end = Date.now() + PATIENCE_MS; !holds();) {
    if (Date.now() > end) throw new Error(`waited in vain for ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** Real time that passes faster: what takes the adapter minutes takes a test seconds. */
const hastyClock = (speed: number): Clock => {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * speed,
    after: (delayMs, task) => {
      const timer = setTimeout(task, delayMs / speed);
      return () => {
        clearTimeout(timer);
      };
    },
  };
};

interface Beginning {
  user?: User;
  /** Whom the user impersonates, and the subprotocols by which the console says so. */
  impersonated?: User;
  subprotocols?: readonly string[];
  /** Empty for the whole cluster. */
  namespace?: string;
  /** How much faster time passes for the adapter. */
  speed?: number;
}

/**
 * A watcher of NADs over real HTTP and WebSocket connections to an embedded cluster, which can be taken away and come back as a server does that
 * is restarted. `begin` comes first, `end` last.
 */
export function socketStory() {
  let cluster: EmbeddedCluster;
  let server: Server;
  let api: ServedApi;
  let port = 0;
  let user: User | undefined;
  let sdk: SdkConnection;
  let inventory: Inventory;
  let watcher: Watcher;
  let scope = '';
  let fewest: number;
  const faults = newFaults();
  const lines = new Set<Socket>();
  const watchLines = new Set<Duplex>();
  /** What came over WebSockets, bookmarks included. */
  let frames = 0;

  /** As a browser's: it says which page it is on, because kube-apiserver wants to know. */
  class PageSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { origin: globalThis.location.origin });
      this.on('message', () => (frames += 1));
      // Its end is told by `onclose`; without a listener node would end the process.
      this.on('error', () => undefined);
    }
  }

  /** Watches that the server was asked for: as whom, and from which version. */
  const watches: { user: string; resourceVersion: number }[] = [];

  const listen = async (): Promise<void> => {
    const watched = {
      request: cluster.request.bind(cluster),
      watch: (...[request, handlers]: Parameters<EmbeddedCluster['watch']>) => {
        const version = new URL(request.path, 'http://any').searchParams.get('resourceVersion');
        watches.push({ user: request.user?.name ?? '', resourceVersion: Number(version) });
        return cluster.watch(request, handlers);
      },
    };
    api = serveApi(watched, { prefix: PREFIX, userOf: () => user, faults });
    server = createServer((request, response) => {
      if (!api.handle(request, response)) response.destroy();
    });
    server.on('upgrade', (request, socket, head: Buffer) => {
      watchLines.add(socket);
      if (!api.upgrade(request, socket, head)) socket.destroy();
    });
    server.on('connection', (line) => {
      lines.add(line);
      line.on('close', () => lines.delete(line));
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  };

  /** Breaks every connection, so that no close frame comes: 1006 for the page. */
  const cut = (): void => {
    for (const line of lines) line.destroy();
  };

  /** Nothing comes any more over the lines of the watches that are open, and nobody is told. */
  const stall = (): void => {
    for (const line of watchLines) line.cork();
  };

  /** Takes the server away. */
  const hangUp = async (): Promise<void> => {
    cut();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };

  const state = (): LoadState => inventory.state('nad', scope);

  const begin = async (
    there: EmbeddedCluster,
    { user: asking = testUsers.admin, impersonated, ...options }: Beginning = {},
  ): Promise<void> => {
    cluster = there;
    user = asking;
    scope = options.namespace ?? '';
    fewest = Infinity;
    watches.length = 0;
    await listen();
    const origin = `http://127.0.0.1:${String(port)}`;
    const proxy = httpApi({ baseUrl: `${origin}${PREFIX}` });
    // The server knows by itself who asks; the console adds nothing but whom it impersonates.
    sdk = connectSdk(
      {
        request: ({ user: _, ...request }) =>
          proxy.request({ ...request, ...(impersonated && { user: impersonated }) }),
        watch: () => () => undefined,
      },
      asking,
    );
    Object.defineProperty(globalThis, 'location', { value: new URL(origin), configurable: true });
    Object.defineProperty(globalThis, 'WebSocket', { value: PageSocket, configurable: true });
    inventory = new Inventory();
    watcher = new Watcher(
      { kind: 'nad', namespace: scope },
      (changes) => {
        inventory.apply(changes);
        if (state().status === 'loaded') fewest = Math.min(fewest, inventory.count('nad'));
      },
      {
        client: clusterClient,
        subprotocols: options.subprotocols ?? [],
        clock: hastyClock(options.speed ?? 1),
        random: () => 0,
      },
    );
    watcher.start();
  };

  const write = async (method: 'POST' | 'DELETE', index: number): Promise<void> => {
    const path = method === 'POST' ? nads : `${nads}/net-${String(index)}`;
    const body = method === 'POST' ? { body: nad(index) } : {};
    const { status } = await cluster.request({ method, path, ...body });
    expect(status).toBeLessThan(300);
  };

  /** What is shown is what the server has: every object, with what it says. */
  const expectTruth = async (): Promise<void> => {
    const { body } = await cluster.request({ method: 'GET', path: nads });
    const there = asRecords(asRecord(body).items).map(kindRegistry.nad.read);
    const facts = there.flatMap((read) => read.facts ?? []);
    const byKey = (all: typeof facts) => new Map(all.map((each) => [keyOf(each), each]));
    expect(byKey([...inventory.all('nad')])).toEqual(byKey(facts));
  };

  /** Sends bookmarks and waits until the page has them. */
  const bookmark = async (): Promise<void> => {
    const before = frames;
    cluster.sendBookmarks();
    await until(() => frames > before);
  };

  return {
    faults,
    watches,
    get cluster() {
      return cluster;
    },
    get sdk() {
      return sdk;
    },
    get inventory() {
      return inventory;
    },
    /** The smallest number of objects that was shown while they were said to be all. */
    get fewest() {
      return fewest;
    },
    set fewest(value) {
      fewest = value;
    },
    state,
    begin,
    /** Until the list is complete and followed. */
    followed: async () => until(() => state().status === 'loaded' && watches.length > 0),
    /** How many pages of lists were asked for; the probes of a refused watch, which ask for one object, are none. */
    lists: () => sdk.requests.filter(({ path }) => !/limit=1(&|$)/.test(path)).length,
    write,
    bookmark,
    cut,
    stall,
    /** Ends every watch with a close frame. */
    closeCleanly: () => {
      api.close();
    },
    hangUp,
    listen,
    /** From now on requests are `asking`'s: nobody's, as when the token has expired, when left out. */
    logIn: (asking?: User) => {
      user = asking;
    },
    expectTruth,
    end: async () => {
      watcher.stop();
      sdk.disconnect();
      faults.clear();
      await hangUp();
      cluster.close();
      port = 0;
    },
  };
}
