import { embeddedCluster } from '../../../dev/cluster/embeddedCluster';
import type { EmbeddedCluster } from '../../../dev/cluster/embeddedCluster';
import { bindReader, bindUser, testUsers } from '../../../dev/cluster/seedRbac';
import { connectSdk } from '../../../dev/jest/sdkConnection';
import type { SdkConnection } from '../../../dev/jest/sdkConnection';
import { many, nads } from '../../../dev/jest/watchStory';
import { manualClock } from '../../../dev/simulators/clock';
import type { ManualClock } from '../../../dev/simulators/clock';
import { Inventory } from '../../core/inventory/inventory';
import { clusterClient } from '../client';
import { FORBIDDEN_RETRY_MS } from '../watch/watcher';
import { ScopeKeeper } from './scopeKeeper';

const user = testUsers.projectViewer;
const wide = '/apis/k8s.cni.cncf.io/v1/network-attachment-definitions?';

let cluster: EmbeddedCluster;
let sdk: SdkConnection;
let clock: ManualClock;
let keeper: ScopeKeeper;
let inventory: Inventory;
/** How many objects of team-a were known after each change while it was said to be read. */
let counts: number[];

const knownOf = (namespace: string): readonly string[] =>
  [...inventory.keys('nad')].filter((key) => key.startsWith(`${namespace}/`));

/** Somebody who may read two projects, of which team-a is the active one. Lists of the whole cluster come in three pages. */
beforeEach(async () => {
  const inB = many(30).map((object) => ({
    ...object,
    metadata: { ...object.metadata, namespace: 'team-b' },
  }));
  cluster = embeddedCluster({
    objects: [
      ...many(300),
      ...inB,
      bindUser(user, 'view', 'team-a'),
      bindUser(user, 'view', 'team-b'),
    ],
    bookmarkEveryMs: 0,
  });
  sdk = connectSdk(cluster, user);
  clock = manualClock();
  inventory = new Inventory();
  counts = [];
  keeper = new ScopeKeeper(
    (changes) => {
      inventory.apply(changes);
      if (inventory.state('nad', 'team-a').status === 'loaded')
        counts.push(knownOf('team-a').length);
    },
    { client: clusterClient, subprotocols: [], clock, random: () => 0.5 },
  );
  keeper.retain(['nad']);
  keeper.setProject('team-a');
  await clock.settle();
  expect(inventory.unknown('nad')?.cause).toBe('forbidden');
  expect(knownOf('team-a')).toHaveLength(300);
  counts = [];
});

afterEach(() => {
  keeper.stop();
  sdk.disconnect();
  cluster.close();
});

const allow = (): void => {
  cluster.load([bindReader(user)]);
};

const disallow = async (): Promise<void> => {
  const bindings = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings';
  const path = `${bindings}/${bindReader(user).metadata.name}`;
  expect((await cluster.request({ method: 'DELETE', path })).status).toBe(200);
};

/** Carries tasks out right before the pages of the next list of the whole cluster are answered, each before that of its number. */
const beforePages = (tasks: Readonly<Record<number, () => unknown>>): void => {
  const request = cluster.request.bind(cluster);
  let page = 0;
  cluster.request = async (asked) => {
    if (asked.path.startsWith(wide)) {
      page += 1;
      await tasks[page]?.();
    }
    return request(asked);
  };
};

/** The list of the whole cluster is asked for again, and is over with all that follows. */
const retry = async (): Promise<void> => {
  await clock.advance(FORBIDDEN_RETRY_MS);
  await clock.advance(2000);
};

const remove = async (name: string): Promise<void> => {
  expect((await cluster.request({ method: 'DELETE', path: `${nads}/${name}` })).status).toBe(200);
};

const setNetwork = async (name: string, network: string): Promise<void> => {
  const { status } = await cluster.request({
    method: 'PATCH',
    path: `${nads}/${name}`,
    contentType: 'application/merge-patch+json',
    body: {
      spec: {
        config: JSON.stringify({
          cniVersion: '0.3.1',
          name: network,
          type: 'ovn-k8s-cni-overlay',
          topology: 'localnet',
        }),
      },
    },
  });
  expect(status).toBe(200);
};

const networkOf = (name: string): unknown => inventory.get('nad', `team-a/${name}`)?.config;

it('keeps what a project may read when the list of the whole cluster is refused again half way', async () => {
  allow();
  beforePages({ 3: disallow });
  await retry();
  expect(inventory.unknown('nad')?.cause).toBe('forbidden');
  expect(knownOf('team-b')).toEqual([]);
  expect(knownOf('team-a')).toHaveLength(300);
  expect(Math.min(...counts)).toBe(300);
});

it('shows the present state of a project although a refused list of the whole cluster brought an older one', async () => {
  allow();
  beforePages({
    2: async () => {
      await setNetwork('net-150', 'changed');
      await remove('net-151');
      await clock.settle();
    },
    3: disallow,
  });
  await retry();
  expect(networkOf('net-150')).toMatchObject({ network: 'changed' });
  expect(knownOf('team-a')).toHaveLength(299);
  expect(inventory.get('nad', 'team-a/net-151')).toBeUndefined();
});

it('shows every object of the cluster although a project was left while the list was under way', async () => {
  allow();
  beforePages({
    2: () => {
      keeper.setProject('team-b');
    },
  });
  await retry();
  expect(inventory.state('nad')).toEqual({ status: 'loaded' });
  expect(knownOf('team-a')).toHaveLength(300);
  expect(knownOf('team-b')).toHaveLength(30);
});

it('forgets an object whose deletion the watch of the project had not told of when the whole cluster could be read', async () => {
  sdk.faults.add({ path: /namespaces\/team-a/, silent: true });
  await remove('net-7');
  allow();
  await retry();
  expect(inventory.state('nad')).toEqual({ status: 'loaded' });
  expect(inventory.get('nad', 'team-a/net-7')).toBeUndefined();
  expect(knownOf('team-a')).toHaveLength(299);
});

it('goes back to the project, with all that is there, when the right to read the cluster goes', async () => {
  allow();
  await retry();
  expect(inventory.state('nad')).toEqual({ status: 'loaded' });
  await disallow();
  sdk.cutWatches();
  await clock.advance(2000);
  expect(inventory.unknown('nad')?.cause).toBe('forbidden');
  expect(inventory.state('nad', 'team-a')).toEqual({ status: 'loaded' });
  expect(knownOf('team-a')).toHaveLength(300);
  expect(knownOf('team-b')).toEqual([]);
});
