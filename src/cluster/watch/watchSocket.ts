import { kindRegistry } from '../../core/kinds/kindRegistry';
import type { Kind } from '../../core/kinds/kindRegistry';
import { apiBase, queryString, restPath } from '../restPath';

/** What is listed and watched together: one kind, in the whole cluster (`namespace` empty) or in one namespace. */
export interface WatchTarget {
  kind: Kind;
  namespace: string;
}

export interface SocketHandlers {
  onOpen: () => void;
  /** One frame as text. */
  onFrame: (text: string) => void;
  /** The socket is gone, or never came; not called after `close`. Browsers do not say why. */
  onClose: () => void;
}

/** Opens a watch from a resource version on. Returns `close`. */
export type OpenWatch = (
  target: WatchTarget,
  resourceVersion: string,
  handlers: SocketHandlers,
) => () => void;

/** Watches through the console's proxy. `subprotocols` say whom the console impersonates. */
export const webSocketWatch =
  (subprotocols: readonly string[]): OpenWatch =>
  ({ kind, namespace }, resourceVersion, { onOpen, onFrame, onClose }) => {
    const { protocol, host } = globalThis.location;
    const query = queryString({ watch: true, allowWatchBookmarks: true, resourceVersion });
    const path = `${apiBase()}${restPath(kindRegistry[kind].gvk, namespace)}${query}`;
    const url = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${path}`;
    const socket = new WebSocket(url, [...subprotocols]);
    let open = true;
    socket.onopen = () => {
      if (open) onOpen();
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (open) onFrame(typeof data === 'string' ? data : '');
    };
    // A failed connect fires `error` and then `close`: one of them is enough.
    socket.onclose = () => {
      if (!open) return;
      open = false;
      onClose();
    };
    return () => {
      if (!open) return;
      open = false;
      socket.close();
    };
  };
