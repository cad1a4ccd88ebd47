import type { KubeObject } from './api';
import { ContractClient, itemNames, made } from './contract/contractTarget';
import { embeddedCluster } from './embeddedCluster';
import type { EmbeddedCluster, EmbeddedClusterOptions } from './embeddedCluster';

let cluster: EmbeddedCluster;
let client: ContractClient;

function start(options: EmbeddedClusterOptions = {}): void {
  cluster = embeddedCluster(options);
  client = new ContractClient({ api: cluster, close: () => Promise.resolve() });
}

beforeEach(() => start());
afterEach(() => cluster.close());

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
    const grandparent = made(await client.post(maps, configMap('grandparent')));
    const parent = made(await client.post(maps, configMap('parent', [grandparent])));
    made(await client.post(maps, configMap('child', [parent])));
    made(await client.post(maps, configMap('stranger')));
    await client.delete(`${maps}/grandparent`);
    await cluster.settled();
    expect(itemNames(await client.get(maps))).toEqual(['stranger']);
  });

  test('keeps an object that has another living owner, without the dead one', async () => {
    const [one, two] = [
      made(await client.post(maps, configMap('one'))),
      made(await client.post(maps, configMap('two'))),
    ];
    made(await client.post(maps, configMap('child', [one, two])));
    await client.delete(`${maps}/one`);
    await cluster.settled();
    const { metadata } = made(await client.get(`${maps}/child`));
    expect(metadata.ownerReferences?.map(({ name }) => name)).toEqual(['two']);
  });

  test('deletes an object whose owner never existed, and leaves owners of unknown kinds alone', async () => {
    const ghost = { ...configMap('ghost'), metadata: { name: 'ghost', uid: 'no-such-uid' } };
    made(await client.post(maps, configMap('orphan', [ghost])));
    const foreign = {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { name: 'handler', uid: 'some-uid' },
    };
    made(await client.post(maps, configMap('foreign', [foreign])));
    await cluster.settled();
    expect(itemNames(await client.get(maps))).toEqual(['foreign']);
  });

  test('lets dependents live when their owner is deleted as an orphan', async () => {
    const owner = made(await client.post(maps, configMap('owner')));
    made(await client.post(maps, configMap('child', [owner])));
    await client.delete(`${maps}/owner`, { propagationPolicy: 'Orphan' });
    await cluster.settled();
    expect(itemNames(await client.get(maps))).toEqual(['child']);
    expect(made(await client.get(`${maps}/child`)).metadata.ownerReferences).toBeUndefined();
  });

  test('keeps the owner of a foreground deletion until its dependents are gone', async () => {
    const owner = made(await client.post(maps, configMap('owner')));
    const child = configMap('child', [owner]);
    child.metadata.finalizers = ['example.com/hold'];
    made(await client.post(maps, child));
    await client.delete(`${maps}/owner`, { propagationPolicy: 'Foreground' });
    await cluster.settled();
    expect(itemNames(await client.get(maps))).toEqual(['child', 'owner']);
    await client.mergePatch(`${maps}/child`, { metadata: { finalizers: null } });
    await cluster.settled();
    expect(itemNames(await client.get(maps))).toEqual([]);
  });
});
