import type { KubeObject } from './api';
import { copyJson, jsonEqual } from './jsonValue';
import type { Change, ObjectStore } from './objectStore';
import { objectKey } from './objectStore';
import type { TypeRegistry } from './typeRegistry';

interface Location {
  kindKey: string;
  key: string;
}

interface GarbageOptions {
  store: ObjectStore;
  registry: TypeRegistry;
  /** Deletes as a request would, finalizers honoured. */
  remove: (kindKey: string, object: KubeObject) => void;
  /** Runs a task after the present request. */
  later: (task: () => void) => void;
}

/**
 * Deletes objects whose owners are gone, and carries out the `foregroundDeletion` and `orphan` finalizers
 * (kubernetes/pkg/controller/garbagecollector). Owners of kinds that are not served here are left alone.
 */
export class GarbageCollector {
  private readonly living = new Map<string, Location>();
  private readonly dependents = new Map<string, Map<string, Location>>();

  constructor(private readonly options: GarbageOptions) {}

  onChange(kindKey: string, change: Change): void {
    const { before, after, key } = change;
    if (before) this.forget(before, kindKey, key);
    if (after) this.note(after, kindKey, key);
    const uid = (after ?? before)?.metadata.uid;
    if (!after && uid) this.options.later(() => this.collect(uid));
    if (!after) {
      // An owner may be waiting for this last dependent.
      for (const owner of before?.metadata.ownerReferences ?? []) {
        const place = this.living.get(owner.uid);
        if (place) this.options.later(() => this.finish(place));
      }
      return;
    }
    const owners = after.metadata.ownerReferences;
    if (owners && !jsonEqual(owners, before?.metadata.ownerReferences)) {
      this.options.later(() => this.check({ kindKey, key }));
    }
    if (after.metadata.deletionTimestamp && after.metadata.finalizers) {
      this.options.later(() => this.finish({ kindKey, key }));
    }
  }

  private note(object: KubeObject, kindKey: string, key: string): void {
    if (object.metadata.uid) this.living.set(object.metadata.uid, { kindKey, key });
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const places = this.dependents.get(uid) ?? new Map<string, Location>();
      places.set(`${kindKey} ${key}`, { kindKey, key });
      this.dependents.set(uid, places);
    }
  }

  private forget(object: KubeObject, kindKey: string, key: string): void {
    if (object.metadata.uid) this.living.delete(object.metadata.uid);
    for (const { uid } of object.metadata.ownerReferences ?? []) {
      const places = this.dependents.get(uid);
      places?.delete(`${kindKey} ${key}`);
      if (places?.size === 0) this.dependents.delete(uid);
    }
  }

  private collect(uid: string): void {
    for (const place of [...(this.dependents.get(uid)?.values() ?? [])]) this.check(place);
  }

  /** Deletes an object none of whose owners lives; drops references to dead owners when another one lives. */
  private check({ kindKey, key }: Location): void {
    const { store, registry, remove } = this.options;
    const object = store.get(kindKey, key);
    const owners = object?.metadata.ownerReferences;
    if (!object || !owners || object.metadata.deletionTimestamp) return;
    const dead = owners.filter(
      (owner) => registry.byKind(owner.apiVersion, owner.kind) && !this.living.has(owner.uid),
    );
    if (dead.length === 0) return;
    if (dead.length === owners.length) {
      remove(kindKey, object);
      return;
    }
    const draft = copyJson(object);
    draft.metadata.ownerReferences = owners.filter((owner) => !dead.includes(owner));
    store.put(kindKey, draft);
  }

  /** An object that waits for its dependents: they are deleted or orphaned, then it goes. */
  private finish({ kindKey, key }: Location): void {
    const { store, remove } = this.options;
    const object = store.get(kindKey, key);
    const uid = object?.metadata.uid;
    const finalizers = object?.metadata.finalizers ?? [];
    if (!object || !uid || !object.metadata.deletionTimestamp) return;
    const orphans = finalizers.includes('orphan');
    if (!orphans && !finalizers.includes('foregroundDeletion')) return;
    for (const place of [...(this.dependents.get(uid)?.values() ?? [])]) {
      const dependent = store.get(place.kindKey, place.key);
      if (!dependent) continue;
      if (orphans) this.release(place.kindKey, dependent, uid);
      else remove(place.kindKey, dependent);
    }
    if (!orphans && this.dependents.has(uid)) {
      // Dependents with finalizers of their own: their end comes here again.
      return;
    }
    const rest = finalizers.filter((name) => name !== 'orphan' && name !== 'foregroundDeletion');
    if (rest.length === 0) {
      store.remove(kindKey, objectKey(object));
      return;
    }
    const draft = copyJson(object);
    draft.metadata.finalizers = rest;
    store.put(kindKey, draft);
  }

  private release(kindKey: string, dependent: KubeObject, ownerUid: string): void {
    const draft = copyJson(dependent);
    const rest = (draft.metadata.ownerReferences ?? []).filter((owner) => owner.uid !== ownerUid);
    if (rest.length > 0) draft.metadata.ownerReferences = rest;
    else delete draft.metadata.ownerReferences;
    this.options.store.put(kindKey, draft);
  }
}
