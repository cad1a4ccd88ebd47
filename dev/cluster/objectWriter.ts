import { admitDraft, refuseOtherKind } from './admitDraft';
import type { ApiRequest, KubeObject } from './api';
import { alreadyExists, badRequest, forbidden, notFound, unexplained } from './apiFailure';
import { applyPatch } from './applyPatch';
import { namespaceType } from './builtinTypes';
import {
  copyJson,
  deepFreeze,
  isRecord,
  jsonEqual,
  listAt,
  recordAt,
  textAt,
  without,
} from './jsonValue';
import { decodeObject } from './objectMeta';
import type { ObjectStore } from './objectStore';
import { keyOf, objectKey } from './objectStore';
import type { RequestInfo } from './requestInfo';
import type { ResourceType } from './resourceType';
import { groupVersion, resourceKey, storageVersion } from './resourceType';
import type { ServedType } from './typeRegistry';
import { inVersion } from './versionView';
import {
  checkFinalizers,
  checkIdentity,
  checkPreconditions,
  isDryRun,
  propagationFinalizers,
} from './writeChecks';

interface WriterOptions {
  store: ObjectStore;
  now: () => Date;
  newUid: () => string;
}

/** What a write answers: the object as stored (or as it would be, in a dry run), and warnings about pruned fields. */
export interface Written {
  object: KubeObject;
  warnings: string[];
}

const undeletableNamespaces = new Set(['default', 'kube-system', 'kube-public']);
const clusterNamespaceKey = resourceKey('', namespaceType.plural);

/** Create, update, patch and delete with the semantics of k8s.io/apiserver/pkg/registry/rest. All throw ApiFailure. */
export class ObjectWriter {
  constructor(private readonly options: WriterOptions) {}

  create(served: ServedType, info: RequestInfo, body: unknown): Written {
    const { type, version } = served;
    const dryRun = isDryRun(info.query, 'CreateOptions');
    const draft = decodeObject(copyJson(body), expectedKind(served));
    refuseOtherKind(draft, served);
    const { metadata } = draft;
    this.placeInNamespace(draft, served, info);
    if (metadata.name === '' && textAt(metadata, 'generateName') !== '') {
      const suffix = this.options
        .newUid()
        .replace(/[^0-9a-z]/g, '')
        .slice(-5);
      metadata.name = `${textAt(metadata, 'generateName').slice(0, 58)}${suffix}`;
    }
    if (metadata.resourceVersion) {
      throw unexplained('resourceVersion should not be set on objects to be created');
    }
    delete metadata.deletionTimestamp;
    metadata.uid = this.options.newUid();
    metadata.creationTimestamp = this.timestamp();
    if (type.custom) metadata.generation = 1;
    else delete metadata.generation;
    if (version.hasStatus && type.statusOnCreate === 'drop') delete draft.status;
    if (type === namespaceType) beginNamespace(draft);
    const warnings = admitDraft(draft, served, info.query);
    if (this.stored(type, objectKey(draft))) throw alreadyExists(type, metadata.name);
    return { object: this.save(served, draft, dryRun), warnings };
  }

  /** Stores an object with its status, uid, times and generation as given: how scenarios start. */
  restore(served: ServedType, object: KubeObject): KubeObject {
    const draft = decodeObject(copyJson(object));
    const { metadata } = draft;
    delete metadata.resourceVersion;
    metadata.uid ??= this.options.newUid();
    metadata.creationTimestamp ??= this.timestamp();
    if (served.type.custom) metadata.generation ??= 1;
    if (served.type === namespaceType) beginNamespace(draft);
    admitDraft(draft, served, new URLSearchParams());
    if (this.stored(served.type, objectKey(draft))) throw alreadyExists(served.type, metadata.name);
    return this.save(served, draft, false);
  }

  update(served: ServedType, info: RequestInfo, body: unknown): Written {
    const before = this.existing(served.type, info);
    return this.replace(served, info, before, decodeObject(copyJson(body), expectedKind(served)));
  }

  patch(served: ServedType, info: RequestInfo, request: ApiRequest): Written {
    const before = this.existing(served.type, info);
    const patched = applyPatch(inVersion(served).object(before), request);
    return this.replace(served, info, before, decodeObject(patched, expectedKind(served)), true);
  }

  /** Returns the object when finalizers (or its own clean-up) keep it for now, undefined when it is gone. */
  delete(
    type: ResourceType,
    info: RequestInfo,
    body: unknown,
  ): { gone: KubeObject } | { pending: KubeObject } {
    const before = this.existing(type, info);
    checkPreconditions(type, before, recordAt(body, 'preconditions'));
    if (type === namespaceType && undeletableNamespaces.has(before.metadata.name)) {
      throw forbidden(type, before.metadata.name, 'this namespace may not be deleted');
    }
    const dryRun = isDryRun(info.query, 'DeleteOptions') || listAt(body, 'dryRun').includes('All');
    const finalizers = [
      ...(before.metadata.finalizers ?? []),
      ...propagationFinalizers(
        textAt(body, 'propagationPolicy') || info.query.get('propagationPolicy') || '',
      ),
    ];
    if (finalizers.length === 0 && type !== namespaceType) {
      if (dryRun) return { gone: before };
      return {
        gone:
          this.options.store.remove(resourceKey(type.group, type.plural), objectKey(before)) ??
          before,
      };
    }
    if (before.metadata.deletionTimestamp) return { pending: before };
    const draft = copyJson(before);
    draft.metadata.deletionTimestamp = this.timestamp();
    if (type !== namespaceType) draft.metadata.deletionGracePeriodSeconds = 0;
    if (finalizers.length > 0) draft.metadata.finalizers = [...new Set(finalizers)];
    if (draft.metadata.generation) draft.metadata.generation += 1;
    if (type === namespaceType)
      draft.status = { ...recordAt(draft, 'status'), phase: 'Terminating' };
    return { pending: dryRun ? deepFreeze(draft) : this.put(type, draft) };
  }

