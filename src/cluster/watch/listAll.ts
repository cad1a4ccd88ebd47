import type { ClusterClient } from '../client';
import type { ListPage } from '../listPage';
import { toClusterError } from '../errors';
import type { PageSize } from './pageSize';
import type { WatchTarget } from './watchSocket';

export interface ListHandlers {
  cancelled: () => boolean;
  /** Called for one page after the other; the next one is asked for when this is done. */
  onPage: (page: ListPage) => Promise<void>;
}

/** A list that is slower than the server's compaction (5 minutes) would expire forever: the last try asks for everything at once. */
const PAGED_TRIES = 3;

const listOnce = async (
  client: Pick<ClusterClient, 'list'>,
  { kind, namespace }: WatchTarget,
  limit: () => number | undefined,
  { cancelled, onPage }: ListHandlers,
): Promise<string | undefined> => {
  let token: string | undefined;
  let resourceVersion: string | undefined;
  do {
    const size = limit();
    const page = await client.list(kind, {
      namespace,
      ...(size !== undefined && { limit: size }),
      ...(token !== undefined && { continue: token }),
    });
    if (cancelled()) return undefined;
    // All pages show the moment of the first one: that is from where to watch.
    resourceVersion ??= page.resourceVersion;
    token = page.next;
    await onPage(page);
    if (cancelled()) return undefined;
  } while (token !== undefined);
  return resourceVersion;
};

/**
 * Lists everything in pages. A `continue` token that expired (410) starts over; pages read before stay handed out, and only a complete list
 * may be used to tell what is gone, by whoever keeps the keys.
 * @returns the resource version to watch from, or `undefined` when cancelled
 * @throws ClusterError
 */
export const listAll = async (
  client: Pick<ClusterClient, 'list'>,
  target: WatchTarget,
  pageSize: PageSize,
  handlers: ListHandlers & { onRestart?: () => void },
): Promise<string | undefined> => {
  for (let attempt = 1; ; attempt += 1) {
    const limit = (): number | undefined => (attempt < PAGED_TRIES ? pageSize.limit : undefined);
    try {
      return await listOnce(client, target, limit, {
        ...handlers,
        onPage: (page) => {
          pageSize.saw(page.items.length, page.size);
          return handlers.onPage(page);
        },
      });
    } catch (thrown) {
      const error = toClusterError(thrown);
      if (error.reason !== 'expired' || attempt >= PAGED_TRIES || handlers.cancelled()) throw error;
      handlers.onRestart?.();
    }
  }
};
