import {
  attachment,
  collection,
  ContractClient,
  itemNames,
  made,
  refusal,
} from './contract/contractTarget';
import { embeddedCluster } from './embeddedCluster';
import type { EmbeddedCluster, EmbeddedClusterOptions } from './embeddedCluster';
import { recordAt } from './jsonValue';

let cluster: EmbeddedCluster;
let client: ContractClient;

function start(options: EmbeddedClusterOptions = {}): void {
  cluster = embeddedCluster(options);
  client = new ContractClient({ api: cluster, close: () => Promise.resolve() });
}

beforeEach(() => start());
afterEach(() => cluster.close());

describe('namespaces', () => {
  test('a deleted namespace takes its objects with it', async () => {
    const namespace = await client.namespace();
    await client.attachment(namespace, 'a');
    const answer = await client.delete(`/api/v1/namespaces/${namespace}`);
    expect(recordAt(made(answer), 'status').phase).toBe('Terminating');
    await cluster.settled();
    expect((await client.get(`/api/v1/namespaces/${namespace}`)).status).toBe(404);
    const all = await client.get('/apis/k8s.cni.cncf.io/v1/network-attachment-definitions');
    expect(itemNames(all)).toEqual([]);
  });

  test('a terminating namespace takes nothing new and waits for finalizers', async () => {
    const namespace = await client.namespace();
    const held = attachment('held');
    held.metadata.finalizers = ['example.com/hold'];
    made(await client.post(collection(namespace), held));
    await client.delete(`/api/v1/namespaces/${namespace}`);
    await cluster.settled();
    expect(refusal(await client.post(collection(namespace), attachment('new')))).toMatchObject({
      status: 403,
      message: `network-attachment-definitions.k8s.cni.cncf.io "new" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
    });
    await client.mergePatch(`${collection(namespace)}/held`, { metadata: { finalizers: [] } });
    await cluster.settled();
    expect((await client.get(`/api/v1/namespaces/${namespace}`)).status).toBe(404);
  });

  test('the default namespace stays', async () => {
    expect((await client.delete('/api/v1/namespaces/default')).status).toBe(403);
  });
});
