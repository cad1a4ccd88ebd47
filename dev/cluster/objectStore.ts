import type { KubeObject } from './api';
import { deepFreeze } from './jsonValue';

/** One write, kept for watches that resume and for lists that continue. `before` is missing for a create, `after` for a delete. */
export interface Change {
  revision: number;
  key: string;
  before?: KubeObject;
  after?: KubeObject;
  /** For a delete: the last state under the revision of the deletion, as a DELETED event carries it. */
  deleted?: KubeObject;
}

type Listener = (change: Change) => void;
type StoreListener = (kindKey: string, change: Change) => void;

/** `namespace/name`, or the name alone: the order of these keys is the order of lists. */
export function objectKey(object: KubeObject): string {
  return keyOf(object.metadata.namespace ?? '', object.metadata.name);
}

export function keyOf(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}/${name}`;
}

/** All objects of one kind, with the window of history that a watch or a paged list can still reach back into. */
class Collection {
  readonly objects = new Map<string, KubeObject>();
  readonly listeners = new Set<Listener>();
  history: Change[] = [];
  /** Changes up to this revision are forgotten. */
  floor: number;
  private keys: string[] | undefined;

  constructor(floor: number) {
    this.floor = floor;
  }

  sortedKeys(): string[] {
    this.keys ??= [...this.objects.keys()].sort();
    return this.keys;
  }

  record(change: Change, historyLimit: number): void {
    if (change.after) this.objects.set(change.key, change.after);
    else this.objects.delete(change.key);
    if (!change.before || !change.after) this.keys = undefined;
    this.history.push(change);
    // Trimmed in chunks: shifting one entry per write would copy the whole window each time.
    if (this.history.length > historyLimit * 2) {
      const dropped = this.history.splice(0, this.history.length - historyLimit);
      this.floor = dropped.at(-1)?.revision ?? this.floor;
    }
  }
}

/** The objects of one kind as they were at one revision. */
export interface Snapshot {
  revision: number;
  keys: string[];
  get: (key: string) => KubeObject | undefined;
}

/**
 * Objects by kind under one revision counter, as etcd keeps them. Stored objects are frozen and shared with everyone who
 * reads; nothing is copied per request.
 */
export class ObjectStore {
  private counter = 1;
  private compacted = 0;
  private readonly collections = new Map<string, Collection>();
  private readonly listeners = new Set<StoreListener>();

  constructor(private readonly historyLimit: number) {}

  get revision(): number {
    return this.counter;
  }

  get(kindKey: string, key: string): KubeObject | undefined {
    return this.collections.get(kindKey)?.objects.get(key);
  }

  all(kindKey: string): Iterable<KubeObject> {
    return this.collections.get(kindKey)?.objects.values() ?? [];
  }

  kindKeys(): string[] {
    return [...this.collections.keys()];
  }

  /** Stores `draft` under a new revision and freezes it. */
  put(kindKey: string, draft: KubeObject): KubeObject {
    const key = objectKey(draft);
    const before = this.get(kindKey, key);
    this.counter += 1;
    draft.metadata.resourceVersion = String(this.counter);
    const after = deepFreeze(draft);
    this.publish(kindKey, { revision: this.counter, key, after, ...(before && { before }) });
    return after;
  }

  /** Removes an object. Returns its last state under the revision of the deletion. */
  remove(kindKey: string, key: string): KubeObject | undefined {
    const before = this.get(kindKey, key);
    if (!before) return undefined;
    this.counter += 1;
    const metadata = { ...before.metadata, resourceVersion: String(this.counter) };
    const deleted = deepFreeze({ ...before, metadata });
    this.publish(kindKey, { revision: this.counter, key, before, deleted });
    return deleted;
  }

  /** Calls `listener` for every later change of the kind. Returns `unsubscribe`. */
  subscribe(kindKey: string, listener: Listener): () => void {
    const { listeners } = this.collection(kindKey);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Calls `listener` for every later change of any kind. */
  subscribeAll(listener: StoreListener): void {
    this.listeners.add(listener);
  }

  /** Changes after `revision`, oldest first; undefined when some of them are forgotten. */
  changesSince(kindKey: string, revision: number): Change[] | undefined {
    const { floor, history } = this.collection(kindKey);
    if (revision < floor) return undefined;
    return history.slice(firstAfter(history, revision));
  }

  /** The oldest revision from which the kind can be watched. */
  oldestRevision(kindKey: string): number {
    return this.collection(kindKey).floor;
  }

  /** The kind as it was at `revision`; undefined when that is forgotten. */
  snapshot(kindKey: string, revision = this.counter): Snapshot | undefined {
    const collection = this.collection(kindKey);
    const { objects } = collection;
    const later = this.changesSince(kindKey, revision);
    if (!later) return undefined;
    if (later.length === 0) {
      return { revision, keys: collection.sortedKeys(), get: (key) => objects.get(key) };
    }
    const undone = new Map<string, KubeObject | undefined>();
    for (const change of [...later].reverse()) undone.set(change.key, change.before);
    const get = (key: string) => (undone.has(key) ? undone.get(key) : objects.get(key));
    const sameKeys = later.every((change) => change.before && change.after);
    const keys = sameKeys
      ? collection.sortedKeys()
      : [...new Set([...objects.keys(), ...undone.keys()])].filter((key) => get(key)).sort();
    return { revision, keys, get };
  }

  /** Forgets all history, as etcd's compaction does. */
  compact(): void {
    this.compacted = this.counter;
    for (const collection of this.collections.values()) {
      collection.history = [];
      collection.floor = this.counter;
    }
  }

  private publish(kindKey: string, change: Change): void {
    const collection = this.collection(kindKey);
    collection.record(change, this.historyLimit);
    for (const listener of [...this.listeners]) listener(kindKey, change);
    for (const listener of [...collection.listeners]) listener(change);
  }

  private collection(kindKey: string): Collection {
    const existing = this.collections.get(kindKey);
    if (existing) return existing;
    const created = new Collection(this.compacted);
    this.collections.set(kindKey, created);
    return created;
  }
}

/** Index of the first change after `revision`; the history is ordered by revision. */
function firstAfter(history: Change[], revision: number): number {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((history[middle]?.revision ?? 0) <= revision) low = middle + 1;
    else high = middle;
  }
  return low;
}
