import type { ApiServer, WatchEvent, WatchHandlers } from './api';
import { ApiFailure } from './apiFailure';
import { requestInfo } from './requestInfo';
import type { ResourceHandler } from './resourceHandler';
import { controllerUser } from './seedRbac';

interface WatchHost {
  handler: ResourceHandler;
  watches: Set<{ bookmark: () => void; end: () => void }>;
}

type WatchRequest = Parameters<ApiServer['watch']>[0];

/** setTimeout's limit; longer watches than 24 days are not told apart from endless ones. */
const longestTimerMs = 2 ** 31 - 1;

/** How long before its time-out a watch gets a last bookmark (k8s.io/apiserver pkg/storage/cacher/cache_watcher.go). */
const lastBookmarkMs = 2000;

/**
 * Opens one watch of the embedded cluster. Events are delivered in order from a microtask, so that a handler that writes
 * never runs inside the write it is told about.
 */
export function openWatch(
  host: WatchHost,
  request: WatchRequest,
  handlers: WatchHandlers,
): () => void {
  const queue: (() => void)[] = [];
  let closed = false;
  let draining = false;
  const enqueue = (task: () => void) => {
    queue.push(task);
    if (draining) return;
    draining = true;
    queueMicrotask(() => {
      for (let task = queue.shift(); task && !closed; task = queue.shift()) task();
      draining = false;
    });
  };
  let release: () => void = () => undefined;
  const close = () => {
    closed = true;
    release();
  };
  const end = () => {
    release();
    enqueue(() => {
      closed = true;
      handlers.onClose();
    });
  };
  const emit = (event: WatchEvent) => enqueue(() => handlers.onEvent(event));

  try {
    const info = requestInfo(request.path);
    const { query } = info;
    const { start } = host.handler.prepareWatch(info, request.user ?? controllerUser);
    const seconds = Number(query.get('timeoutSeconds') ?? 0);
    enqueue(() => handlers.onOpen?.());
    const stream = startOrExpire(start, emit);
    if (!stream) {
      end();
      return close;
    }
    const allowed =
      query.get('allowWatchBookmarks') === 'true' || query.get('allowWatchBookmarks') === '1';
    const watch = { bookmark: () => allowed && stream.bookmark(), end };
    host.watches.add(watch);
    const lifeMs = Math.min(seconds * 1000, longestTimerMs);
    const timers =
      seconds > 0
        ? [
            setTimeout(end, lifeMs),
            setTimeout(watch.bookmark, Math.max(0, lifeMs - lastBookmarkMs)),
          ]
        : [];
    for (const timer of timers) timer.unref();
    release = () => {
      stream.stop();
      for (const timer of timers) clearTimeout(timer);
      host.watches.delete(watch);
    };
  } catch (problem) {
    if (!(problem instanceof ApiFailure)) throw problem;
    refuse(problem, handlers, enqueue, emit, end);
  }
  return close;
}

interface Stream {
  stop: () => void;
  bookmark: () => void;
}

/** A revision that is too old is no HTTP error: the watch opens and says so in its first event, as upstream's cacher does. */
function startOrExpire(
  start: (emit: (event: WatchEvent) => void) => Stream,
  emit: (event: WatchEvent) => void,
): Stream | undefined {
  try {
    return start(emit);
  } catch (problem) {
    if (!(problem instanceof ApiFailure) || problem.status.code !== 410) throw problem;
    emit(errorEvent(problem));
    return undefined;
  }
}

function errorEvent({ status }: ApiFailure): WatchEvent {
  const { code, reason = '', message = '' } = status;
  return { type: 'ERROR', object: { ...status, code, reason, message } };
}

function refuse(
  problem: ApiFailure,
  handlers: WatchHandlers,
  enqueue: (task: () => void) => void,
  emit: (event: WatchEvent) => void,
  end: () => void,
): void {
  const { onRefused } = handlers;
  if (onRefused) {
    enqueue(() => onRefused({ status: problem.status.code, body: problem.body }));
    return;
  }
  emit(errorEvent(problem));
  end();
}