  private replace(
    served: ServedType,
    info: RequestInfo,
    before: KubeObject,
    next: KubeObject,
    isPatch = false,
  ): Written {
    const { type, version } = served;
    const dryRun = isDryRun(info.query, isPatch ? 'PatchOptions' : 'UpdateOptions');
    refuseOtherKind(next, served, isPatch);
    checkIdentity(type, before, next, isPatch);
    checkFinalizers(type, before, next);
    const current = inVersion(served).object(before);
    const toStatus = info.subresource === 'status';
    const draft: KubeObject = toStatus ? copyJson(current) : next;
    if (toStatus) moveStatus(next, draft);
    else if (version.hasStatus) moveStatus(copyJson(current), draft);
    keepServerMetadata(before, draft);
    const warnings = admitDraft(draft, served, info.query, current);
    if (
      type.custom &&
      !jsonEqual(contentOf(current, version.hasStatus), contentOf(draft, version.hasStatus))
    ) {
      draft.metadata.generation = (before.metadata.generation ?? 0) + 1;
    }
    if (draft.metadata.resourceVersion !== before.metadata.resourceVersion) {
      draft.metadata.resourceVersion = before.metadata.resourceVersion ?? '';
    }
    if (jsonEqual(draft, current)) return { object: current, warnings };
    if (draft.metadata.deletionTimestamp && !draft.metadata.finalizers && type !== namespaceType) {
      if (!dryRun)
        this.options.store.remove(resourceKey(type.group, type.plural), objectKey(before));
      return { object: deepFreeze(draft), warnings };
    }
    return { object: this.save(served, draft, dryRun), warnings };
  }

  private placeInNamespace(draft: KubeObject, { type }: ServedType, info: RequestInfo): void {
    const { metadata } = draft;
    if (!type.namespaced) {
      delete metadata.namespace;
      return;
    }
    if (metadata.namespace && metadata.namespace !== info.namespace) {
      throw badRequest(
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    }
    metadata.namespace = info.namespace;
    const namespace = this.options.store.get(clusterNamespaceKey, info.namespace);
    if (!namespace) throw notFound(namespaceType, info.namespace);
    if (namespace.metadata.deletionTimestamp) {
      throw forbidden(
        type,
        metadata.name,
        `unable to create new content in namespace ${info.namespace} because it is being terminated`,
      );
    }
  }

  private existing(type: ResourceType, info: RequestInfo): KubeObject {
    const object = this.stored(type, keyOf(type.namespaced ? info.namespace : '', info.name));
    if (!object) throw notFound(type, info.name);
    return object;
  }

  private stored(type: ResourceType, key: string): KubeObject | undefined {
    return this.options.store.get(resourceKey(type.group, type.plural), key);
  }

  private save(served: ServedType, draft: KubeObject, dryRun: boolean): KubeObject {
    if (dryRun) return deepFreeze(draft);
    return inVersion(served).object(this.put(served.type, draft));
  }

  private put(type: ResourceType, draft: KubeObject): KubeObject {
    draft.apiVersion = groupVersion(type.group, storageVersion(type).name);
    return this.options.store.put(resourceKey(type.group, type.plural), draft);
  }

  /** RFC 3339 in whole seconds, as metav1.Time. */
  private timestamp(): string {
    return `${this.options.now().toISOString().slice(0, 19)}Z`;
  }
}

function expectedKind({ type, version }: ServedType) {
  return { kind: type.kind, version: version.name };
}

function moveStatus(from: KubeObject, to: KubeObject): void {
  if (from.status === undefined) delete to.status;
  else to.status = from.status;
}

/** What the server alone writes comes from the stored object, whatever the request says. */
function keepServerMetadata(before: KubeObject, draft: KubeObject): void {
  for (const field of [
    'uid',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'generation',
    'generateName',
    'namespace',
  ]) {
    if (before.metadata[field] === undefined) Reflect.deleteProperty(draft.metadata, field);
    else draft.metadata[field] = before.metadata[field];
  }
}

/** What raises the generation: everything but metadata, and status where that is a subresource. */
function contentOf(object: KubeObject, hasStatus: boolean): Record<string, unknown> {
  return hasStatus ? without(object, 'metadata', 'status') : without(object, 'metadata');
}

function beginNamespace(draft: KubeObject): void {
  draft.metadata.labels = {
    ...draft.metadata.labels,
    'kubernetes.io/metadata.name': draft.metadata.name,
  };
  const spec = isRecord(draft.spec) ? draft.spec : {};
  draft.spec = { ...spec, finalizers: ['kubernetes'] };
  draft.status = { phase: 'Active', ...recordAt(draft, 'status') };
}
