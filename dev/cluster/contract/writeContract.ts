import type { ContractClient } from './contractTarget';
import { attachment, causeFields, collection, made, refusal } from './contractTarget';

/** Create, update and delete as a real API server does them. */
export function writeContract(client: () => ContractClient): void {
  describe('writes', () => {
    test('a created object has a uid, a revision, a creation time and generation 1', async () => {
      const namespace = await client().namespace();
      const { metadata } = await client().attachment(namespace, 'a');
      expect(metadata).toMatchObject({ name: 'a', namespace, generation: 1 });
      expect(metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
      expect(metadata.creationTimestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(Number(metadata.resourceVersion)).toBeGreaterThan(0);
    });

    test('a second object of the same name is refused', async () => {
      const namespace = await client().namespace();
      await client().attachment(namespace, 'a');
      expect(refusal(await client().post(collection(namespace), attachment('a')))).toEqual({
        status: 409,
        reason: 'AlreadyExists',
        message: 'network-attachment-definitions.k8s.cni.cncf.io "a" already exists',
      });
    });

    test('nothing can be created in a namespace that does not exist', async () => {
      const answer = await client().post(collection('contract-none'), attachment('a'));
      expect(refusal(answer)).toEqual({
        status: 404,
        reason: 'NotFound',
        message: 'namespaces "contract-none" not found',
      });
    });

    test.each([
      ['Upper', 'metadata.name'],
      ['under_score', 'metadata.name'],
      ['a..b', 'metadata.name'],
      ['a'.repeat(254), 'metadata.name'],
      ['', 'metadata.name'],
    ])('the name %j is refused with its field', async (name, field) => {
      const namespace = await client().namespace();
      const answer = await client().post(collection(namespace), attachment(name));
      expect(answer.status).toBe(422);
      expect(causeFields(answer)).toContain(field);
    });

    test('a body of another version or with a revision is refused', async () => {
      const namespace = await client().namespace();
      const other = await client().post(collection(namespace), {
        ...attachment('a'),
        apiVersion: 'k8s.cni.cncf.io/v9',
      });
      expect(other.status).toBe(400);
      const revised = attachment('a');
      revised.metadata.resourceVersion = '5';
      expect(refusal(await client().post(collection(namespace), revised))).toMatchObject({
        status: 500,
        message: 'resourceVersion should not be set on objects to be created',
      });
    });

    test('a name is made up from generateName', async () => {
      const namespace = await client().namespace();
      const body = { ...attachment(''), metadata: { generateName: 'some-' } };
      expect(made(await client().post(collection(namespace), body)).metadata.name).toMatch(
        /^some-[0-9a-z]{5}$/,
      );
    });

    test('an update needs the revision that it is based on', async () => {
      const namespace = await client().namespace();
      const before = await client().attachment(namespace, 'a');
      const path = `${collection(namespace)}/a`;
      const unrevised = await client().put(path, {
        ...before,
        metadata: { ...before.metadata, resourceVersion: '' },
      });
      expect(unrevised.status).toBe(422);
      expect(causeFields(unrevised)).toEqual(['metadata.resourceVersion']);
      made(await client().put(path, { ...before, spec: { config: '1' } }));
      expect(refusal(await client().put(path, { ...before, spec: { config: '2' } }))).toEqual({
        status: 409,
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on network-attachment-definitions.k8s.cni.cncf.io "a": the object has been modified; please apply your changes to the latest version and try again',
      });
    });

    test('the generation rises with the spec and not with labels; an update without a change keeps the revision', async () => {
      const namespace = await client().namespace();
      const path = `${collection(namespace)}/a`;
      const created = await client().attachment(namespace, 'a');
      const labelled = made(await client().mergePatch(path, { metadata: { labels: { x: 'y' } } }));
      expect(labelled.metadata.generation).toBe(1);
      expect(labelled.metadata.resourceVersion).not.toBe(created.metadata.resourceVersion);
      const changed = made(await client().mergePatch(path, { spec: { config: '[]' } }));
      expect(changed.metadata.generation).toBe(2);
      const same = made(await client().put(path, changed));
      expect(same.metadata.resourceVersion).toBe(changed.metadata.resourceVersion);
    });

    test('the object and its status are changed at their own paths only', async () => {
      const name = (await client().namespace()).replace('contract-', 'policy-');
      const path = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
      const status = {
        conditions: [{ type: 'Available', status: 'True', reason: 'SuccessfullyConfigured' }],
      };
      const body = {
        apiVersion: 'nmstate.io/v1',
        kind: 'NodeNetworkConfigurationPolicy',
        metadata: { name },
        spec: {},
        status,
      };
      const created = made(await client().post(path, body));
      expect(created.status).toBeUndefined();
      const reported = made(
        await client().put(`${path}/${name}/status`, {
          ...created,
          spec: { maxUnavailable: 1 },
          status,
        }),
      );
      expect(reported).toMatchObject({ spec: {}, status, metadata: { generation: 1 } });
      const changed = made(
        await client().put(`${path}/${name}`, {
          ...reported,
          spec: { maxUnavailable: 2 },
          status: {},
        }),
      );
      expect(changed).toMatchObject({
        spec: { maxUnavailable: 2 },
        status,
        metadata: { generation: 2 },
      });
      made(await client().get(`${path}/${name}`));
      expect((await client().delete(`${path}/${name}`)).status).toBe(200);
    });

    test('identity cannot be changed', async () => {
      const namespace = await client().namespace();
      const before = await client().attachment(namespace, 'a');
      const path = `${collection(namespace)}/a`;
      expect(
        (await client().put(path, { ...before, metadata: { ...before.metadata, name: 'b' } }))
          .status,
      ).toBe(400);
      const other = { ...before.metadata, uid: '00000000-0000-4000-8000-000000000000' };
      expect((await client().put(path, { ...before, metadata: other })).status).toBe(409);
      const missing = await client().put(`${collection(namespace)}/b`, {
        ...before,
        metadata: { ...before.metadata, name: 'b' },
      });
      expect(missing.status).toBe(404);
    });

    test('a dry run answers with what would be and changes nothing', async () => {
      const namespace = await client().namespace();
      const path = collection(namespace);
      expect((await client().post(`${path}?dryRun=All`, attachment('a'))).status).toBe(201);
      expect((await client().get(`${path}/a`)).status).toBe(404);
      const before = await client().attachment(namespace, 'a');
      const patched = made(
        await client().mergePatch(`${path}/a?dryRun=All`, { spec: { config: '7' } }),
      );
      expect(patched).toMatchObject({ spec: { config: '7' }, metadata: { generation: 2 } });
      expect((await client().delete(`${path}/a?dryRun=All`)).status).toBe(200);
      expect(made(await client().get(`${path}/a`))).toEqual(before);
      expect((await client().post(`${path}?dryRun=Some`, attachment('b'))).status).toBe(422);
      expect((await client().post(`${path}?dryRun=All`, attachment('Upper'))).status).toBe(422);
    });

    test('a deleted object is gone and answered with a Status', async () => {
      const namespace = await client().namespace();
      const { metadata } = await client().attachment(namespace, 'a');
      const { status, body } = await client().delete(`${collection(namespace)}/a`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        kind: 'Status',
        status: 'Success',
        details: {
          name: 'a',
          group: 'k8s.cni.cncf.io',
          kind: 'network-attachment-definitions',
          uid: metadata.uid,
        },
      });
      expect(refusal(await client().get(`${collection(namespace)}/a`))).toEqual({
        status: 404,
        reason: 'NotFound',
        message: 'network-attachment-definitions.k8s.cni.cncf.io "a" not found',
      });
      expect((await client().delete(`${collection(namespace)}/a`)).status).toBe(404);
    });

    test('a finalizer holds a deleted object until it is taken off', async () => {
      const namespace = await client().namespace();
      const path = `${collection(namespace)}/a`;
      const body = attachment('a');
      body.metadata.finalizers = ['example.com/hold'];
      made(await client().post(collection(namespace), body));
      const marked = made(await client().delete(path));
      expect(marked.metadata.deletionTimestamp).toBeDefined();
      expect(made(await client().get(path)).metadata.deletionTimestamp).toBe(
        marked.metadata.deletionTimestamp,
      );
      const finalizers = ['example.com/hold', 'example.com/more'];
      const another = await client().mergePatch(path, { metadata: { finalizers } });
      expect(causeFields(another)).toContain('metadata.finalizers');
      expect((await client().mergePatch(path, { metadata: { finalizers: null } })).status).toBe(
        200,
      );
      expect((await client().get(path)).status).toBe(404);
    });

    test('a delete can be bound to one uid and one revision', async () => {
      const namespace = await client().namespace();
      const path = `${collection(namespace)}/a`;
      const { metadata } = await client().attachment(namespace, 'a');
      const options = (preconditions: unknown) => ({
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        preconditions,
      });
      const other = '00000000-0000-4000-8000-000000000000';
      expect((await client().delete(path, options({ uid: other }))).status).toBe(409);
      expect((await client().delete(path, options({ resourceVersion: '1' }))).status).toBe(409);
      const exact = options({ uid: metadata.uid, resourceVersion: metadata.resourceVersion });
      expect((await client().delete(path, exact)).status).toBe(200);
    });
  });
}
