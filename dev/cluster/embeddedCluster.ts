/**
 * A Kubernetes API server in memory.
 *
 *   const cluster = embeddedCluster({ objects: scenario.objects() });
 *   await cluster.request({ method: 'GET', path: '/api/v1/nodes?limit=20', user: testUsers.viewer });
 *   const close = cluster.watch({ path: '/api/v1/nodes?resourceVersion=12' }, { onEvent, onClose });
 *
 * Served: nodes, namespaces, pods, events, configmaps, CRDs, RBAC, access reviews, OpenShift's projects, and every kind of
 * the CRDs (by default those of dev/crds). Everything that is read is frozen and shared: copy before changing.
 */
import type { ApiRequest, ApiResponse, ApiServer, KubeObject } from './api';
import { ApiFailure, unknownPath } from './apiFailure';
import { Authorizer } from './authorizer';
import { discovery } from './discovery';
import { GarbageCollector } from './garbageCollector';
import { copyJson, recordAt } from './jsonValue';
import { loadCrds } from './loadCrds';
import { NamespaceLifecycle } from './namespaceLifecycle';
import { ObjectStore, objectKey } from './objectStore';
import { ObjectWriter } from './objectWriter';
import { requestInfo } from './requestInfo';
import { ResourceHandler } from './resourceHandler';
import { controllerUser, seedRbac } from './seedRbac';
import { crdKey, TypeRegistry } from './typeRegistry';
import { openWatch } from './openWatch';

export interface EmbeddedClusterOptions {
  /** CustomResourceDefinitions; default: those of dev/crds. */
  crds?: KubeObject[];
  /** What exists at the start, status included; see `load`. */
  objects?: KubeObject[];
  /** Roles and bindings beyond the objects; default: `seedRbac()`. */
  rbac?: KubeObject[];
  now?: () => Date;
  newUid?: () => string;
  /** How many changes per kind a watch or a paged list can reach back; default 5000. */
  historyLimit?: number;
  /** Milliseconds between bookmarks of watches that asked for them; default 60000, as kube-apiserver's. 0: none by itself. */
  bookmarkEveryMs?: number;
}

export interface EmbeddedCluster extends ApiServer {
  /**
   * Stores whole objects with status, uid, times and generation as given (validated and defaulted), in the order given;
   * namespaces that are missing are made.
   * @throws Error naming the object when one is refused, exists, or names an owner that does not exist.
   */
  load(objects: KubeObject[]): void;
  /** Forgets history as etcd's compaction does: older watches get 410 when they start, older `continue` tokens expire. */
  compact(): void;
  /** Sends a bookmark on every watch that allows bookmarks. */
  sendBookmarks(): void;
  /** Ends all watches, as a server that restarts does. */
  endWatches(): void;
  /** Resolves when garbage collection and the emptying of namespaces have nothing left to do. */
  settled(): Promise<void>;
  /** Ends all watches and stops timers. */
  close(): void;
}

