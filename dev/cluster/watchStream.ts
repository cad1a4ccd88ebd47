import type { KubeObject, WatchEvent } from './api';
import { expired } from './apiFailure';
import { requestedRevision } from './listPage';
import type { Change, ObjectStore } from './objectStore';
import { groupVersion, resourceKey } from './resourceType';
import { requestSelector } from './selectors';
import type { Selector } from './selectors';
import type { ServedType } from './typeRegistry';
import { inVersion } from './versionView';

interface WatchSource {
  store: ObjectStore;
  served: ServedType;
  namespace: string;
  query: URLSearchParams;
}

/**
 * The events of one watch (k8s.io/apiserver/pkg/storage/cacher): everything after the `resourceVersion` of the query, or,
 * without one (or 0), first what exists as ADDED. An object that leaves the selection is DELETED, one that enters it ADDED.
 * `emit` is called in order and synchronously. Returns `stop` and `bookmark`.
 * @throws ApiFailure 400 for bad parameters; 410 when the revision is forgotten (sent as an ERROR event by the caller).
 */
export function watchStream(
  source: WatchSource,
  emit: (event: WatchEvent) => void,
): { stop: () => void; bookmark: () => void } {
  const { store, served, namespace, query } = source;
  const { type, version } = served;
  const kindKey = resourceKey(type.group, type.plural);
  const selector = requestSelector(query, type.kind);
  const from = requestedRevision(query);
  const prefix = namespace === '' ? '' : `${namespace}/`;
  const view = inVersion(served).object;

  const pass = (change: Change) => {
    if (!change.key.startsWith(prefix) || change.revision <= from) return;
    const event = eventOf(change, selector);
    if (event) emit({ type: event.type, object: view(event.object) });
  };
  const bookmark = (annotations?: Record<string, string>) => {
    const resourceVersion = String(Math.max(store.revision, from));
    const metadata = { name: '', resourceVersion, ...(annotations && { annotations }) };
    emit({
      type: 'BOOKMARK',
      object: { kind: type.kind, apiVersion: groupVersion(type.group, version.name), metadata },
    });
  };

  const sendsInitial = query.get('sendInitialEvents') === 'true';
  if (from === 0 || sendsInitial) {
    const snapshot = store.snapshot(kindKey);
    for (const key of snapshot?.keys ?? []) {
      const object = snapshot?.get(key);
      if (object && key.startsWith(prefix) && (!selector || selector(object))) {
        emit({ type: 'ADDED', object: view(object) });
      }
    }
    if (sendsInitial) bookmark({ 'k8s.io/initial-events-end': 'true' });
  } else {
    const missed = store.changesSince(kindKey, from);
    if (!missed)
      throw expired(`too old resource version: ${from} (${store.oldestRevision(kindKey)})`);
    missed.forEach(pass);
  }
  return { stop: store.subscribe(kindKey, pass), bookmark: () => bookmark() };
}

function eventOf(
  { before, after, deleted, revision }: Change,
  selector: Selector | undefined,
): { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: KubeObject } | undefined {
  const was = before !== undefined && (!selector || selector(before));
  const is = after !== undefined && (!selector || selector(after));
  if (is) return { type: was ? 'MODIFIED' : 'ADDED', object: after };
  if (!was) return undefined;
  // What left the selection is shown as it was, under the revision of the change.
  const metadata = { ...before.metadata, resourceVersion: String(revision) };
  return { type: 'DELETED', object: deleted ?? { ...before, metadata } };
}
