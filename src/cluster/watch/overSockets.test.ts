import { embeddedCluster } from '../../../dev/cluster/embeddedCluster';
import type { KubeObject } from '../../../dev/cluster/api';
import { loadCrds } from '../../../dev/cluster/loadCrds';
import { bindUser, testUsers } from '../../../dev/cluster/seedRbac';
import { socketStory, until } from '../../../dev/jest/socketStory';
import { many } from '../../../dev/jest/watchStory';

const story = socketStory();
const { begin, followed, lists, state, watches, write, expectTruth } = story;

const has = (index: number): boolean =>
  story.inventory.get('nad', `team-a/net-${String(index)}`) !== undefined;

/** So fast that the adapter's two and a half minutes of silence take three seconds. */
const HASTY = { speed: 50 };

const quiet = (count: number) => embeddedCluster({ objects: many(count), bookmarkEveryMs: 0 });

afterEach(story.end);

it('has exactly what the server has after 10,000 objects in pages, 5,000 events in a burst and a line cut in the middle of it', async () => {
  await begin(embeddedCluster({ objects: many(10_000), bookmarkEveryMs: 0, historyLimit: 20_000 }));
  await followed();
  expect(story.inventory.count('nad')).toBe(10_000);
  const before = lists();
  for (let index = 10_000; index < 12_500; index += 1) await write('POST', index);
  story.cut();
  for (let index = 0; index < 2500; index += 1) await write('DELETE', index);
  await until(() => story.inventory.count('nad') === 10_000 && !has(2499));
  await write('POST', 20_000);
  await until(() => has(20_000));
  await expectTruth();
  expect(lists()).toBe(before);
}, 30_000);

describe('a watch that ends', () => {
  it('goes on from the bookmark after 1006, without another list, although what was before the bookmark is forgotten', async () => {
    await begin(quiet(40));
    await followed();
    // What others write moves the version on, and only a bookmark says so.
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } };
    await story.cluster.request({ method: 'POST', path: '/api/v1/namespaces', body: namespace });
    await story.bookmark();
    story.cluster.compact();
    const before = lists();
    for (let round = 0; round < 3; round += 1) {
      story.cut();
      await write('DELETE', round);
      await until(() => watches.length === round + 2 && !has(round));
    }
    const [first, second] = watches.map(({ resourceVersion }) => resourceVersion);
    expect(second).toBeGreaterThan(first ?? 0);
    await expectTruth();
    expect(lists()).toBe(before);
    expect(story.fewest).toBe(37);
  });

  it('goes on from the last event after a close frame, without another list', async () => {
    await begin(quiet(40));
    await followed();
    const before = lists();
    for (let round = 0; round < 3; round += 1) {
      await write('POST', 100 + round);
      story.closeCleanly();
      await write('DELETE', round);
      await until(() => watches.length === round + 2 && has(100 + round) && !has(round));
    }
    await expectTruth();
    expect(lists()).toBe(before);
  });

  it('lists again after 410, beside what is shown, and forgets what was deleted meanwhile', async () => {
    await begin(quiet(500));
    await followed();
    const before = lists();
    story.faults.add({ path: /watch=true/, status: 503, times: 1 });
    story.cut();
    for (let index = 0; index < 100; index += 1) await write('DELETE', index);
    for (let index = 500; index < 550; index += 1) await write('POST', index);
    story.cluster.compact();
    await until(() => has(549) && !has(0) && !('staleSince' in state()));
    await expectTruth();
    expect(lists()).toBeGreaterThan(before);
    expect(story.fewest).toBeGreaterThanOrEqual(450);
  });

  it('notices that a line has fallen silent, and catches up without another list', async () => {
    const cluster = embeddedCluster({ objects: many(20), bookmarkEveryMs: 500 });
    await begin(cluster, HASTY);
    await followed();
    const before = lists();
    story.stall();
    await write('DELETE', 3);
    await write('POST', 50);
    await until(() => has(50) && !has(3));
    await expectTruth();
    expect(lists()).toBe(before);
    expect(watches).toHaveLength(2);
  });
});

