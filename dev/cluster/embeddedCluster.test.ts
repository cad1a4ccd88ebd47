import { ClusterPerTest } from './clusterPerTest';
import { attachment, collection, listMeta, made } from './contract/contractTarget';

const at = new ClusterPerTest();

describe('bookmarks', () => {
  test('tell the present revision to watches that asked for them, and a watch resumes there', async () => {
    const nodes = '/api/v1/nodes?watch=true&resourceVersion=';
    const { resourceVersion } = listMeta(await at.client.get('/api/v1/nodes'));
    const asked = at.client.watch(`${nodes}${resourceVersion}&allowWatchBookmarks=true`);
    const silent = at.client.watch(`${nodes}${resourceVersion}`);
    const later = await at.client.attachment('default', 'a');
    at.cluster.sendBookmarks();
    const bookmark = await asked.next();
    expect(bookmark).toEqual({
      type: 'BOOKMARK',
      object: {
        kind: 'Node',
        apiVersion: 'v1',
        metadata: { name: '', resourceVersion: later.metadata.resourceVersion },
      },
    });
    at.cluster.compact();
    const resumed = at.client.watch(`${nodes}${later.metadata.resourceVersion ?? ''}`);
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'worker-1' } };
    await at.client.post('/api/v1/nodes', node);
    expect(await resumed.nextLine()).toBe('ADDED worker-1');
    expect(await silent.nextLine()).toBe('ADDED worker-1');
  });

  test('come by themselves', async () => {
    at.start({ bookmarkEveryMs: 5 });
    const log = at.client.watch('/api/v1/nodes?watch=true&allowWatchBookmarks=true');
    expect((await log.next()).type).toBe('BOOKMARK');
  });
});

describe('loading', () => {
  test('keeps status, uid, times and generation, and makes missing namespaces', async () => {
    const metadata = {
      name: 'vm',
      namespace: 'team-a',
      uid: 'some-uid',
      generation: 7,
      creationTimestamp: '2026-01-01T00:00:00Z',
    };
    const spec = { runStrategy: 'Always', template: { spec: { domain: { devices: {} } } } };
    const machine = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata,
      spec,
      status: { ready: true },
    };
    at.start({ objects: [machine] });
    const stored = made(
      await at.client.get('/apis/kubevirt.io/v1/namespaces/team-a/virtualmachines/vm'),
    );
    expect(stored).toMatchObject({
      ...machine,
      status: { ready: true, printableStatus: 'Stopped' },
    });
  });

  test.each([
    [
      'is invalid',
      attachment('Upper'),
      /^NetworkAttachmentDefinition default\/Upper: .*metadata\.name/,
    ],
    [
      'is of no served kind',
      { ...attachment('a'), kind: 'Nothing' },
      /^Nothing default\/a: .* is not served$/,
    ],
    [
      'names an owner that does not exist',
      {
        ...attachment('a'),
        metadata: {
          name: 'a',
          namespace: 'default',
          ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name: 'n', uid: 'u' }],
        },
      },
      /its owner Node n with uid u does not exist$/,
    ],
  ])('refuses an object that %s, by name', (_, object, message) => {
    const placed = { ...object, metadata: { ...object.metadata, namespace: 'default' } };
    expect(() => at.cluster.load([placed])).toThrow(message);
  });
});

test('what is read is shared and frozen', async () => {
  const created = await at.client.attachment('default', 'a');
  const read = (await at.client.get(`${collection('default')}/a`)).body;
  expect(Object.isFrozen(read)).toBe(true);
  expect((await at.client.get(`${collection('default')}/a`)).body).toBe(read);
  expect(read).toEqual(created);
});

test('a write keeps nothing of the body that the caller may still change', async () => {
  const body = attachment('a', { x: 'before' });
  const answer = at.client.post(collection('default'), body);
  body.metadata.labels = { x: 'after' };
  expect(made(await answer).metadata.labels).toEqual({ x: 'before' });
});

test('a watch that falls behind the window of history must list again', async () => {
  at.start({ historyLimit: 10 });
  const { resourceVersion = '' } = (await at.client.attachment('default', 'first')).metadata;
  for (let i = 0; i < 30; i += 1) await at.client.attachment('default', `later-${i}`);
  const log = at.client.watch(
    `${collection('default')}?watch=true&resourceVersion=${resourceVersion}`,
  );
  expect(await log.next()).toMatchObject({
    type: 'ERROR',
    object: { code: 410, reason: 'Expired' },
  });
});

test('ten thousand objects list in pages in milliseconds', async () => {
  const objects = Array.from({ length: 10_000 }, (_, i) => ({
    ...attachment(`nad-${String(i).padStart(5, '0')}`, { index: String(i) }),
    spec: { config: JSON.stringify({ name: `network-${i}`, padding: 'x'.repeat(1000) }) },
  }));
  at.start({
    objects: objects.map((object) => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'many' },
    })),
  });
  const began = performance.now();
  let pages = 0;
  let next = '';
  do {
    const page = await at.client.get(
      `${collection('many')}?limit=250&continue=${encodeURIComponent(next)}`,
    );
    next = listMeta(page).continue;
    pages += 1;
  } while (next !== '');
  expect(pages).toBe(40);
  // Copying 10 MB of objects forty times would take many seconds; a page costs well under 10 ms.
  expect(performance.now() - began).toBeLessThan(2000);
});
