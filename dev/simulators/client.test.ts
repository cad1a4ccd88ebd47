import type { ApiRequest, ApiServer } from '../cluster/api';
import { embeddedCluster } from '../cluster/embeddedCluster';
import { apiClient } from './client';
import { manualClock } from './clock';
import { resources } from './resources';

const NODE = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' } };

/** The API, in front of whose first writes of a kind somebody else is quicker. */
function contended(api: ApiServer, times: number): { api: ApiServer; writes: ApiRequest[] } {
  const writes: ApiRequest[] = [];
  let left = times;
  return {
    writes,
    api: {
      watch: (ask, handlers) => api.watch(ask, handlers),
      async request(ask) {
        if (ask.method === 'PUT') {
          writes.push(ask);
          if (left > 0) {
            left -= 1;
            const body = { metadata: { labels: { other: String(left) } } };
            await api.request({
              method: 'PATCH',
              path: ask.path,
              body,
              contentType: 'application/merge-patch+json',
            });
          }
        }
        return api.request(ask);
      },
    },
  };
}

test('an update that meets conflicts is done again on what is stored then', async () => {
  const cluster = embeddedCluster({ objects: [NODE] });
  const { api, writes } = contended(cluster, 3);
  const client = apiClient(api, manualClock());
  const stored = await client.update(resources.node, 'a', (draft) => {
    draft.metadata.labels = { ...draft.metadata.labels, own: 'yes' };
  });
  expect(writes).toHaveLength(4);
  expect(stored?.metadata.labels).toEqual({ other: '0', own: 'yes' });
  cluster.close();
});

test('an update that changes nothing is not written', async () => {
  const cluster = embeddedCluster({ objects: [NODE] });
  const { api, writes } = contended(cluster, 0);
  const client = apiClient(api, manualClock());
  await client.update(resources.node, 'a', (draft) => {
    draft.metadata.name = 'a';
  });
  expect(writes).toEqual([]);
  cluster.close();
});

test('what is gone is undefined to read or update, and no error to delete', async () => {
  const cluster = embeddedCluster();
  const client = apiClient(cluster, manualClock());
  expect(await client.get(resources.node, 'none')).toBeUndefined();
  expect(await client.update(resources.node, 'none', () => undefined)).toBeUndefined();
  await expect(client.remove(resources.node, 'none')).resolves.toBeUndefined();
  cluster.close();
});

test('creating what exists returns it as it is, and other refusals carry the message of the server', async () => {
  const cluster = embeddedCluster({ objects: [NODE] });
  const client = apiClient(cluster, manualClock());
  const existing = await client.create(resources.node, { ...NODE, spec: { unschedulable: true } });
  expect(existing).not.toHaveProperty('spec.unschedulable', true);
  const nad = { ...resources.nad, metadata: { name: 'a', namespace: 'none' } };
  await expect(
    client.create(resources.nad, {
      apiVersion: nad.apiVersion,
      kind: nad.kind,
      metadata: nad.metadata,
    }),
  ).rejects.toThrow('namespaces "none" not found');
  cluster.close();
});
