import type { User } from '../../../dev/cluster/api';
import { embeddedCluster } from '../../../dev/cluster/embeddedCluster';
import type { EmbeddedCluster } from '../../../dev/cluster/embeddedCluster';
import { bindReader, testUsers } from '../../../dev/cluster/seedRbac';
import { connectSdk } from '../../../dev/jest/sdkConnection';
import type { SdkConnection } from '../../../dev/jest/sdkConnection';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { manualClock } from '../../../dev/simulators/clock';
import type { ManualClock } from '../../../dev/simulators/clock';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import type { Inventory } from '../../core/inventory/inventory';
import { kinds } from '../../core/kinds/kindRegistry';
import type { Kind } from '../../core/kinds/kindRegistry';
import { clusterClient } from '../client';
import { ClusterStore, HIDDEN_PAUSE_MS } from './clusterStore';
import { LINGER_MS } from './scopeKeeper';

const pageKinds = kinds.filter((kind) => kind !== 'project');

let cluster: EmbeddedCluster;
let sdk: SdkConnection;
let clock: ManualClock;
let store: ClusterStore;
let hidden: boolean;
let looks: Set<() => void>;

const open = async (user: User, wanted: readonly Kind[] = pageKinds): Promise<() => void> => {
  cluster = embeddedCluster({ objects: findScenario('dual-nic').objects(), bookmarkEveryMs: 0 });
  sdk = connectSdk(cluster, user);
  clock = manualClock();
  hidden = false;
  looks = new Set();
  store = new ClusterStore(
    { key: user.name, user: user.name, impersonated: undefined, subprotocols: [] },
    {
      client: clusterClient,
      subprotocols: [],
      clock,
      random: () => 0.5,
      loadChecks: () => Promise.resolve(createDiagnosis),
      visibility: {
        hidden: () => hidden,
        subscribe: (listener) => {
          looks.add(listener);
          return () => looks.delete(listener);
        },
      },
    },
  );
  const release = store.retain(wanted);
  await clock.advance(2000);
  return release;
};

const inventory = (): Inventory => store.snapshot().world.inventory;
const hide = (value: boolean): void => {
  hidden = value;
  for (const look of looks) look();
};
const patchLabel = async (path: string, value: string): Promise<void> => {
  const { status } = await cluster.request({
    method: 'PATCH',
    path,
    contentType: 'application/merge-patch+json',
    body: { metadata: { labels: { 'node-role.kubernetes.io/extra': value } } },
  });
  expect(status).toBe(200);
};

afterEach(() => {
  store.destroy();
  sdk.disconnect();
  cluster.close();
});

it('reads every kind that is used and puts networks and findings together from them', async () => {
  await open(testUsers.viewer);
  for (const kind of pageKinds) expect(inventory().state(kind)).toEqual({ status: 'loaded' });
  const { world } = store.snapshot();
  expect(world.networks().map(({ name }) => name)).toContain('vlan-1924');
  expect(world.nicsOf('ovn:vlan-1924')).toHaveLength(4);
});

it('gives the same snapshot until something changes, and tells its listeners once for a burst', async () => {
  await open(testUsers.admin);
  const before = store.snapshot();
  let told = 0;
  store.subscribe(() => (told += 1));
  await clock.advance(5000);
  expect(store.snapshot()).toBe(before);
  for (const index of [1, 2, 3]) await patchLabel(`/api/v1/nodes/worker-${String(index)}`, 'a');
  await clock.advance(2000);
  expect(told).toBe(1);
  expect(store.snapshot().version).toBe(before.version + 1);
  expect(inventory().get('node', 'worker-2')?.roles).toContain('extra');
});

it('opens one list and one watch per kind, however many use it', async () => {
  await open(testUsers.admin, ['nncp']);
  store.retain(['nncp']);
  store.retain(['nncp']);
  await clock.advance(1000);
  expect(sdk.requests).toHaveLength(1);
  expect(sdk.sockets).toHaveLength(1);
});

it('keeps watching some minutes after the last use, and then forgets what it read', async () => {
  const release = await open(testUsers.admin, ['nncp']);
  release();
  for (let passed = 0; passed < LINGER_MS - 60_000; passed += 60_000) {
    await clock.advance(60_000);
    cluster.sendBookmarks();
  }
  await clock.advance(59_999);
  const again = store.retain(['nncp']);
  await clock.advance(1000);
  expect(sdk.openSockets()).toBe(1);
  expect(sdk.requests).toHaveLength(1);
  again();
  await clock.advance(LINGER_MS + 2000);
  expect(sdk.openSockets()).toBe(0);
  expect(inventory().count('nncp')).toBe(0);
  expect(inventory().unknown('nncp')?.cause).toBe('loading');
});

