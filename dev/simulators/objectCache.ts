import type { ApiServer, KubeObject } from '../cluster/api';
import type { Client } from './client';
import type { Clock } from './clock';
import { collectionPath, keyOf, type Resource } from './resources';

/** The objects of one kind, kept current by list and watch. */
export interface ObjectCache {
  all(): KubeObject[];
  get(key: string): KubeObject | undefined;
  /** Called after each change with what the key holds now and held before. Objects of the first list come without a former. */
  onChange(listener: ChangeListener): void;
  /** Takes over the answer of an own write before the watch brings it, so that no decision rests on what we know is old. */
  remember(object: KubeObject): void;
  /**
   * Lists and begins to watch. Resolves when the first list is in; rejects when there is none, and then lists again until
   * there is. Listeners hear nothing before `release`.
   */
  start(): Promise<void>;
  /** Tells the listeners what was listed. Called when all caches are in, so that nobody decides on half of the facts. */
  release(): void;
  stop(): void;
}

export type ChangeListener = (
  key: string,
  current: KubeObject | undefined,
  former: KubeObject | undefined,
) => void;

const RETRY_MS = 1000;
/** A list that fails is likely to fail again: a kind that is not installed, or a server that is down. */
const LIST_RETRY_MS = 10_000;

/** True when `a` is not younger than `b`. Versions that are no numbers count as younger: then the watch decides. */
function notYounger(a: KubeObject, b: KubeObject): boolean {
  const [left, right] = [Number(a.metadata.resourceVersion), Number(b.metadata.resourceVersion)];
  return a.metadata.uid === b.metadata.uid && left <= right;
}

/** A cache over `api`. A watch that ends is resumed; one that is refused (410 Gone) lists again. */
export function objectCache(
  api: ApiServer,
  client: Client,
  resource: Resource,
  clock: Clock,
): ObjectCache {
  const objects = new Map<string, KubeObject>();
  const listeners: ChangeListener[] = [];
  let closeWatch: () => void = () => undefined;
  let held: Parameters<ChangeListener>[] | undefined = [];
  let stopped = false;
  let resumeFrom = '';

  const tell = (...change: Parameters<ChangeListener>): void => {
    if (held !== undefined) held.push(change);
    else for (const listener of listeners) listener(...change);
  };

  const changed = (key: string, current: KubeObject | undefined): void => {
    const former = objects.get(key);
    if (current !== undefined && former !== undefined && notYounger(current, former)) return;
    if (current === undefined) objects.delete(key);
    else objects.set(key, current);
    if (current === undefined && former === undefined) return;
    tell(key, current, former);
  };

  const list = async (): Promise<void> => {
    const { items, resourceVersion } = await client.list(resource);
    if (stopped) return;
    const listed = new Set(items.map(keyOf));
    for (const key of [...objects.keys()]) if (!listed.has(key)) changed(key, undefined);
    for (const item of items) changed(keyOf(item), item);
    resumeFrom = resourceVersion;
    watch();
  };

  const listLater = (): void => {
    clock.after(LIST_RETRY_MS, () => {
      if (!stopped) listAgain();
    });
  };
  const listAgain = (): void => {
    list().catch(listLater);
  };

  const watch = (): void => {
    const path = `${collectionPath(resource)}?watch=true&allowWatchBookmarks=true&resourceVersion=${resumeFrom}`;
    let ended = false;
    const end = (next: () => void): void => {
      if (ended || stopped) return;
      ended = true;
      clock.after(RETRY_MS, () => {
        if (!stopped) next();
      });
    };
    const close = api.watch(
      { path },
      {
        onEvent(event) {
          if (ended || stopped) return;
          if (event.type === 'ERROR') {
            end(listAgain);
            close();
            return;
          }
          resumeFrom = event.object.metadata.resourceVersion ?? resumeFrom;
          if (event.type === 'BOOKMARK') return;
          const key = keyOf(event.object);
          changed(key, event.type === 'DELETED' ? undefined : event.object);
        },
        onClose: () => end(watch),
      },
    );
    closeWatch = close;
  };

  return {
    all: () => [...objects.values()],
    get: (key) => objects.get(key),
    onChange: (listener) => {
      listeners.push(listener);
    },
    remember: (object) => changed(keyOf(object), object),
    async start() {
      try {
        await list();
      } catch (error) {
        listLater();
        throw error;
      }
    },
    release() {
      const changes = held ?? [];
      held = undefined;
      for (const change of changes) tell(...change);
    },
    stop() {
      stopped = true;
      closeWatch();
    },
  };
}
