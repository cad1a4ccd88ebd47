import { ClusterPerTest } from './clusterPerTest';
import type { KubeObject } from './api';
import { itemNames, made } from './contract/contractTarget';

const at = new ClusterPerTest();

function configMap(name: string, owners: KubeObject[] = []): KubeObject {
  const ownerReferences = owners.map(({ apiVersion, kind, metadata }) => ({
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid ?? '',
  }));
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ownerReferences } };
}

const maps = '/api/v1/namespaces/default/configmaps';

describe('the garbage collector', () => {
  test('deletes what only a deleted object owned, down the whole chain', async () => {
    const grandparent = made(await at.client.post(maps, configMap('grandparent')));
    const parent = made(await at.client.post(maps, configMap('parent', [grandparent])));
    made(await at.client.post(maps, configMap('child', [parent])));
    made(await at.client.post(maps, configMap('stranger')));
    await at.client.delete(`${maps}/grandparent`);
    await at.cluster.settled();
    expect(itemNames(await at.client.get(maps))).toEqual(['stranger']);
  });

  test('keeps an object that has another living owner, without the dead one', async () => {
    const [one, two] = [
      made(await at.client.post(maps, configMap('one'))),
      made(await at.client.post(maps, configMap('two'))),
    ];
    made(await at.client.post(maps, configMap('child', [one, two])));
    await at.client.delete(`${maps}/one`);
    await at.cluster.settled();
    const { metadata } = made(await at.client.get(`${maps}/child`));
    expect(metadata.ownerReferences?.map(({ name }) => name)).toEqual(['two']);
  });

  test('deletes an object whose owner never existed, and leaves owners of unknown kinds alone', async () => {
    const ghost = { ...configMap('ghost'), metadata: { name: 'ghost', uid: 'no-such-uid' } };
    made(await at.client.post(maps, configMap('orphan', [ghost])));
    const foreign = {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'handler', uid: 'some-uid' },
    };
    made(await at.client.post(maps, configMap('foreign', [foreign])));
    await at.cluster.settled();
    expect(itemNames(await at.client.get(maps))).toEqual(['foreign']);
  });

  test('lets dependents live when their owner is deleted as an orphan', async () => {
    const owner = made(await at.client.post(maps, configMap('owner')));
    made(await at.client.post(maps, configMap('child', [owner])));
    await at.client.delete(`${maps}/owner`, { propagationPolicy: 'Orphan' });
    await at.cluster.settled();
    expect(itemNames(await at.client.get(maps))).toEqual(['child']);
    expect(made(await at.client.get(`${maps}/child`)).metadata.ownerReferences).toBeUndefined();
  });

  test('keeps the owner of a foreground deletion until its dependents are gone', async () => {
    const owner = made(await at.client.post(maps, configMap('owner')));
    const child = configMap('child', [owner]);
    child.metadata.finalizers = ['example.com/hold'];
    made(await at.client.post(maps, child));
    await at.client.delete(`${maps}/owner`, { propagationPolicy: 'Foreground' });
    await at.cluster.settled();
    expect(itemNames(await at.client.get(maps))).toEqual(['child', 'owner']);
    await at.client.mergePatch(`${maps}/child`, { metadata: { finalizers: null } });
    await at.cluster.settled();
    expect(itemNames(await at.client.get(maps))).toEqual([]);
  });
});