it('rests while the tab is hidden for long, says so, and catches up when it is seen', async () => {
  await open(testUsers.admin, ['node']);
  hide(true);
  await clock.advance(HIDDEN_PAUSE_MS);
  expect(sdk.openSockets()).toBe(0);
  await patchLabel('/api/v1/nodes/worker-1', 'b');
  await clock.advance(1000);
  expect(inventory().state('node')).toMatchObject({ staleSince: expect.any(String) as unknown });
  hide(false);
  await clock.advance(1000);
  expect(inventory().get('node', 'worker-1')?.roles).toContain('extra');
  expect(inventory().state('node')).toEqual({ status: 'loaded' });
});

it('does not rest while a plan runs, hidden or not', async () => {
  await open(testUsers.admin, ['node']);
  const release = store.keepAwake();
  hide(true);
  await clock.advance(HIDDEN_PAUSE_MS * 2);
  expect(sdk.openSockets()).toBe(1);
  release();
  await clock.advance(HIDDEN_PAUSE_MS);
  expect(sdk.openSockets()).toBe(0);
});

describe('a member of one project', () => {
  it('reads the active project and nothing else, and knows why the rest is unknown', async () => {
    await open(testUsers.projectViewer);
    expect(inventory().unknown('vm')?.cause).toBe('forbidden');
    store.setProject('ns2');
    await clock.advance(2000);
    expect(inventory().state('vm', 'ns2')).toEqual({ status: 'loaded' });
    expect(inventory().count('vm')).toBe(2);
    expect(inventory().namespacesRead('nad')).toEqual(['ns2']);
    for (const kind of ['node', 'nns', 'nncp', 'cudn'] as const) {
      expect(inventory().unknown(kind)?.cause).toBe('forbidden');
      expect(inventory().count(kind)).toBe(0);
    }
  });

  it('lists projects, because namespaces are forbidden', async () => {
    await open(testUsers.projectViewer);
    expect(inventory().unknown('namespace')?.cause).toBe('forbidden');
    expect(inventory().state('project')).toEqual({ status: 'loaded' });
    expect([...inventory().keys('project')]).toEqual(['ns2']);
  });

  it('tries the global namespaces one by one for their attachments', async () => {
    await open(testUsers.projectViewer);
    const asked = sdk.requests
      .map(({ path }) => path)
      .filter((path) => path.includes('/namespaces/'));
    for (const namespace of ['default', 'openshift-multus', 'openshift-cnv']) {
      expect(asked.some((path) => path.includes(`/namespaces/${namespace}/network-attach`))).toBe(
        true,
      );
    }
    expect(inventory().unknown('nad', 'default')?.cause).toBe('forbidden');
  });

  it('forgets the project that was left', async () => {
    await open(testUsers.projectViewer);
    store.setProject('ns2');
    await clock.advance(2000);
    store.setProject('ns3');
    await clock.advance(2000);
    expect(inventory().count('vm')).toBe(0);
    expect(inventory().namespacesRead('vm')).toEqual([]);
    expect(inventory().unknown('vm', 'ns2')?.cause).toBe('forbidden');
  });

  it('reads the whole cluster as soon as it may, without losing an object on the way', async () => {
    await open(testUsers.projectViewer);
    store.setProject('ns2');
    await clock.advance(2000);
    const counts: number[] = [];
    store.subscribe(() => counts.push(inventory().count('vm')));
    cluster.load([bindReader(testUsers.projectViewer)]);
    await clock.advance(120_000);
    expect(inventory().state('vm')).toEqual({ status: 'loaded' });
    expect(inventory().count('vm')).toBe(4);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
    expect(inventory().count('node')).toBe(6);
  });
});

it('leaves no fact, no socket, no timer and no listener when it is destroyed', async () => {
  await open(testUsers.admin);
  let told = 0;
  store.subscribe(() => (told += 1));
  store.destroy();
  expect(sdk.openSockets()).toBe(0);
  for (const kind of kinds) expect(inventory().count(kind)).toBe(0);
  const { length } = sdk.requests;
  await patchLabel('/api/v1/nodes/worker-1', 'c');
  hide(true);
  hide(false);
  store.retain(['vm']);
  await clock.advance(30 * 60_000);
  expect(told).toBe(0);
  expect(sdk.requests).toHaveLength(length);
});
