import type { KubeObject } from '../../../dev/cluster/api';
import { embeddedCluster } from '../../../dev/cluster/embeddedCluster';
import type { EmbeddedCluster } from '../../../dev/cluster/embeddedCluster';
import { loadCrds } from '../../../dev/cluster/loadCrds';
import { bindUser, testUsers } from '../../../dev/cluster/seedRbac';
import { connectSdk } from '../../../dev/jest/sdkConnection';
import type { SdkConnection } from '../../../dev/jest/sdkConnection';
import { manualClock } from '../../../dev/simulators/clock';
import type { ManualClock } from '../../../dev/simulators/clock';
import { Inventory } from '../../core/inventory/inventory';
import type { Change } from '../../core/inventory/inventory';
import type { Kind } from '../../core/kinds/kindRegistry';
import type { LoadState } from '../../core/inventory/loadState';
import { clusterClient } from '../client';
import { SILENCE_MS } from './watchConnection';
import { ABSENT_RETRY_MS, FORBIDDEN_RETRY_MS, Watcher } from './watcher';
import { webSocketWatch } from './watchSocket';

const nads = '/apis/k8s.cni.cncf.io/v1/namespaces/team-a/network-attachment-definitions';

const nad = (index: number, pad = ''): KubeObject => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name: `net-${String(index)}`, namespace: 'team-a', annotations: { pad } },
  spec: { config: JSON.stringify({ cniVersion: '0.3.1', name: `net-${String(index)}` }) },
});

const many = (count: number, pad = ''): KubeObject[] =>
  Array.from({ length: count }, (_, index) => nad(index, pad));

let cluster: EmbeddedCluster;
let sdk: SdkConnection;
let clock: ManualClock;
let inventory: Inventory;
let watcher: Watcher;
/** How many objects were known after each change since the list was complete for the first time. */
let counts: number[];
let states: LoadState[];

const receive = (changes: readonly Change[]): void => {
  inventory.apply(changes);
  for (const change of changes) if (change.type === 'state') states.push(change.state);
  if (states.some(({ status }) => status === 'loaded')) counts.push(inventory.count('nad'));
};

const watch = async (objects: KubeObject[], user = testUsers.admin): Promise<void> => {
  cluster = embeddedCluster({ objects, bookmarkEveryMs: 0 });
  await begin(user);
};

const begin = async (
  user = testUsers.admin,
  namespace = '',
  { kind = 'nad', prepare }: { kind?: Kind; prepare?: () => void } = {},
): Promise<void> => {
  sdk = connectSdk(cluster, user);
  prepare?.();
  clock = manualClock();
  inventory = new Inventory();
  counts = [];
  states = [];
  watcher = new Watcher({ kind, namespace }, receive, {
    client: clusterClient,
    openWatch: webSocketWatch([]),
    clock,
    random: () => 0.5,
  });
  watcher.start();
  await clock.settle();
};

const lists = (): number => sdk.requests.filter(({ path }) => !path.includes('limit=1&')).length;
const state = (): LoadState => inventory.state('nad');
const write = async (method: 'POST' | 'DELETE', index: number): Promise<void> => {
  const path = method === 'POST' ? nads : `${nads}/net-${String(index)}`;
  const { status } = await cluster.request({
    method,
    path,
    ...(method === 'POST' && { body: nad(index) }),
  });
  expect(status).toBeLessThan(300);
};

afterEach(() => {
  watcher.stop();
  sdk.disconnect();
  cluster.close();
});

describe('listing', () => {
  it('starts with a page of 20 and asks for more as it learns how large objects are', async () => {
    await watch(many(300));
    const limits = sdk.requests.map(({ path }) => Number(/limit=(\d+)/.exec(path)?.[1]));
    expect(limits[0]).toBe(20);
    expect(limits[1]).toBe(200);
    expect(inventory.count('nad')).toBe(300);
    expect(state()).toEqual({ status: 'loaded' });
  });

  it('keeps pages of large objects under two megabytes', async () => {
    await watch(many(90, 'x'.repeat(100_000)));
    const limits = sdk.requests.slice(1).map(({ path }) => Number(/limit=(\d+)/.exec(path)?.[1]));
    expect(Math.max(...limits)).toBeLessThanOrEqual(19);
    expect(inventory.count('nad')).toBe(90);
  });

  it('says how much is read before the list is complete', async () => {
    await watch(many(30));
    expect(states).toEqual([
      { status: 'loading', read: 20, remaining: 10 },
      { status: 'loading', read: 30, remaining: undefined },
      { status: 'loaded' },
    ]);
  });

  it('starts over beside what is shown when a continue token expires', async () => {
    cluster = embeddedCluster({ objects: many(60), bookmarkEveryMs: 0 });
    const request = cluster.request.bind(cluster);
    let pages = 0;
    cluster.request = async (asked) => {
      const answer = await request(asked);
      pages += 1;
      if (pages === 1) {
        await request({ method: 'DELETE', path: `${nads}/net-0` });
        cluster.compact();
      }
      return answer;
    };
    await begin();
    expect(inventory.count('nad')).toBe(59);
    expect(inventory.get('nad', 'team-a/net-0')).toBeUndefined();
    expect(state()).toEqual({ status: 'loaded' });
    const first = sdk.requests.filter(({ path }) => !path.includes('continue='));
    expect(first).toHaveLength(2);
  });

  it('says failed with the reason, tries again with back-off, and gets there', async () => {
    cluster = embeddedCluster({ objects: many(3), bookmarkEveryMs: 0 });
    await begin(testUsers.admin, '', {
      prepare: () => {
        sdk.faults.add({ path: /network-attach/, status: 500, message: 'etcd is away', times: 3 });
      },
    });
    expect(state()).toEqual({ status: 'failed', reason: 'etcd is away' });
    await clock.advance(1000 + 2000 + 4000);
    expect(state()).toEqual({ status: 'loaded' });
    expect(inventory.count('nad')).toBe(3);
  });
});

