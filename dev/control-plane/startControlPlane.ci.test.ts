import { readKubeconfig } from '../host/server/kubeconfig';
import type { ApiServer, KubeObject, User } from '../cluster/api';
import { ContractClient, itemNames, made } from '../cluster/contract/contractTarget';
import { recordAt, textAt } from '../cluster/jsonValue';
import { bindUser, testUsers } from '../cluster/seedRbac';
import { findScenario } from '../scenarios/scenarios';
import { scaledClock } from '../simulators/clock';
import { resources } from '../simulators/resources';
import { collectionPath } from '../simulators/resources';
import { startSimulators } from '../simulators/startSimulators';
import { loadObjects } from './loadObjects';
import { until } from './requests';
import { hasControllers } from './startServers';
import type { ControlPlane } from './startControlPlane';
import { startControlPlane } from './startControlPlane';
import type { ApiWithProjects } from './withProjects';
import { withProjects } from './withProjects';

let server: ControlPlane;
let api: ApiWithProjects;
let startedInMs = 0;

beforeAll(async () => {
  const began = Date.now();
  server = await startControlPlane();
  startedInMs = Date.now() - began;
  await loadObjects(server.api, findScenario('dual-nic').objects());
  api = await withProjects(server.api);
});
afterAll(async () => {
  console.log(`the control plane was ready after ${String(startedInMs)} ms`);
  api.close();
  await server.close();
});

const client = (of: ApiServer = api) => new ContractClient({ api: of });

async function list(kind: keyof typeof resources): Promise<KubeObject[]> {
  const { body } = await client().get(collectionPath(resources[kind]));
  return recordAt({ body }, 'body').items as KubeObject[];
}

describe('the users', () => {
  test.each(Object.values(testUsers))('$name is who the certificate says', async (user: User) => {
    const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
    const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
    const { status, body } = await client(await server.apiOf(user)).post(path, review);
    expect(status).toBe(201);
    const info = recordAt(recordAt(body, 'status'), 'userInfo');
    expect(info).toMatchObject({ username: user.name });
    expect(info.groups).toEqual(expect.arrayContaining(user.groups));
  });

  test.each([
    ['admin', testUsers.admin, 200, 200, 201],
    ['viewer', testUsers.viewer, 200, 200, 403],
    ['project admin', testUsers.projectAdmin, 403, 200, 403],
    ['project viewer', testUsers.projectViewer, 403, 200, 403],
    ['nobody', testUsers.nobody, 403, 403, 403],
  ])('the %s has the rights of OpenShift', async (_, user, nodes, machines, policy) => {
    const own = client(await server.apiOf(user));
    expect((await own.get('/api/v1/nodes')).status).toBe(nodes);
    const project = '/apis/kubevirt.io/v1/namespaces/ns2/virtualmachines';
    expect((await own.get(project)).status).toBe(machines);
    const body = {
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name: 'p' },
      spec: {},
    };
    const path = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies?dryRun=All';
    expect((await own.post(path, body)).status).toBe(policy);
  });

  test('a kubeconfig reaches the server as its user', async () => {
    const access = readKubeconfig(await server.kubeconfig(testUsers.viewer));
    expect(access.server.origin).toBe(server.baseUrl);
    expect(access.ca?.toString()).toBe(server.tls.ca);
    expect(access.cert?.toString()).toContain('BEGIN CERTIFICATE');
  });
});

describe('a scenario on a real API server', () => {
  test('has every object, with its status', async () => {
    const expected = findScenario('dual-nic').objects();
    for (const kind of ['node', 'nns', 'nncp', 'nnce', 'nad', 'vm', 'vmi', 'pod'] as const) {
      const { apiVersion, kind: name } = resources[kind];
      const objects = expected.filter((one) => one.apiVersion === apiVersion && one.kind === name);
      const stored = await list(kind);
      expect(stored.map(({ metadata }) => metadata.name).sort()).toEqual(
        objects.map(({ metadata }) => metadata.name).sort(),
      );
      for (const { metadata, status } of objects) {
        const found = stored.find(
          (one) =>
            one.metadata.name === metadata.name && one.metadata.namespace === metadata.namespace,
        );
        expect(Object.keys(recordAt(found, 'status'))).toEqual(
          expect.arrayContaining(Object.keys(recordAt({ status }, 'status'))),
        );
      }
    }
  });

  test('owners are those that are there', async () => {
    const uids = new Set((await list('vm')).map(({ metadata }) => metadata.uid));
    const owners = (await list('vmi')).flatMap(({ metadata }) => metadata.ownerReferences ?? []);
    expect(owners.length).toBeGreaterThan(0);
    for (const { uid } of owners) expect(uids).toContain(uid);
  });

  test('is at rest: the simulators change no policy, node state, machine or pod', async () => {
    const kinds = ['nncp', 'nnce', 'nns', 'vm', 'vmi', 'pod'] as const;
    const revisions = async (): Promise<unknown> =>
      Promise.all(
        kinds.map(async (kind) =>
          (await list(kind)).map(({ metadata }) => [metadata.name, metadata.resourceVersion]),
        ),
      );
    const before = await revisions();
    const errors: string[] = [];
    const simulators = await startSimulators({
      api,
      clock: scaledClock(100),
      onError: (where, error) => errors.push(`${where}: ${String(error)}`),
    });
    // A hundred times faster than real: three minutes of the controllers' time.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    simulators.stop();
    expect(await revisions()).toEqual(before);
    expect(errors).toEqual([]);
  });
});

describe("OpenShift's project API in front of it", () => {
  const projects = '/apis/project.openshift.io/v1/projects';

  test('lists what its reader may get, and is found', async () => {
    const names = async (user: User) => itemNames(await client().get(projects, user));
    expect(await names(testUsers.admin)).toEqual(expect.arrayContaining(['default', 'ns2', 'ns3']));
    expect(await names(testUsers.projectAdmin)).toEqual(['ns2']);
    expect(await names(testUsers.nobody)).toEqual([]);
    expect(JSON.stringify((await client().get('/apis')).body)).toContain('project.openshift.io/v1');
    expect(JSON.stringify((await client().get('/apis/project.openshift.io/v1')).body)).toContain(
      '"kind":"Project"',
    );
    expect((await client().post(projects, {})).status).toBe(405);
  });

  test('follows new namespaces and new rights', async () => {
    const { body } = await client().get(projects, testUsers.nobody);
    const from = textAt(recordAt(body, 'metadata'), 'resourceVersion');
    const log = client().watch(`${projects}?watch=true&resourceVersion=${from}`, testUsers.nobody);
    const namespace = await client().namespace();
    const path = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}/rolebindings`;
    made(await client().post(path, bindUser(testUsers.nobody, 'view', namespace)));
    expect(await log.nextLine()).toBe(`ADDED ${namespace}`);
    log.close();
  });
});

async function deletedNamespace(): Promise<string> {
  const namespace = await client().namespace();
  await client().attachment(namespace, 'a');
  await client().delete(`/api/v1/namespaces/${namespace}`);
  return `/api/v1/namespaces/${namespace}`;
}

if (hasControllers())
  test('a deleted namespace is emptied and goes, as with a cluster’s own controllers', async () => {
    const path = await deletedNamespace();
    await until('the namespace is gone', async () => (await client().get(path)).status === 404);
  });
else
  test('a deleted namespace stays, on its way out, because KUBEBUILDER_ASSETS holds no controllers', async () => {
    const { status, body } = await client().get(await deletedNamespace());
    expect(status).toBe(200);
    expect(textAt(recordAt(body, 'status'), 'phase')).toBe('Terminating');
  });
