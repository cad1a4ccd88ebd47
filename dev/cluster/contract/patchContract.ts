import type { ContractClient } from './contractTarget';
import { collection, made, refusal } from './contractTarget';

/** JSON patch and merge patch as a real API server applies them. */
export function patchContract(client: () => ContractClient): void {
  describe('patches', () => {
    const object = async () => {
      const namespace = await client().namespace();
      const before = await client().attachment(namespace, 'a', { keep: 'yes' });
      return { path: `${collection(namespace)}/a`, before };
    };

    test('a JSON patch applies in order, and all of it or nothing', async () => {
      const { path } = await object();
      const patched = made(
        await client().jsonPatch(path, [
          { op: 'test', path: '/spec/config', value: '{}' },
          { op: 'replace', path: '/spec/config', value: '[]' },
          { op: 'add', path: '/metadata/annotations', value: { 'example.com/a': 'b' } },
          { op: 'remove', path: '/metadata/labels/keep' },
        ]),
      );
      expect(patched).toMatchObject({
        spec: { config: '[]' },
        metadata: { annotations: { 'example.com/a': 'b' } },
      });
      expect(patched.metadata.labels).toBeUndefined();
    });

    test.each([
      ['a failed test', [{ op: 'test', path: '/spec/config', value: 'other' }]],
      ['a test of the generation', [{ op: 'test', path: '/metadata/generation', value: 7 }]],
      ['a path that does not exist', [{ op: 'replace', path: '/spec/none/deep', value: 1 }]],
      ['an operation that nobody knows', [{ op: 'increment', path: '/spec/config', value: 1 }]],
      ['the removal of nothing', [{ op: 'remove', path: '/spec/none' }]],
    ])('%s refuses the whole JSON patch', async (_, operations) => {
      const { path, before } = await object();
      const patch = [{ op: 'add', path: '/metadata/labels/new', value: 'x' }, ...operations];
      expect(refusal(await client().jsonPatch(path, patch))).toEqual({
        status: 422,
        reason: 'Invalid',
        message: 'the server rejected our request due to an error in our request',
      });
      expect(made(await client().get(path))).toEqual(before);
    });

    test('a JSON patch is read as kube-apiserver reads it where the standard says otherwise', async () => {
      const { path } = await object();
      const patched = made(
        await client().jsonPatch(path, [
          { op: 'test', path: '/spec/none', value: null },
          { op: 'replace', path: '/metadata/annotations', value: { 'example.com/a': 'b' } },
          { op: 'add', path: '/metadata/finalizers', value: ['example.com/1', 'example.com/2'] },
          { op: 'remove', path: '/metadata/finalizers/-1' },
          { op: 'add', path: '/metadata/finalizers/1', value: 'example.com/3' },
        ]),
      );
      expect(patched.metadata.annotations).toEqual({ 'example.com/a': 'b' });
      expect(patched.metadata.finalizers).toEqual(['example.com/1', 'example.com/3']);
      const beyond = [{ op: 'add', path: '/metadata/finalizers/3', value: 'example.com/4' }];
      expect((await client().jsonPatch(path, beyond)).status).toBe(422);
      expect((await client().jsonPatch(path, { op: 'add' })).status).toBe(400);
      expect((await client().mergePatch(path, { metadata: { finalizers: null } })).status).toBe(
        200,
      );
    });

    test('a merge patch sets, merges and removes', async () => {
      const { path } = await object();
      const patched = made(
        await client().mergePatch(path, {
          metadata: { labels: { keep: null, more: 'x' } },
          spec: { config: '1' },
        }),
      );
      expect(patched.metadata.labels).toEqual({ more: 'x' });
      expect(patched.spec).toEqual({ config: '1' });
    });

    test('a patch that names a former revision conflicts', async () => {
      const { path, before } = await object();
      made(await client().mergePatch(path, { spec: { config: '1' } }));
      const { resourceVersion } = before.metadata;
      expect(
        (await client().mergePatch(path, { metadata: { resourceVersion }, spec: { config: '2' } }))
          .status,
      ).toBe(409);
    });

    test('a patch of what does not exist, or of a type nobody knows, is refused', async () => {
      const { path } = await object();
      expect((await client().mergePatch(`${path}b`, { spec: {} })).status).toBe(404);
      const odd = await client().send({
        method: 'PATCH',
        path,
        body: {},
        contentType: 'application/json',
      });
      expect(odd.status).toBe(415);
    });
  });
}
