import type { User } from '../api';
import { recordAt } from '../jsonValue';
import { bindUser } from '../seedRbac';
import type { ContractClient } from './contractTarget';
import { attachment, collection, itemNames, made, refusal } from './contractTarget';

const rbac = '/apis/rbac.authorization.k8s.io/v1';

/** Authorization, access reviews and what refusals say. */
export function accessContract(client: () => ContractClient): void {
  describe('access', () => {
    const someone = (namespace: string): User => ({
      name: `someone-${namespace}`,
      groups: ['system:authenticated'],
    });
    const may = async (user: User, resourceAttributes: Record<string, string>) => {
      const review = {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes },
      };
      const answer = await client().post(
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        review,
        user,
      );
      expect(answer.status).toBe(201);
      return recordAt(answer.body, 'status').allowed;
    };
    /** Somebody with one role in a namespace. A real API server takes a moment to heed new roles. */
    const reader = async (namespace: string, rule: Record<string, string[]>) => {
      const user = someone(namespace);
      const name = `reader-${namespace}`;
      const meta = { apiVersion: 'rbac.authorization.k8s.io/v1', metadata: { name, namespace } };
      made(
        await client().post(`${rbac}/namespaces/${namespace}/roles`, {
          ...meta,
          kind: 'Role',
          rules: [rule],
        }),
      );
      const binding = { ...bindUser(user, name, namespace), ...meta, kind: 'RoleBinding' };
      const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name };
      made(
        await client().post(`${rbac}/namespaces/${namespace}/rolebindings`, {
          ...binding,
          roleRef,
        }),
      );
      const first = (key: string) => rule[key]?.[0] ?? '';
      const asked = {
        group: first('apiGroups'),
        resource: first('resources'),
        verb: first('verbs'),
        name: first('resourceNames'),
      };
      await client().until(() => may(user, { ...asked, namespace }));
      return user;
    };

    test('whoever has no right is told which one is missing', async () => {
      const namespace = await client().namespace();
      const user = someone(namespace);
      expect(refusal(await client().get('/api/v1/nodes', user))).toEqual({
        status: 403,
        reason: 'Forbidden',
        message: `nodes is forbidden: User "${user.name}" cannot list resource "nodes" in API group "" at the cluster scope`,
      });
      expect(refusal(await client().get(`${collection(namespace)}/a`, user)).message).toBe(
        `network-attachment-definitions.k8s.cni.cncf.io "a" is forbidden: User "${user.name}" cannot get resource "network-attachment-definitions" in API group "k8s.cni.cncf.io" in the namespace "${namespace}"`,
      );
      expect((await client().post(collection(namespace), attachment('a'), user)).status).toBe(403);
      const log = client().watch(`${collection(namespace)}?watch=true`, user);
      expect((await log.refused).status).toBe(403);
    });

    test('a role bound in a namespace gives its rights there and nowhere else', async () => {
      const [namespace, other] = [await client().namespace(), await client().namespace()];
      await client().attachment(namespace, 'a');
      const user = await reader(namespace, {
        apiGroups: ['k8s.cni.cncf.io'],
        resources: ['network-attachment-definitions'],
        verbs: ['get', 'list', 'watch'],
      });
      expect(itemNames(await client().get(collection(namespace), user))).toEqual(['a']);
      expect((await client().get(collection(other), user)).status).toBe(403);
      const path = '/apis/k8s.cni.cncf.io/v1/network-attachment-definitions';
      expect((await client().get(path, user)).status).toBe(403);
      const log = client().watch(`${collection(namespace)}?watch=true`, user);
      expect(await log.nextLine()).toBe('ADDED a');
      log.close();
    });

    test('a right to one name covers that name, also as a list by field selector', async () => {
      const namespace = await client().namespace();
      await client().attachment(namespace, 'a');
      await client().attachment(namespace, 'b');
      const user = await reader(namespace, {
        apiGroups: ['k8s.cni.cncf.io'],
        resources: ['network-attachment-definitions'],
        resourceNames: ['a'],
        verbs: ['get', 'list'],
      });
      expect((await client().get(`${collection(namespace)}/a`, user)).status).toBe(200);
      expect((await client().get(`${collection(namespace)}/b`, user)).status).toBe(403);
      expect((await client().get(collection(namespace), user)).status).toBe(403);
      expect(
        itemNames(
          await client().get(`${collection(namespace)}?fieldSelector=metadata.name%3Da`, user),
        ),
      ).toEqual(['a']);
    });

    test('an access review tells what a request would be told', async () => {
      const namespace = await client().namespace();
      const user = await reader(namespace, {
        apiGroups: ['kubevirt.io'],
        resources: ['virtualmachines', 'virtualmachines/status'],
        verbs: ['patch'],
      });
      const machines = { group: 'kubevirt.io', resource: 'virtualmachines', namespace };
      expect(await may(user, { ...machines, verb: 'patch' })).toBe(true);
      expect(await may(user, { ...machines, verb: 'patch', subresource: 'status' })).toBe(true);
      expect(await may(user, { ...machines, verb: 'patch', subresource: 'scale' })).toBe(false);
      expect(await may(user, { ...machines, verb: 'delete' })).toBe(false);
      expect(await may(user, { ...machines, verb: 'patch', namespace: '' })).toBe(false);
      expect(await may(user, { group: '', resource: 'nodes', verb: 'list' })).toBe(false);
    });

    test('the kinds that are served can be found by everyone', async () => {
      const user = someone('discovery');
      const answer = await client().get('/apis/nmstate.io/v1', user);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).toContain('"kind":"NodeNetworkConfigurationPolicy"');
      expect(JSON.stringify((await client().get('/apis', user)).body)).toContain(
        '"k8s.cni.cncf.io/v1"',
      );
      expect(JSON.stringify((await client().get('/api/v1', user)).body)).toContain(
        '"nodes/status"',
      );
      expect((await client().get('/apis/none.example.com/v1')).status).toBe(404);
    });
  });
}
