import { ClusterPerTest } from './clusterPerTest';
import { itemNames } from './contract/contractTarget';
import { bindUser, testUsers } from './seedRbac';

const at = new ClusterPerTest();

describe('projects', () => {
  const projects = '/apis/project.openshift.io/v1/projects';

  test('everyone lists the projects that they may get, and no others', async () => {
    at.start({
      objects: [
        bindUser(testUsers.projectAdmin, 'admin', 'team-a'),
        bindUser(testUsers.projectViewer, 'view', 'team-b'),
      ],
    });
    expect(itemNames(await at.client.get(projects, testUsers.projectAdmin))).toEqual(['team-a']);
    expect(itemNames(await at.client.get(projects, testUsers.projectViewer))).toEqual(['team-b']);
    expect(itemNames(await at.client.get(projects, testUsers.nobody))).toEqual([]);
    expect(itemNames(await at.client.get(projects, testUsers.viewer))).toContain('team-a');
    expect((await at.client.get(`${projects}/team-b`, testUsers.projectAdmin)).status).toBe(403);
    expect((await at.client.get('/api/v1/namespaces', testUsers.projectAdmin)).status).toBe(403);
    expect((await at.client.get('/api/v1/namespaces/team-a', testUsers.projectAdmin)).status).toBe(
      200,
    );
  });

  test('a watch follows what its user may see', async () => {
    at.start({ objects: [bindUser(testUsers.projectAdmin, 'admin', 'team-a')] });
    const log = at.client.watch(`${projects}?watch=true`, testUsers.projectAdmin);
    expect(await log.nextLine()).toBe('ADDED team-a');
    await at.client.namespace();
    await at.client.post('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'team-b' },
    });
    const bindings = '/apis/rbac.authorization.k8s.io/v1/namespaces/team-b/rolebindings';
    await at.client.post(bindings, bindUser(testUsers.projectAdmin, 'view', 'team-b'));
    expect(await log.nextLine()).toBe('ADDED team-b');
    await at.client.delete(`${bindings}/view-project-admin`);
    expect(await log.nextLine()).toBe('DELETED team-b');
    log.close();
  });

  test('a requested project belongs to who asked for it', async () => {
    at.start({
      objects: [
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRole',
          metadata: { name: 'self-provisioner' },
          rules: [
            {
              apiGroups: ['project.openshift.io'],
              resources: ['projectrequests'],
              verbs: ['create'],
            },
          ],
        },
        {
          apiVersion: 'rbac.authorization.k8s.io/v1',
          kind: 'ClusterRoleBinding',
          metadata: { name: 'self-provisioners' },
          roleRef: {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: 'self-provisioner',
          },
          subjects: [{ kind: 'Group', name: 'system:authenticated' }],
        },
      ],
    });
    const body = {
      apiVersion: 'project.openshift.io/v1',
      kind: 'ProjectRequest',
      metadata: { name: 'mine' },
    };
    const path = '/apis/project.openshift.io/v1/projectrequests';
    expect((await at.client.post(path, body, testUsers.nobody)).status).toBe(201);
    expect(itemNames(await at.client.get(projects, testUsers.nobody))).toEqual(['mine']);
    expect((await at.client.post(path, body, testUsers.nobody)).status).toBe(409);
  });
});