describe('rights and kinds that come later', () => {
  it('is forbidden, with the words of the server, and reads as soon as it is allowed', async () => {
    cluster = embeddedCluster({ objects: many(3), bookmarkEveryMs: 0 });
    await begin(testUsers.projectViewer, 'team-a');
    expect(inventory.state('nad', 'team-a')).toMatchObject({
      status: 'forbidden',
      reason: expect.stringContaining('cannot list resource') as unknown,
    });
    cluster.load([bindUser(testUsers.projectViewer, 'view', 'team-a')]);
    await clock.advance(FORBIDDEN_RETRY_MS);
    expect(inventory.state('nad', 'team-a')).toEqual({ status: 'loaded' });
    expect(inventory.count('nad')).toBe(3);
  });

  it('takes back what it showed when the right to read goes', async () => {
    await watch(many(3));
    sdk.faults.add({ path: /network-attachment/, status: 403 });
    sdk.cutWatches();
    await clock.advance(1000);
    expect(state().status).toBe('forbidden');
    expect(inventory.count('nad')).toBe(0);
  });

  it('says absent while the kind is not installed, and reads it when it is', async () => {
    const isNad = ({ metadata }: KubeObject): boolean =>
      metadata.name.startsWith('network-attachment');
    cluster = embeddedCluster({
      crds: loadCrds().filter((crd) => !isNad(crd)),
      bookmarkEveryMs: 0,
    });
    await begin();
    expect(state()).toEqual({ status: 'absent' });
    const crd = loadCrds().find(isNad);
    await cluster.request({
      method: 'POST',
      path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      body: crd,
    });
    cluster.load(many(2));
    await clock.advance(ABSENT_RETRY_MS);
    expect(state()).toEqual({ status: 'loaded' });
    expect(inventory.count('nad')).toBe(2);
  });

  it('has the console log out when a watch is refused because the token expired', async () => {
    await watch(many(1));
    sdk.faults.add({ path: /network-attachment/, status: 401 });
    sdk.cutWatches();
    await clock.advance(1000);
    expect(sdk.logOuts).toBeGreaterThan(0);
  });
});