/** @throws Error when a CRD or an object is refused. */
export function embeddedCluster(options: EmbeddedClusterOptions = {}): EmbeddedCluster {
  const store = new ObjectStore(options.historyLimit ?? 5000);
  const registry = new TypeRegistry();
  const authorizer = new Authorizer(store);
  const writer = new ObjectWriter({
    store,
    now: options.now ?? (() => new Date()),
    newUid: options.newUid ?? (() => globalThis.crypto.randomUUID()),
  });
  const handler = new ResourceHandler({ store, registry, authorizer, writer });
  const watches = new Set<{ bookmark: () => void; end: () => void }>();
  const background = backgroundQueue();

  const remove = (kindKey: string, object: KubeObject) => {
    const type = registry.byKey(kindKey);
    if (type) writer.delete(type, objectInfo(object), undefined);
  };
  const duties = { store, registry, remove, later: background.later };
  const collector = new GarbageCollector(duties);
  const namespaces = new NamespaceLifecycle(duties);
  store.subscribeAll((kindKey, change) => {
    collector.onChange(kindKey, change);
    namespaces.onChange(kindKey, change);
    if (kindKey !== crdKey) return;
    if (change.after) registry.define(change.after);
    else if (change.before) {
      const type = registry.undefine(change.before);
      const goneKey = `${type.group}/${type.plural}`;
      for (const object of [...store.all(goneKey)]) store.remove(goneKey, objectKey(object));
    }
  });

  const load = (objects: KubeObject[]) => {
    for (const object of objects) {
      const name = `${object.kind} ${objectKey(object)}`;
      const served = registry.byKind(object.apiVersion, object.kind);
      if (!served) throw new Error(`${name}: ${object.apiVersion} is not served`);
      const namespace = object.metadata.namespace;
      if (namespace && !store.get('/namespaces', namespace)) load([namespaceObject(namespace)]);
      try {
        writer.restore(served, object);
      } catch (problem) {
        throw new Error(
          `${name}: ${problem instanceof Error ? problem.message : String(problem)}`,
          { cause: problem },
        );
      }
    }
  };

  const cluster: EmbeddedCluster = {
    request: (request) => answer(() => respond(request)),
    watch: (request, handlers) => openWatch({ handler, watches }, request, handlers),
    load: (objects) => {
      load(objects);
      const living = livingUids(store);
      for (const { kind, metadata } of objects) {
        for (const owner of metadata.ownerReferences ?? []) {
          if (registry.byKind(owner.apiVersion, owner.kind) && !living.has(owner.uid)) {
            throw new Error(
              `${kind} ${metadata.name}: its owner ${owner.kind} ${owner.name} with uid ${owner.uid} does not exist`,
            );
          }
        }
      }
    },
    compact: () => store.compact(),
    sendBookmarks: () => [...watches].forEach((watch) => watch.bookmark()),
    endWatches: () => [...watches].forEach((watch) => watch.end()),
    settled: background.settled,
    close: () => {
      clearInterval(timer);
      cluster.endWatches();
    },
  };

  const respond = (request: ApiRequest): ApiResponse => {
    const info = requestInfo(request.path);
    const user = request.user ?? controllerUser;
    if (info.isResource) return handler.handle(request, info, user);
    const body = request.method === 'GET' ? discovery(registry, info.path) : undefined;
    if (body === undefined) throw unknownPath();
    return { status: 200, body };
  };

  const every = options.bookmarkEveryMs ?? 60_000;
  const timer = every > 0 ? setInterval(() => cluster.sendBookmarks(), every) : undefined;
  timer?.unref();

  for (const name of ['default', 'kube-system', 'kube-public', 'kube-node-lease'])
    load([namespaceObject(name)]);
  for (const crd of options.crds ?? loadCrds()) load([established(crd)]);
  load(options.rbac ?? seedRbac());
  cluster.load(options.objects ?? []);
  // How the first objects came about is nobody's business: a watch begins at a list.
  store.compact();
  return cluster;
}

/** A refusal is an answer; anything else that goes wrong rejects. Carried out at once: callers may change the body later. */
function answer(respond: () => ApiResponse): Promise<ApiResponse> {
  try {
    return Promise.resolve(respond());
  } catch (problem) {
    if (problem instanceof ApiFailure) {
      return Promise.resolve({ status: problem.status.code, body: problem.body });
    }
    return Promise.reject(problem instanceof Error ? problem : new Error(String(problem)));
  }
}

/** Tasks that run after the present request, in order, as microtasks: no test has to wait for a timer. */
function backgroundQueue() {
  let last: Promise<void> = Promise.resolve();
  return {
    later: (task: () => void) => {
      last = last.then(task);
    },
    settled: async () => {
      let seen: Promise<void> | undefined;
      while (seen !== last) {
        seen = last;
        await seen;
      }
    },
  };
}

function namespaceObject(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function established(crd: KubeObject): KubeObject {
  const names = recordAt(recordAt(crd, 'spec'), 'names');
  const condition = (type: string, reason: string) => ({
    type,
    status: 'True',
    reason,
    message: '',
  });
  return {
    ...copyJson(crd),
    status: {
      acceptedNames: names,
      conditions: [
        condition('NamesAccepted', 'NoConflicts'),
        condition('Established', 'InitialNamesAccepted'),
      ],
    },
  };
}

function objectInfo(object: KubeObject) {
  const info = requestInfo('/api/v1');
  return { ...info, namespace: object.metadata.namespace ?? '', name: object.metadata.name };
}

function livingUids(store: ObjectStore): Set<string | undefined> {
  return new Set(
    store
      .kindKeys()
      .flatMap((kindKey) => [...store.all(kindKey)].map(({ metadata }) => metadata.uid)),
  );
}
