import type { ContractClient } from './contractTarget';
import { attachments, collection, listMeta, made } from './contractTarget';

/** Watches: where they begin, what they say, how they end. */
export function watchContract(client: () => ContractClient): void {
  describe('watches', () => {
    const listed = async (namespace: string) =>
      listMeta(await client().get(collection(namespace))).resourceVersion;

    test('a watch from a list tells every later change, in order, with rising revisions', async () => {
      const namespace = await client().namespace();
      await client().attachment(namespace, 'before');
      const log = client().watch(
        `${collection(namespace)}?watch=true&resourceVersion=${await listed(namespace)}`,
      );
      await client().attachment(namespace, 'a');
      await client().mergePatch(`${collection(namespace)}/a`, { spec: { config: '1' } });
      await client().delete(`${collection(namespace)}/a`);
      const events = [await log.next(), await log.next(), await log.next()];
      log.close();
      expect(events.map(({ type }) => type)).toEqual(['ADDED', 'MODIFIED', 'DELETED']);
      const revisions = events.map(({ object }) =>
        'metadata' in object ? Number(object.metadata.resourceVersion) : 0,
      );
      expect([...revisions].sort((a, b) => a - b)).toEqual(revisions);
      expect(new Set(revisions).size).toBe(3);
      expect(events[2]?.object).toMatchObject({ kind: attachments.kind, spec: { config: '1' } });
    });

    test('a watch resumes after any revision that it has seen', async () => {
      const namespace = await client().namespace();
      const first = await client().attachment(namespace, 'a');
      await client().attachment(namespace, 'b');
      const log = client().watch(
        `${collection(namespace)}?watch=true&resourceVersion=${first.metadata.resourceVersion ?? ''}`,
      );
      expect(await log.nextLine()).toBe('ADDED b');
      log.close();
    });

    test('a watch without a revision begins with what exists', async () => {
      const namespace = await client().namespace();
      await client().attachment(namespace, 'b');
      await client().attachment(namespace, 'a');
      const log = client().watch(`${collection(namespace)}?watch=true`);
      expect([await log.nextLine(), await log.nextLine()].sort()).toEqual(['ADDED a', 'ADDED b']);
      log.close();
    });

    test('an object that leaves the selection is deleted for the watch, one that enters it added', async () => {
      const namespace = await client().namespace();
      await client().attachment(namespace, 'a', { wanted: 'yes' });
      const path = `${collection(namespace)}?watch=true&labelSelector=wanted%3Dyes&resourceVersion=${await listed(namespace)}`;
      const log = client().watch(path);
      await client().mergePatch(`${collection(namespace)}/a`, {
        metadata: { labels: { wanted: 'no' } },
      });
      const left = await log.next();
      expect(left.type).toBe('DELETED');
      expect(left.object).toMatchObject({ metadata: { name: 'a', labels: { wanted: 'yes' } } });
      const back = made(
        await client().mergePatch(`${collection(namespace)}/a`, {
          metadata: { labels: { wanted: 'yes' } },
        }),
      );
      expect(await log.next()).toEqual({ type: 'ADDED', object: back });
      log.close();
    });

    test('a watch of one name tells nothing of others', async () => {
      const namespace = await client().namespace();
      const log = client().watch(
        `${collection(namespace)}?watch=true&fieldSelector=metadata.name%3Db&resourceVersion=${await listed(namespace)}`,
      );
      await client().attachment(namespace, 'a');
      await client().attachment(namespace, 'b');
      expect(await log.nextLine()).toBe('ADDED b');
      log.close();
    });

    test('a watch of all namespaces sees each of them', async () => {
      const [one, two] = [await client().namespace(), await client().namespace()];
      const log = client().watch(
        `${attachments.root}/${attachments.plural}?watch=true&resourceVersion=${await listed(one)}`,
      );
      await client().attachment(one, 'in-one');
      await client().attachment(two, 'in-two');
      expect([await log.nextLine(), await log.nextLine()]).toEqual([
        'ADDED in-one',
        'ADDED in-two',
      ]);
      log.close();
    });

    test('a watch ends by itself after timeoutSeconds', async () => {
      const namespace = await client().namespace();
      const log = client().watch(
        `${collection(namespace)}?watch=true&timeoutSeconds=1&resourceVersion=${await listed(namespace)}`,
      );
      await log.opened;
      await expect(log.ended).resolves.toBeUndefined();
    });

    test('a revision that is forgotten is told by an ERROR event with 410', async () => {
      const namespace = await client().namespace();
      const log = client().watch(`${collection(namespace)}?watch=true&resourceVersion=1`);
      await log.opened;
      const event = await log.next();
      expect(event).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
      expect('message' in event.object && event.object.message).toMatch(
        /^too old resource version: \d+ \(\d+\)$/,
      );
      await log.ended;
    });

    test('a bookmark before the time-out brings a watch that asked for it up to date', async () => {
      const namespace = await client().namespace();
      const from = await listed(namespace);
      const open = (options: string) =>
        client().watch(
          `${collection(namespace)}?watch=true&timeoutSeconds=4&resourceVersion=${from}${options}`,
        );
      const [asked, other] = [open('&allowWatchBookmarks=true'), open('')];
      await Promise.all([asked.opened, other.opened]);
      const { metadata } = await client().attachment(namespace, 'a');
      expect(await asked.nextLine()).toBe('ADDED a');
      const bookmark = await asked.next();
      expect(bookmark).toMatchObject({
        type: 'BOOKMARK',
        object: { kind: attachments.kind },
      });
      const seen = 'metadata' in bookmark.object ? bookmark.object.metadata.resourceVersion : '';
      expect(Number(seen)).toBeGreaterThanOrEqual(Number(metadata.resourceVersion));
      expect(await other.nextLine()).toBe('ADDED a');
      await Promise.all([asked.ended, other.ended]);
      expect(other.unread).toEqual([]);
      const log = client().watch(
        `${collection(namespace)}?watch=true&resourceVersion=${seen ?? ''}`,
      );
      await client().attachment(namespace, 'b');
      expect(await log.nextLine()).toBe('ADDED b');
      log.close();
    });

    test('a watch of what is not served is refused', async () => {
      const log = client().watch('/apis/none.example.com/v1/things?watch=true');
      expect((await log.refused).status).toBe(404);
    });
  });
}
