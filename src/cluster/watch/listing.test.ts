import type { KubeObject } from '../../../dev/cluster/api';
import { embeddedCluster } from '../../../dev/cluster/embeddedCluster';
import { loadCrds } from '../../../dev/cluster/loadCrds';
import { bindUser, testUsers } from '../../../dev/cluster/seedRbac';
import { many, nads, watchStory } from '../../../dev/jest/watchStory';
import { ABSENT_RETRY_MS, FORBIDDEN_RETRY_MS } from './watcher';

const story = watchStory();
const { begin, state, watch, end } = story;

afterEach(end);

describe('listing', () => {
  it('starts with a page of 20 and asks for more as it learns how large objects are', async () => {
    await watch(many(300));
    const limits = story.sdk.requests.map(({ path }) => Number(/limit=(\d+)/.exec(path)?.[1]));
    expect(limits[0]).toBe(20);
    expect(limits[1]).toBe(200);
    expect(story.inventory.count('nad')).toBe(300);
    expect(state()).toEqual({ status: 'loaded' });
  });

  it('keeps pages of large objects under two megabytes', async () => {
    await watch(many(90, 'x'.repeat(100_000)));
    const limits = story.sdk.requests
      .slice(1)
      .map(({ path }) => Number(/limit=(\d+)/.exec(path)?.[1]));
    expect(Math.max(...limits)).toBeLessThanOrEqual(19);
    expect(story.inventory.count('nad')).toBe(90);
  });

  it('says how much is read before the list is complete', async () => {
    await watch(many(30));
    expect(story.states).toEqual([
      { status: 'loading', read: 20, remaining: 10 },
      { status: 'loading', read: 30, remaining: undefined },
      { status: 'loaded' },
    ]);
  });

  it('says that a namespace is being read before the first page comes, lest it be thought forbidden', async () => {
    story.cluster = embeddedCluster({ objects: many(3), bookmarkEveryMs: 0 });
    await begin(testUsers.admin, 'team-a');
    expect(story.states).toEqual([
      { status: 'loading', read: 0, remaining: undefined },
      { status: 'loading', read: 3, remaining: undefined },
      { status: 'loaded' },
    ]);
  });

  it('starts over beside what is shown when a continue token expires', async () => {
    story.cluster = embeddedCluster({ objects: many(60), bookmarkEveryMs: 0 });
    const request = story.cluster.request.bind(story.cluster);
    let pages = 0;
    story.cluster.request = async (asked) => {
      const answer = await request(asked);
      pages += 1;
      if (pages === 1) {
        await request({ method: 'DELETE', path: `${nads}/net-0` });
        story.cluster.compact();
      }
      return answer;
    };
    await begin();
    expect(story.inventory.count('nad')).toBe(59);
    expect(story.inventory.get('nad', 'team-a/net-0')).toBeUndefined();
    expect(state()).toEqual({ status: 'loaded' });
    const first = story.sdk.requests.filter(({ path }) => !path.includes('continue='));
    expect(first).toHaveLength(2);
  });

  it('says failed with the reason, tries again with back-off, and gets there', async () => {
    story.cluster = embeddedCluster({ objects: many(3), bookmarkEveryMs: 0 });
    await begin(testUsers.admin, '', {
      prepare: () => {
        story.sdk.faults.add({
          path: /network-attach/,
          status: 500,
          message: 'etcd is away',
          times: 3,
        });
      },
    });
    expect(state()).toEqual({ status: 'failed', reason: 'etcd is away' });
    await story.clock.advance(1000 + 2000 + 4000);
    expect(state()).toEqual({ status: 'loaded' });
    expect(story.inventory.count('nad')).toBe(3);
  });
});

describe('rights and kinds that come later', () => {
  it('is forbidden, with the words of the server, and reads as soon as it is allowed', async () => {
    story.cluster = embeddedCluster({ objects: many(3), bookmarkEveryMs: 0 });
    await begin(testUsers.projectViewer, 'team-a');
    expect(story.inventory.state('nad', 'team-a')).toMatchObject({
      status: 'forbidden',
      reason: expect.stringContaining('cannot list resource') as unknown,
    });
    story.cluster.load([bindUser(testUsers.projectViewer, 'view', 'team-a')]);
    await story.clock.advance(FORBIDDEN_RETRY_MS);
    expect(story.inventory.state('nad', 'team-a')).toEqual({ status: 'loaded' });
    expect(story.inventory.count('nad')).toBe(3);
  });

  it('takes back what it showed when the right to read goes', async () => {
    await watch(many(3));
    story.sdk.faults.add({ path: /network-attachment/, status: 403 });
    story.sdk.cutWatches();
    await story.clock.advance(1000);
    expect(state().status).toBe('forbidden');
    expect(story.inventory.count('nad')).toBe(0);
  });

  it('says absent while the kind is not installed, and reads it when it is', async () => {
    const isNad = ({ metadata }: KubeObject): boolean =>
      metadata.name.startsWith('network-attachment');
    story.cluster = embeddedCluster({
      crds: loadCrds().filter((crd) => !isNad(crd)),
      bookmarkEveryMs: 0,
    });
    await begin();
    expect(state()).toEqual({ status: 'absent' });
    const crd = loadCrds().find(isNad);
    await story.cluster.request({
      method: 'POST',
      path: '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      body: crd,
    });
    story.cluster.load(many(2));
    await story.clock.advance(ABSENT_RETRY_MS);
    expect(state()).toEqual({ status: 'loaded' });
    expect(story.inventory.count('nad')).toBe(2);
  });

  it('has the console log out when a watch is refused because the token expired', async () => {
    await watch(many(1));
    story.sdk.faults.add({ path: /network-attachment/, status: 401 });
    story.sdk.cutWatches();
    await story.clock.advance(1000);
    expect(story.sdk.logOuts).toBeGreaterThan(0);
  });
});
