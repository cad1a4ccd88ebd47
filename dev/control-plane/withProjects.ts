import type { ApiRequest, ApiResponse, ApiServer } from '../cluster/api';
import { ApiFailure, methodNotAllowed } from '../cluster/apiFailure';
import { Authorizer } from '../cluster/authorizer';
import { discovery } from '../cluster/discovery';
import { listAt, recordAt } from '../cluster/jsonValue';
import { ObjectStore } from '../cluster/objectStore';
import { ObjectWriter } from '../cluster/objectWriter';
import { openWatch } from '../cluster/openWatch';
import { requestInfo } from '../cluster/requestInfo';
import { ResourceHandler } from '../cluster/resourceHandler';
import { controllerUser } from '../cluster/seedRbac';
import { TypeRegistry } from '../cluster/typeRegistry';
import { apiClient } from '../simulators/client';
import { scaledClock } from '../simulators/clock';
import { objectCache } from '../simulators/objectCache';
import type { Resource } from '../simulators/resources';
import { resources } from '../simulators/resources';

/** An API server with OpenShift's project API in front. */
export interface ApiWithProjects extends ApiServer {
  close(): void;
}

const group = 'project.openshift.io';
const rbac = 'rbac.authorization.k8s.io';
const historyLimit = 1000;

function rbacKind(kind: string, namespaced: boolean): Resource {
  return { apiVersion: `${rbac}/v1`, kind, plural: `${kind.toLowerCase()}s`, namespaced };
}

/** What decides which projects there are and who sees them, by its place in the store. */
const mirrored: [storeKey: string, resource: Resource][] = [
  ['/namespaces', resources.namespace],
  ...[
    rbacKind('ClusterRole', false),
    rbacKind('ClusterRoleBinding', false),
    rbacKind('Role', true),
    rbacKind('RoleBinding', true),
  ].map((resource): [string, Resource] => [`${rbac}/${resource.plural}`, resource]),
];

/**
 * Serves `project.openshift.io` for reading in front of an API server that has none, as OpenShift's own API server does it: from
 * namespaces and roles that it watches. Asks as cluster-admin; resolves when it has read them.
 */
export async function withProjects(server: ApiServer): Promise<ApiWithProjects> {
  const clock = scaledClock(1);
  const client = apiClient(server, clock);
  const store = new ObjectStore(historyLimit);
  const registry = new TypeRegistry();
  const authorizer = new Authorizer(store);
  const writer = new ObjectWriter({
    store,
    now: () => new Date(),
    newUid: () => globalThis.crypto.randomUUID(),
  });
  const handler = new ResourceHandler({ store, registry, authorizer, writer });

  const caches = mirrored.map(([storeKey, resource]) => {
    const cache = objectCache(server, client, resource, clock);
    cache.onChange((key, current) => {
      // Under a revision of this store: the project API is a list and a watch of its own.
      if (current === undefined) store.remove(storeKey, key);
      else store.put(storeKey, structuredClone(current));
    });
    return cache;
  });
  await Promise.all(caches.map((cache) => cache.start()));
  for (const cache of caches) cache.release();

  const answer = (request: ApiRequest): ApiResponse => {
    try {
      const info = requestInfo(request.path);
      if (!info.isResource) return { status: 200, body: discovery(registry, info.path) };
      if (request.method !== 'GET') throw methodNotAllowed();
      return handler.handle(request, info, request.user ?? controllerUser);
    } catch (problem) {
      if (problem instanceof ApiFailure) return { status: problem.status.code, body: problem.body };
      throw problem;
    }
  };

  const isOurs = (path: string): boolean => requestInfo(path).group === group;

  return {
    async request(request) {
      if (isOurs(request.path)) return answer(request);
      const response = await server.request(request);
      return requestInfo(request.path).path === '/apis' ? withGroup(response, registry) : response;
    },
    watch: (request, handlers) =>
      isOurs(request.path)
        ? openWatch({ handler, watches: new Set() }, request, handlers)
        : server.watch(request, handlers),
    close: () => {
      for (const cache of caches) cache.stop();
    },
  };
}

/** The list of API groups with that of the projects. */
function withGroup(response: ApiResponse, registry: TypeRegistry): ApiResponse {
  const own = listAt(discovery(registry, '/apis'), 'groups').filter(
    (entry) => recordAt({ entry }, 'entry').name === group,
  );
  const body = recordAt(response, 'body');
  return { ...response, body: { ...body, groups: [...listAt(body, 'groups'), ...own] } };
}