describe('an API server that is restarted', () => {
  it('is followed from where it was, and what was deleted while it was away is gone', async () => {
    await begin(quiet(300), { speed: 5 });
    await followed();
    const before = lists();
    await story.hangUp();
    await until(() => 'staleSince' in state());
    expect(story.inventory.count('nad')).toBe(300);
    for (let index = 0; index < 40; index += 1) await write('DELETE', index);
    await write('POST', 400);
    await story.listen();
    await until(() => has(400) && !has(39) && !('staleSince' in state()));
    await expectTruth();
    expect(lists()).toBe(before);
    expect(story.fewest).toBeGreaterThanOrEqual(260);
  });

  it('is listed again when it no longer knows the version, and fewer objects than there are are never shown', async () => {
    await begin(quiet(500));
    await followed();
    await story.hangUp();
    for (let index = 0; index < 100; index += 1) await write('DELETE', index);
    for (let index = 500; index < 550; index += 1) await write('POST', index);
    story.cluster.compact();
    await story.listen();
    await until(() => has(549) && !has(0) && !('staleSince' in state()));
    await expectTruth();
    expect(story.fewest).toBeGreaterThanOrEqual(450);
  });

  it('is not there at first, and is read when it comes', async () => {
    await begin(quiet(30), { speed: 20 });
    await story.hangUp();
    await until(() => state().status === 'failed');
    await story.listen();
    await followed();
    await expectTruth();
  });
});

describe('rights and kinds that come and go', () => {
  it('reads and follows what is forbidden as soon as it is allowed', async () => {
    const user = testUsers.projectViewer;
    await begin(quiet(30), { ...HASTY, user, namespace: 'team-a' });
    await until(() => state().status === 'forbidden');
    story.cluster.load([bindUser(user, 'view', 'team-a')]);
    await followed();
    await write('POST', 100);
    await until(() => has(100));
    await expectTruth();
  });

  it('takes back what is forbidden by the time the watch ends', async () => {
    const user = testUsers.projectViewer;
    const cluster = embeddedCluster({
      objects: [...many(30), bindUser(user, 'view', 'team-a')],
      bookmarkEveryMs: 0,
    });
    await begin(cluster, { user, namespace: 'team-a' });
    await followed();
    const path = '/apis/rbac.authorization.k8s.io/v1/namespaces/team-a/rolebindings';
    const { name } = bindUser(user, 'view', 'team-a').metadata;
    await cluster.request({ method: 'DELETE', path: `${path}/${name}` });
    story.cut();
    await until(() => state().status === 'forbidden');
    expect(story.inventory.count('nad')).toBe(0);
  });

  it('reads and follows a kind that is installed while the page is open', async () => {
    const isNad = ({ metadata }: KubeObject) => metadata.name.startsWith('network-attachment');
    const [crd] = loadCrds().filter(isNad);
    const crds = loadCrds().filter((each) => !isNad(each));
    await begin(embeddedCluster({ crds, bookmarkEveryMs: 0 }), HASTY);
    await until(() => state().status === 'absent');
    await story.cluster.request({
      method: 'POST',
      path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      body: crd,
    });
    story.cluster.load(many(30));
    await followed();
    await write('POST', 100);
    await until(() => has(100));
    await expectTruth();
  });
});

describe('who asks', () => {
  it('is sent to log in when the token has expired by the time the watch ends', async () => {
    await begin(quiet(5));
    await followed();
    expect(story.sdk.logOuts).toBe(0);
    story.logIn();
    story.cut();
    await until(() => story.sdk.logOuts > 0);
    expect(story.inventory.count('nad')).toBe(5);
    expect(state()).toMatchObject({ status: 'loaded', staleSince: expect.any(String) as unknown });
  });

  it('is who is impersonated, for lists and for watches', async () => {
    const impersonated = testUsers.projectViewer;
    const cluster = embeddedCluster({
      objects: [...many(5), bindUser(impersonated, 'view', 'team-a')],
      bookmarkEveryMs: 0,
    });
    const encoded = Buffer.from(impersonated.name).toString('base64').replaceAll('=', '_');
    await begin(cluster, {
      impersonated,
      subprotocols: [`Impersonate-User.${encoded}`],
      namespace: 'team-a',
    });
    await followed();
    await write('POST', 100);
    await until(() => has(100));
    expect(watches.map(({ user }) => user)).toEqual([impersonated.name]);
  });
});
