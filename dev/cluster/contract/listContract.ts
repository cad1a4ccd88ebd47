import type { ContractClient } from './contractTarget';
import { collection, itemNames, listMeta, refusal } from './contractTarget';

const names = ['a', 'b', 'c', 'd', 'e'];

/** Lists: order, pages, snapshots, selectors, expiry. */
export function listContract(client: () => ContractClient, compact: () => Promise<void>): void {
  describe('lists', () => {
    const filled = async () => {
      const namespace = await client().namespace();
      for (const name of [...names].reverse()) {
        await client().attachment(namespace, name, { name, half: name < 'c' ? 'first' : 'second' });
      }
      return namespace;
    };
    const more = (path: string, token: string) =>
      `${path}${path.includes('?') ? '&' : '?'}continue=${encodeURIComponent(token)}`;

    test('pages hold all objects once, in the order of names, at one revision', async () => {
      const path = `${collection(await filled())}?limit=2`;
      const first = await client().get(path);
      expect(itemNames(first)).toEqual(['a', 'b']);
      expect(listMeta(first).remaining).toBe(3);
      const second = await client().get(more(path, listMeta(first).continue));
      expect(itemNames(second)).toEqual(['c', 'd']);
      const third = await client().get(more(path, listMeta(second).continue));
      expect(itemNames(third)).toEqual(['e']);
      expect(listMeta(third)).toEqual({
        resourceVersion: listMeta(first).resourceVersion,
        continue: '',
        remaining: undefined,
      });
    });

    test('later pages show the objects as they were when the list began', async () => {
      const namespace = await filled();
      const path = `${collection(namespace)}?limit=1`;
      const first = await client().get(path);
      await client().delete(`${collection(namespace)}/b`);
      await client().attachment(namespace, 'bb');
      await client().mergePatch(`${collection(namespace)}/c`, {
        metadata: { labels: { half: 'changed' } },
      });
      const rest = await client().get(more(collection(namespace), listMeta(first).continue));
      expect(itemNames(rest)).toEqual(['b', 'c', 'd', 'e']);
      expect(JSON.stringify(rest.body)).not.toContain('changed');
    });

    test.each([
      ['half=first', ['a', 'b']],
      ['half!=first', ['c', 'd', 'e']],
      ['name in (a, e)', ['a', 'e']],
      ['name notin (a,e),half', ['b', 'c', 'd']],
      ['!half', []],
      ['half,name!=c,half=second', ['d', 'e']],
    ])('the label selector %j selects', async (selector, expected) => {
      const answer = await client().get(
        `${collection(await filled())}?labelSelector=${encodeURIComponent(selector)}`,
      );
      expect(itemNames(answer)).toEqual(expected);
    });

    test('pages of a selection hold no fewer objects than asked for, and no count of the rest', async () => {
      const path = `${collection(await filled())}?limit=1&labelSelector=half%3Dsecond`;
      const first = await client().get(path);
      expect(itemNames(first)).toEqual(['c']);
      expect(listMeta(first).remaining).toBeUndefined();
      expect(itemNames(await client().get(more(path, listMeta(first).continue)))).toEqual(['d']);
    });

    test('the field selector knows name and namespace and nothing else', async () => {
      const namespace = await filled();
      expect(
        itemNames(await client().get(`${collection(namespace)}?fieldSelector=metadata.name%3Dc`)),
      ).toEqual(['c']);
      expect(
        itemNames(await client().get(`${collection(namespace)}?fieldSelector=metadata.name!%3Dc`)),
      ).toEqual(['a', 'b', 'd', 'e']);
      expect(
        (await client().get(`${collection(namespace)}?fieldSelector=spec.config%3Dc`)).status,
      ).toBe(400);
      expect(
        (await client().get(`${collection(namespace)}?labelSelector=a%3D%3D%3Db`)).status,
      ).toBe(400);
    });

    test('a token that is none, and a revision of the future, are refused', async () => {
      const path = collection(await filled());
      expect(refusal(await client().get(`${path}?limit=1&continue=nonsense`))).toMatchObject({
        status: 400,
        reason: 'BadRequest',
      });
      expect(
        (
          await client().get(
            `${path}?resourceVersion=99999999999&resourceVersionMatch=NotOlderThan`,
          )
        ).status,
      ).toBe(504);
    });

    test('a token whose revision is forgotten is answered with 410 and a token for the rest', async () => {
      const namespace = await filled();
      const first = await client().get(`${collection(namespace)}?limit=2`);
      await client().attachment(namespace, 'cc');
      await compact();
      const path = more(`${collection(namespace)}?limit=2`, listMeta(first).continue);
      // kube-apiserver's cache looks only now and then at what etcd has forgotten.
      await client().until(async () => (await client().get(path)).status === 410);
      const answer = await client().get(path);
      expect(refusal(answer)).toMatchObject({ status: 410, reason: 'Expired' });
      expect(refusal(answer).message).toMatch(/^The provided continue parameter is too old/);
      const rest = await client().get(more(collection(namespace), listMeta(answer).continue));
      expect(itemNames(rest)).toEqual(['c', 'cc', 'd', 'e']);
    });

    test('items of built-in kinds carry no kind of their own, those of custom kinds do', async () => {
      const namespace = await filled();
      const namespaces = await client().get(
        `/api/v1/namespaces?fieldSelector=metadata.name%3D${namespace}`,
      );
      expect(namespaces.body).toMatchObject({ kind: 'NamespaceList', apiVersion: 'v1' });
      expect(JSON.stringify(namespaces.body)).not.toContain('"kind":"Namespace"');
      expect(JSON.stringify((await client().get(collection(namespace))).body)).toContain(
        '"kind":"NetworkAttachmentDefinition"',
      );
    });
  });
}
