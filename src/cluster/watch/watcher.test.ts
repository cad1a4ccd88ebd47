import type { KubeObject } from '../../../dev/cluster/api';
import { embeddedCluster } from '../../../dev/cluster/embeddedCluster';
import { testUsers } from '../../../dev/cluster/seedRbac';
import { many, nad, watchStory } from '../../../dev/jest/watchStory';
import { SILENCE_MS } from './watchConnection';

const story = watchStory();
const { begin, lists, state, watch, write, end } = story;

afterEach(end);

describe('watching', () => {
  it('goes on from the last bookmark after a close without a close frame, without another list', async () => {
    await watch(many(40));
    const before = lists();
    for (let index = 100; index < 110; index += 1) await write('POST', index);
    story.cluster.sendBookmarks();
    await story.clock.settle();
    story.sdk.cutWatches();
    await write('DELETE', 1);
    await write('POST', 200);
    await story.clock.advance(1000);
    expect(lists()).toBe(before);
    expect(story.inventory.count('nad')).toBe(50);
    expect(story.inventory.get('nad', 'team-a/net-1')).toBeUndefined();
    expect(story.inventory.get('nad', 'team-a/net-200')).toBeDefined();
    expect(state()).toEqual({ status: 'loaded' });
  });

  it('uses the version of a bookmark, because the version of the list may be compacted by then', async () => {
    await watch(many(5));
    await story.cluster.request({
      method: 'POST',
      path: '/api/v1/namespaces',
      body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'other' } },
    });
    story.cluster.sendBookmarks();
    await story.clock.settle();
    story.sdk.cutWatches();
    await story.clock.advance(1000);
    const [first = '', second = ''] = story.sdk.sockets;
    const version = (path: string): number => Number(/resourceVersion=(\d+)/.exec(path)?.[1]);
    expect(version(second)).toBeGreaterThan(version(first));
  });

  it('lists again after 410 without ever showing fewer objects than there are', async () => {
    await watch(many(120));
    story.counts = [];
    story.sdk.refuseSockets(true);
    story.sdk.cutWatches();
    await write('DELETE', 7);
    await write('POST', 500);
    story.cluster.compact();
    story.sdk.refuseSockets(false);
    await story.clock.advance(5000);
    expect(Math.min(...story.counts)).toBeGreaterThanOrEqual(120);
    expect(story.inventory.count('nad')).toBe(120);
    expect(story.inventory.get('nad', 'team-a/net-7')).toBeUndefined();
    expect(story.inventory.get('nad', 'team-a/net-500')).toBeDefined();
    expect(state()).toEqual({ status: 'loaded' });
  });

  it('loses none of 3,000 events in one burst', async () => {
    await watch([nad(0)]);
    for (let index = 1; index <= 3000; index += 1) await write('POST', index);
    await story.clock.settle();
    expect(story.inventory.count('nad')).toBe(3001);
    expect(lists()).toBe(1);
  });

  it('notices a silent socket by its missing bookmarks and catches up', async () => {
    await watch(many(2));
    const remove = story.sdk.faults.add({ path: /network-attachment/, silent: true });
    await write('POST', 9);
    await story.clock.advance(SILENCE_MS - 1);
    expect(story.inventory.count('nad')).toBe(2);
    remove();
    await story.clock.advance(2000);
    expect(story.inventory.count('nad')).toBe(3);
    expect(lists()).toBe(1);
  });

  it('is stale until a frame comes where each new watch stays silent too, and reads by lists meanwhile', async () => {
    await watch(many(2));
    const lastSign = new Date(story.clock.now()).toISOString();
    const remove = story.sdk.faults.add({ path: /network-attachment/, silent: true });
    story.sdk.cutWatches();
    await write('POST', 9);
    await story.clock.advance(SILENCE_MS + 5000);
    expect(story.sdk.openSockets()).toBe(1);
    expect(state()).toEqual({ status: 'loaded', staleSince: lastSign });
    expect(lists()).toBe(1);
    await story.clock.advance(SILENCE_MS);
    expect(story.inventory.count('nad')).toBe(3);
    const read = state();
    expect(read).toMatchObject({ status: 'loaded', staleSince: expect.any(String) as unknown });
    expect(read).not.toEqual({ status: 'loaded', staleSince: lastSign });
    const before = lists();
    await story.clock.advance(30 * 60_000);
    expect(lists() - before).toBeGreaterThan(5);
    expect(lists() - before).toBeLessThanOrEqual((30 * 60_000) / SILENCE_MS);
    expect(state()).toMatchObject({ staleSince: expect.any(String) as unknown });
    remove();
    const last = lists();
    story.cluster.sendBookmarks();
    await story.clock.settle();
    expect(state()).toEqual({ status: 'loaded' });
    await write('DELETE', 9);
    await story.clock.settle();
    expect(story.inventory.count('nad')).toBe(2);
    expect(lists()).toBe(last);
  });

  it('is stale where watches are closed again and again before they bring anything', async () => {
    await watch(many(2));
    const lastSign = new Date(story.clock.now()).toISOString();
    story.sdk.faults.add({ path: /network-attachment/, silent: true });
    await write('POST', 9);
    for (let minute = 0; minute < 3; minute += 1) {
      expect(state()).toEqual({ status: 'loaded' });
      await story.clock.advance(60_000);
      story.sdk.cutWatches();
      await story.clock.settle();
    }
    await story.clock.advance(10_000);
    expect(state()).toEqual({ status: 'loaded', staleSince: lastSign });
    for (let minute = 0; minute < 4; minute += 1) {
      await story.clock.advance(60_000);
      story.sdk.cutWatches();
    }
    expect(story.inventory.count('nad')).toBe(3);
  });

  it('does not take the time for silence in which no watch was open', async () => {
    await watch(many(2));
    await story.clock.advance(100_000);
    story.sdk.refuseSockets(true);
    story.sdk.cutWatches();
    await story.clock.advance(5 * 60_000);
    story.sdk.refuseSockets(false);
    await story.clock.advance(60_000);
    expect(state()).toEqual({ status: 'loaded' });
    story.watcher.pause();
    await story.clock.advance(10 * 60_000);
    story.watcher.resume();
    await story.clock.settle();
    expect(state()).toEqual({ status: 'loaded' });
  });

  it('stays stale after a pause where the watches before it were silent', async () => {
    await watch(many(2));
    const lastSign = new Date(story.clock.now()).toISOString();
    story.sdk.faults.add({ path: /network-attachment/, silent: true });
    await story.clock.advance(SILENCE_MS + 5000);
    story.watcher.pause();
    story.watcher.resume();
    await story.clock.settle();
    expect(state()).toEqual({ status: 'loaded', staleSince: lastSign });
  });

  it('is live at once after a silence when the server answers that the version is gone, and the list is read', async () => {
    await watch(many(2));
    const remove = story.sdk.faults.add({ path: /network-attachment/, silent: true });
    await write('POST', 9);
    story.cluster.compact();
    await story.clock.advance(SILENCE_MS - 1);
    remove();
    await story.clock.advance(5000);
    expect(lists()).toBe(2);
    expect(story.inventory.count('nad')).toBe(3);
    expect(state()).toEqual({ status: 'loaded' });
  });

  it('keeps a quiet socket that still brings bookmarks, and calls it live', async () => {
    await watch(many(2));
    story.states.length = 0;
    for (let minute = 0; minute < 10; minute += 1) {
      await story.clock.advance(60_000);
      story.cluster.sendBookmarks();
      await story.clock.settle();
    }
    expect(story.sdk.sockets).toHaveLength(1);
    expect(story.states).toEqual([]);
  });

  it('says since when it is stale while the server is away, and shows the truth afterwards', async () => {
    await watch(many(3));
    const lost = new Date(story.clock.now()).toISOString();
    story.sdk.refuseSockets(true);
    const remove = story.sdk.faults.add({ path: /network-attachment/, drop: 'before' });
    story.sdk.cutWatches();
    await write('DELETE', 0);
    await story.clock.advance(20_000);
    expect(state()).toEqual({ status: 'loaded', staleSince: lost });
    expect(story.inventory.count('nad')).toBe(3);
    remove();
    story.sdk.refuseSockets(false);
    await story.clock.advance(60_000);
    expect(state()).toEqual({ status: 'loaded' });
    expect(story.inventory.count('nad')).toBe(2);
  });

  it('goes on by lists at intervals where no WebSocket comes through, and says that it is stale', async () => {
    story.cluster = embeddedCluster({ objects: many(3), bookmarkEveryMs: 0 });
    await begin();
    story.sdk.refuseSockets(true);
    story.sdk.cutWatches();
    await write('POST', 50);
    await story.clock.advance(120_000);
    expect(story.inventory.count('nad')).toBe(4);
    expect(state()).toMatchObject({ status: 'loaded', staleSince: expect.any(String) as unknown });
    expect(lists()).toBeLessThan(20);
  });

  it('keeps an object that no longer says whose it is, as one that was read in part', async () => {
    const enactment: KubeObject = {
      apiVersion: 'nmstate.io/v1beta1',
      kind: 'NodeNetworkConfigurationEnactment',
      metadata: {
        name: 'worker-0.br-vmdata',
        labels: { 'nmstate.io/node': 'worker-0', 'nmstate.io/policy': 'br-vmdata' },
      },
    };
    story.cluster = embeddedCluster({ objects: [enactment], bookmarkEveryMs: 0 });
    await begin(testUsers.admin, '', { kind: 'nnce' });
    expect(story.inventory.count('nnce')).toBe(1);
    await story.cluster.request({
      method: 'PATCH',
      path: '/apis/nmstate.io/v1beta1/nodenetworkconfigurationenactments/worker-0.br-vmdata',
      contentType: 'application/merge-patch+json',
      body: { metadata: { labels: { 'nmstate.io/node': null } } },
    });
    await story.clock.settle();
    expect(story.inventory.get('nnce', 'worker-0.br-vmdata')).toMatchObject({
      node: '',
      unread: ['metadata.labels'],
    });
    expect(story.inventory.doubt('nnce')?.cause).toBe('unreadable');
  });
});

describe('resting', () => {
  it('lets its socket go while paused and goes on from the same version', async () => {
    await watch(many(3));
    story.watcher.pause();
    expect(story.sdk.openSockets()).toBe(0);
    expect(state()).toMatchObject({ staleSince: expect.any(String) as unknown });
    await write('POST', 30);
    story.watcher.resume();
    await story.clock.settle();
    expect(story.inventory.count('nad')).toBe(4);
    expect(state()).toEqual({ status: 'loaded' });
    expect(lists()).toBe(1);
  });

  it('leaves no timer and no socket behind when it stops', async () => {
    await watch(many(3));
    story.watcher.stop();
    await write('POST', 30);
    await story.clock.advance(10 * 60_000);
    expect(story.sdk.openSockets()).toBe(0);
    expect(story.inventory.count('nad')).toBe(3);
    expect(story.sdk.sockets).toHaveLength(1);
  });
});