describe('watching', () => {
  it('goes on from the last bookmark after a close without a close frame, without another list', async () => {
    await watch(many(40));
    const before = lists();
    for (let index = 100; index < 110; index += 1) await write('POST', index);
    cluster.sendBookmarks();
    await clock.settle();
    sdk.cutWatches();
    await write('DELETE', 1);
    await write('POST', 200);
    await clock.advance(1000);
    expect(lists()).toBe(before);
    expect(inventory.count('nad')).toBe(50);
    expect(inventory.get('nad', 'team-a/net-1')).toBeUndefined();
    expect(inventory.get('nad', 'team-a/net-200')).toBeDefined();
    expect(state()).toEqual({ status: 'loaded' });
  });

  it('uses the version of a bookmark, because the version of the list may be compacted by then', async () => {
    await watch(many(5));
    await cluster.request({
      method: 'POST',
      path: '/api/v1/namespaces',
      body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } },
    });
    cluster.sendBookmarks();
    await clock.settle();
    sdk.cutWatches();
    await clock.advance(1000);
    const [first = '', second = ''] = sdk.sockets;
    const version = (path: string): number => Number(/resourceVersion=(\d+)/.exec(path)?.[1]);
    expect(version(second)).toBeGreaterThan(version(first));
  });

  it('lists again after 410 without ever showing fewer objects than there are', async () => {
    await watch(many(120));
    counts = [];
    sdk.refuseSockets(true);
    sdk.cutWatches();
    await write('DELETE', 7);
    await write('POST', 500);
    cluster.compact();
    sdk.refuseSockets(false);
    await clock.advance(5000);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(120);
    expect(inventory.count('nad')).toBe(120);
    expect(inventory.get('nad', 'team-a/net-7')).toBeUndefined();
    expect(inventory.get('nad', 'team-a/net-500')).toBeDefined();
    expect(state()).toEqual({ status: 'loaded' });
  });

  it('loses none of 3,000 events in one burst', async () => {
    await watch([nad(0)]);
    for (let index = 1; index <= 3000; index += 1) await write('POST', index);
    await clock.settle();
    expect(inventory.count('nad')).toBe(3001);
    expect(lists()).toBe(1);
  });

  it('notices a silent socket by its missing bookmarks and catches up', async () => {
    await watch(many(2));
    const remove = sdk.faults.add({ path: /network-attachment/, silent: true });
    await write('POST', 9);
    await clock.advance(SILENCE_MS - 1);
    expect(inventory.count('nad')).toBe(2);
    remove();
    await clock.advance(2000);
    expect(inventory.count('nad')).toBe(3);
    expect(lists()).toBe(1);
  });

  it('keeps a quiet socket that still brings bookmarks', async () => {
    await watch(many(2));
    for (let minute = 0; minute < 10; minute += 1) {
      await clock.advance(60_000);
      cluster.sendBookmarks();
      await clock.settle();
    }
    expect(sdk.sockets).toHaveLength(1);
  });

  it('says since when it is stale while the server is away, and shows the truth afterwards', async () => {
    await watch(many(3));
    const lost = new Date(clock.now()).toISOString();
    sdk.refuseSockets(true);
    const remove = sdk.faults.add({ path: /network-attachment/, drop: 'before' });
    sdk.cutWatches();
    await write('DELETE', 0);
    await clock.advance(20_000);
    expect(state()).toEqual({ status: 'loaded', staleSince: lost });
    expect(inventory.count('nad')).toBe(3);
    remove();
    sdk.refuseSockets(false);
    await clock.advance(60_000);
    expect(state()).toEqual({ status: 'loaded' });
    expect(inventory.count('nad')).toBe(2);
  });

  it('goes on by lists at intervals where no WebSocket comes through, and says that it is stale', async () => {
    cluster = embeddedCluster({ objects: many(3), bookmarkEveryMs: 0 });
    await begin();
    sdk.refuseSockets(true);
    sdk.cutWatches();
    await write('POST', 50);
    await clock.advance(120_000);
    expect(inventory.count('nad')).toBe(4);
    expect(state()).toMatchObject({ status: 'loaded', staleSince: expect.any(String) as unknown });
    expect(lists()).toBeLessThan(20);
  });

  it('forgets an object that can no longer be read as one of its kind', async () => {
    const enactment: KubeObject = {
      apiVersion: 'nmstate.io/v1beta1',
      kind: 'NodeNetworkConfigurationEnactment',
      metadata: {
        name: 'worker-0.br-vmdata',
        labels: { 'nmstate.io/node': 'worker-0', 'nmstate.io/policy': 'br-vmdata' },
      },
    };
    cluster = embeddedCluster({ objects: [enactment], bookmarkEveryMs: 0 });
    await begin(testUsers.admin, '', { kind: 'nnce' });
    expect(inventory.count('nnce')).toBe(1);
    await cluster.request({
      method: 'PATCH',
      path: '/apis/nmstate.io/v1beta1/nodenetworkconfigurationenactments/worker-0.br-vmdata',
      contentType: 'application/merge-patch+json',
      body: { metadata: { labels: { 'nmstate.io/node': null } } },
    });
    await clock.settle();
    expect(inventory.count('nnce')).toBe(0);
  });
});

describe('resting', () => {
  it('lets its socket go while paused and goes on from the same version', async () => {
    await watch(many(3));
    watcher.pause();
    expect(sdk.openSockets()).toBe(0);
    expect(state()).toMatchObject({ staleSince: expect.any(String) as unknown });
    await write('POST', 30);
    watcher.resume();
    await clock.settle();
    expect(inventory.count('nad')).toBe(4);
    expect(state()).toEqual({ status: 'loaded' });
    expect(lists()).toBe(1);
  });

  it('leaves no timer and no socket behind when it stops', async () => {
    await watch(many(3));
    watcher.stop();
    await write('POST', 30);
    await clock.advance(10 * 60_000);
    expect(sdk.openSockets()).toBe(0);
    expect(inventory.count('nad')).toBe(3);
    expect(sdk.sockets).toHaveLength(1);
  });
});
