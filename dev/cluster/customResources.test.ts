import { ClusterPerTest } from './clusterPerTest';
import { itemNames, made } from './contract/contractTarget';

const at = new ClusterPerTest();

describe('custom resource definitions', () => {
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const things = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Cluster',
      names: { kind: 'Thing', plural: 'things', singular: 'thing', listKind: 'ThingList' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object' } },
        },
      ],
    },
  };

  test('a kind is served from the moment that its definition is stored, until that is deleted', async () => {
    expect((await at.client.get('/apis/example.com/v1/things')).status).toBe(404);
    made(await at.client.post(path, things));
    const thing = { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'one' } };
    made(await at.client.post('/apis/example.com/v1/things', thing));
    expect((await at.client.get('/apis/example.com/v1')).status).toBe(200);
    await at.client.delete(`${path}/things.example.com`);
    expect((await at.client.get('/apis/example.com/v1/things')).status).toBe(404);
    made(await at.client.post(path, things));
    expect(itemNames(await at.client.get('/apis/example.com/v1/things'))).toEqual([]);
  });

  test.each([
    ['of another name', { metadata: { name: 'other.example.com' } }],
    [
      'without a storage version',
      { spec: { ...things.spec, versions: [{ ...things.spec.versions[0], storage: false }] } },
    ],
    [
      'with a schema that is not structural',
      {
        spec: {
          ...things.spec,
          versions: [
            {
              ...things.spec.versions[0],
              schema: { openAPIV3Schema: { type: 'object', properties: { spec: {} } } },
            },
          ],
        },
      },
    ],
    [
      'with a rule that cannot be read',
      {
        spec: {
          ...things.spec,
          versions: [
            {
              ...things.spec.versions[0],
              schema: {
                openAPIV3Schema: {
                  type: 'object',
                  'x-kubernetes-validations': [{ rule: 'self ==' }],
                },
              },
            },
          ],
        },
      },
    ],
  ])('a definition %s is refused', async (_, change) => {
    expect((await at.client.post(path, { ...things, ...change })).status).toBe(422);
  });

  test('a kind in two versions is one set of objects', async () => {
    const policies = (version: string) =>
      `/apis/nmstate.io/${version}/nodenetworkconfigurationpolicies`;
    const body = {
      apiVersion: 'nmstate.io/v1beta1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name: 'p' },
      spec: {},
    };
    const old = made(await at.client.post(policies('v1beta1'), body));
    expect(old.apiVersion).toBe('nmstate.io/v1beta1');
    const current = made(await at.client.get(`${policies('v1')}/p`));
    expect(current.apiVersion).toBe('nmstate.io/v1');
    expect(made(await at.client.get(`${policies('v1beta1')}/p`))).toEqual({
      ...current,
      apiVersion: 'nmstate.io/v1beta1',
    });
  });
});
