import { ClusterPerTest } from './clusterPerTest';
import { attachment, collection, itemNames, made, refusal } from './contract/contractTarget';
import { recordAt } from './jsonValue';

const at = new ClusterPerTest();

describe('namespaces', () => {
  test('a deleted namespace takes its objects with it', async () => {
    const namespace = await at.client.namespace();
    await at.client.attachment(namespace, 'a');
    const answer = await at.client.delete(`/api/v1/namespaces/${namespace}`);
    expect(recordAt(made(answer), 'status').phase).toBe('Terminating');
    await at.cluster.settled();
    expect((await at.client.get(`/api/v1/namespaces/${namespace}`)).status).toBe(404);
    const all = await at.client.get('/apis/k8s.cni.cncf.io/v1/network-attachment-definitions');
    expect(itemNames(all)).toEqual([]);
  });

  test('a terminating namespace takes nothing new and waits for finalizers', async () => {
    const namespace = await at.client.namespace();
    const held = attachment('held');
    held.metadata.finalizers = ['example.com/hold'];
    made(await at.client.post(collection(namespace), held));
    await at.client.delete(`/api/v1/namespaces/${namespace}`);
    await at.cluster.settled();
    expect(refusal(await at.client.post(collection(namespace), attachment('new')))).toMatchObject({
      status: 403,
      message: `network-attachment-definitions.k8s.cni.cncf.io "new" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
    });
    await at.client.mergePatch(`${collection(namespace)}/held`, { metadata: { finalizers: [] } });
    await at.cluster.settled();
    expect((await at.client.get(`/api/v1/namespaces/${namespace}`)).status).toBe(404);
  });

  test('the default namespace stays', async () => {
    expect((await at.client.delete('/api/v1/namespaces/default')).status).toBe(403);
  });
});
