import type { ApiRequest, ApiResponse, KubeObject, User, WatchEvent } from './api';
import { badRequest, forbidden, methodNotAllowed, notFound } from './apiFailure';
import { accessReview } from './accessReview';
import type { AccessQuery, Authorizer } from './authorizer';
import { denial } from './authorizer';
import { accessReviewType, namespaceType, projectRequestType, projectType } from './builtinTypes';
import { textAt } from './jsonValue';
import { listPage } from './listPage';
import type { ObjectStore } from './objectStore';
import { keyOf } from './objectStore';
import type { ObjectWriter } from './objectWriter';
import { ProjectHandler } from './projectHandler';
import type { RequestInfo } from './requestInfo';
import { groupVersion, resourceKey } from './resourceType';
import type { ServedType, TypeRegistry } from './typeRegistry';
import { inVersion } from './versionView';
import { watchStream } from './watchStream';

export interface HandlerOptions {
  store: ObjectStore;
  registry: TypeRegistry;
  authorizer: Authorizer;
  writer: ObjectWriter;
}

type Emit = (event: WatchEvent) => void;

/** Requests about objects: authorization, then the verb. All methods throw ApiFailure for what they refuse. */
export class ResourceHandler {
  private readonly projects: ProjectHandler;

  constructor(private readonly options: HandlerOptions) {
    this.projects = new ProjectHandler(options);
  }

  handle(request: ApiRequest, info: RequestInfo, user: User): ApiResponse {
    this.authorize(verbOf(request, info), info, user);
    const served = this.options.registry.ofRequest(info);
    const { type } = served;
    if (type === accessReviewType) {
      if (request.method !== 'POST') throw methodNotAllowed();
      return { status: 201, body: accessReview(this.options.authorizer, user, request.body) };
    }
    if (type === projectType || type === projectRequestType)
      return this.projects.handle(request, info, user, type);
    if (info.subresource !== '' && !(info.subresource === 'status' && served.version.hasStatus)) {
      throw notFound(type, info.name);
    }
    return info.name === ''
      ? this.onCollection(request, info, served)
      : this.onObject(request, info, served);
  }

  /** Checks a watch request and returns how to start it. */
  prepareWatch(
    info: RequestInfo,
    user: User,
  ): { start: (emit: Emit) => { stop: () => void; bookmark: () => void } } {
    this.authorize('watch', info, user);
    const served = this.options.registry.ofRequest(info);
    if (!served.type.verbs.includes('watch')) throw methodNotAllowed();
    if (served.type === projectType)
      return { start: (emit) => this.projects.watch(info, user, emit) };
    const { store } = this.options;
    const query = new URLSearchParams(info.query);
    // A watch of one object by its path is a watch with a field selector.
    if (info.name !== '' && served.type !== namespaceType)
      query.set('fieldSelector', `metadata.name=${info.name}`);
    const namespace = served.type.namespaced ? info.namespace : '';
    return { start: (emit) => watchStream({ store, served, namespace, query }, emit) };
  }

  private authorize(verb: string, info: RequestInfo, user: User): void {
    const query: AccessQuery = {
      verb,
      group: info.group,
      resource: info.resource,
      subresource: info.subresource,
      namespace: info.namespace,
      name: info.name || nameInFieldSelector(info, verb),
    };
    if (this.options.authorizer.allows(user, query)) return;
    const type = { group: info.group, plural: info.resource };
    throw forbidden({ ...namespaceType, ...type }, query.name, denial(user, query));
  }

  private onCollection(request: ApiRequest, info: RequestInfo, served: ServedType): ApiResponse {
    const { store, writer } = this.options;
    const { type, version } = served;
    if (request.method === 'GET') {
      return {
        status: 200,
        body: listPage(store, served, type.namespaced ? info.namespace : '', info.query),
      };
    }
    if (request.method === 'POST') {
      const placed =
        type.namespaced && info.namespace === ''
          ? { ...info, namespace: textAt(bodyMetadata(request), 'namespace') }
          : info;
      const { object, warnings } = writer.create(served, placed, request.body);
      return { status: 201, body: object, ...(warnings.length > 0 && { warnings }) };
    }
    if (request.method !== 'DELETE') throw badRequest('name must be provided');
    const query = new URLSearchParams(info.query);
    query.delete('dryRun');
    const page = listPage(store, served, type.namespaced ? info.namespace : '', query);
    for (const { metadata } of page.items) {
      writer.delete(
        type,
        { ...info, namespace: metadata.namespace ?? '', name: metadata.name },
        request.body,
      );
    }
    return { status: 200, body: { ...page, apiVersion: groupVersion(type.group, version.name) } };
  }

  private onObject(request: ApiRequest, info: RequestInfo, served: ServedType): ApiResponse {
    const { store, writer } = this.options;
    const { type } = served;
    if (request.method === 'GET') {
      const object = store.get(
        resourceKey(type.group, type.plural),
        keyOf(type.namespaced ? info.namespace : '', info.name),
      );
      if (!object) throw notFound(type, info.name);
      return { status: 200, body: inVersion(served).object(object) };
    }
    if (request.method === 'DELETE') {
      if (info.subresource !== '') throw methodNotAllowed();
      const outcome = writer.delete(type, info, request.body);
      if ('pending' in outcome)
        return { status: 200, body: inVersion(served).object(outcome.pending) };
      return { status: 200, body: deletedBody(served, outcome.gone) };
    }
    if (request.method === 'POST') throw methodNotAllowed();
    const { object, warnings } =
      request.method === 'PUT'
        ? writer.update(served, info, request.body)
        : writer.patch(served, info, request);
    return { status: 200, body: object, ...(warnings.length > 0 && { warnings }) };
  }
}

function bodyMetadata(request: ApiRequest): unknown {
  const body = request.body;
  return typeof body === 'object' && body !== null ? Reflect.get(body, 'metadata') : undefined;
}

/** Pods answer with the object, everything else with a Status of success. */
function deletedBody({ type }: ServedType, gone: KubeObject): unknown {
  if (type.kind === 'Pod') return gone;
  const { name, uid } = gone.metadata;
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name,
      ...(type.group && { group: type.group }),
      kind: type.plural,
      ...(uid && { uid }),
    },
  };
}

function verbOf(request: ApiRequest, info: RequestInfo): string {
  const one = info.name !== '';
  switch (request.method) {
    case 'GET':
      return one ? 'get' : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return one ? 'delete' : 'deletecollection';
  }
}

/** A list or watch of exactly one name is authorized as that object (RequestInfo's rule), so that resourceNames work. */
function nameInFieldSelector(info: RequestInfo, verb: string): string {
  if (verb !== 'list' && verb !== 'watch') return '';
  return /^metadata\.name==?([^,]+)$/.exec(info.query.get('fieldSelector') ?? '')?.[1] ?? '';
}
