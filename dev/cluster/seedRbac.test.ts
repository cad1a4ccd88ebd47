import { ClusterPerTest } from './clusterPerTest';
import { attachment, collection } from './contract/contractTarget';
import { bindUser, testUsers } from './seedRbac';

const at = new ClusterPerTest();

describe('the test users', () => {
  const nodes = '/api/v1/nodes';
  const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
  const states = '/apis/nmstate.io/v1beta1/nodenetworkstates';
  const networks = '/apis/k8s.ovn.org/v1/clusteruserdefinednetworks';

  beforeEach(() => {
    at.start({
      objects: [
        bindUser(testUsers.projectAdmin, 'admin', 'team-a'),
        bindUser(testUsers.projectViewer, 'view', 'team-a'),
      ],
    });
  });

  test.each([
    ['admin', [200, 200, 200, 200, 200, 201]],
    ['viewer', [200, 200, 200, 200, 200, 403]],
    ['projectAdmin', [403, 403, 403, 403, 200, 403]],
    ['projectViewer', [403, 403, 403, 403, 200, 403]],
    ['nobody', [403, 403, 403, 403, 403, 403]],
  ] as const)('%s may read and write what OpenShift allows', async (name, expected) => {
    const user = testUsers[name];
    const reads = await Promise.all(
      [nodes, policies, states, networks, collection('team-a')].map((path) =>
        at.client.get(path, user),
      ),
    );
    const write = await at.client.post(`${collection('team-a')}?dryRun=All`, attachment('a'), user);
    expect([...reads, write].map(({ status }) => status)).toEqual(expected);
  });

  test('a project admin may change machines of the project, a project viewer may not', async () => {
    const spec = { runStrategy: 'Halted', template: { spec: { domain: { devices: {} } } } };
    const machine = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name: 'vm' },
      spec,
    };
    const path = (namespace: string) =>
      `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachines`;
    expect((await at.client.post(path('team-a'), machine, testUsers.projectViewer)).status).toBe(
      403,
    );
    expect((await at.client.post(path('team-a'), machine, testUsers.projectAdmin)).status).toBe(
      201,
    );
    expect((await at.client.post(path('default'), machine, testUsers.projectAdmin)).status).toBe(
      403,
    );
  });
});
