import type { ApiRequest, ApiResponse, KubeObject, User, WatchEvent } from './api';
import { methodNotAllowed, notFound } from './apiFailure';
import { namespaceType, projectRequestType, projectType } from './builtinTypes';
import { recordAt, textAt } from './jsonValue';
import { projectOf, seesProject } from './projects';
import type { RequestInfo } from './requestInfo';
import { requestInfo } from './requestInfo';
import type { HandlerOptions } from './resourceHandler';
import type { ResourceType } from './resourceType';
import { storageVersion } from './resourceType';
import { bindUser } from './seedRbac';
import { requestSelector } from './selectors';

const namespacesKey = '/namespaces';
const namespaces = { type: namespaceType, version: storageVersion(namespaceType) };

/** OpenShift's project API: namespaces, filtered by who may get them. Lists are not paged, as upstream's are not. */
export class ProjectHandler {
  constructor(private readonly options: HandlerOptions) {}

  handle(request: ApiRequest, info: RequestInfo, user: User, type: ResourceType): ApiResponse {
    if (type === projectRequestType) return this.requestProject(request, info, user);
    if (info.name === '') {
      if (request.method !== 'GET') throw methodNotAllowed();
      return { status: 200, body: this.list(info, user) };
    }
    const { store, writer } = this.options;
    if (request.method === 'DELETE') {
      const outcome = writer.delete(namespaceType, info, request.body);
      return {
        status: 200,
        body: projectOf('pending' in outcome ? outcome.pending : outcome.gone),
      };
    }
    if (request.method !== 'GET') throw methodNotAllowed();
    const namespace = store.get(namespacesKey, info.name);
    if (!namespace) throw notFound(projectType, info.name);
    return { status: 200, body: projectOf(namespace) };
  }

  /** A watch follows rights too: a project appears when its user may see it, and goes when not. */
  watch(
    info: RequestInfo,
    user: User,
    emit: (event: WatchEvent) => void,
  ): { stop: () => void; bookmark: () => void } {
    const { store, authorizer } = this.options;
    const selector = requestSelector(info.query, 'Project');
    const shown = new Map<string, KubeObject>();
    const update = (name: string, namespace: KubeObject | undefined) => {
      const before = shown.get(name);
      const visible =
        namespace && seesProject(authorizer, user, name) && (!selector || selector(namespace))
          ? namespace
          : undefined;
      if (visible === before) return;
      if (visible) shown.set(name, visible);
      else shown.delete(name);
      const subject = visible ?? before;
      if (!subject) return;
      emit({
        type: visible ? (before ? 'MODIFIED' : 'ADDED') : 'DELETED',
        object: projectOf(subject),
      });
    };
    const from = info.query.get('resourceVersion') ?? '';
    if (from === '' || from === '0') {
      for (const namespace of store.all(namespacesKey)) update(namespace.metadata.name, namespace);
    } else {
      this.resume(Number(from), user, shown);
      for (const name of new Set([
        ...shown.keys(),
        ...[...store.all(namespacesKey)].map(({ metadata }) => metadata.name),
      ])) {
        update(name, store.get(namespacesKey, name));
      }
    }
    const stopStore = store.subscribe(namespacesKey, ({ key, after }) => update(key, after));
    const stopRights = authorizer.onChange(() => {
      for (const namespace of [...store.all(namespacesKey)])
        update(namespace.metadata.name, namespace);
    });
    const bookmark = () =>
      emit({
        type: 'BOOKMARK',
        object: {
          kind: 'Project',
          apiVersion: 'project.openshift.io/v1',
          metadata: { name: '', resourceVersion: String(store.revision) },
        },
      });
    return {
      stop: () => {
        stopStore();
        stopRights();
      },
      bookmark,
    };
  }

  private resume(revision: number, user: User, shown: Map<string, KubeObject>): void {
    const { store, authorizer } = this.options;
    const snapshot = store.snapshot(namespacesKey, revision);
    for (const key of snapshot?.keys ?? []) {
      const namespace = snapshot?.get(key);
      if (namespace && seesProject(authorizer, user, key)) shown.set(key, namespace);
    }
  }

  private list(info: RequestInfo, user: User) {
    const { store, authorizer } = this.options;
    const selector = requestSelector(info.query, 'Project');
    const items = [...store.all(namespacesKey)]
      .filter((namespace) => seesProject(authorizer, user, namespace.metadata.name))
      .filter((namespace) => !selector || selector(namespace))
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
      .map(projectOf);
    return {
      kind: 'ProjectList',
      apiVersion: 'project.openshift.io/v1',
      metadata: { resourceVersion: String(store.revision) },
      items,
    };
  }

  private requestProject(request: ApiRequest, info: RequestInfo, user: User): ApiResponse {
    if (request.method === 'GET' && info.name === '') {
      return {
        status: 200,
        body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' },
      };
    }
    if (request.method !== 'POST') throw methodNotAllowed();
    const { writer, registry } = this.options;
    const name = textAt(recordAt(request.body, 'metadata'), 'name');
    const annotations = {
      'openshift.io/requester': user.name,
      'openshift.io/display-name': textAt(request.body, 'displayName'),
    };
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, annotations } };
    const { object } = writer.create(namespaces, info, body);
    const bindings = registry.ofRequest({
      group: 'rbac.authorization.k8s.io',
      version: 'v1',
      resource: 'rolebindings',
    });
    const place = { ...requestInfo('/api/v1'), namespace: name };
    if (info.query.getAll('dryRun').length === 0)
      writer.create(bindings, place, bindUser(user, 'admin', name));
    return { status: 201, body: projectOf(object) };
  }
}
