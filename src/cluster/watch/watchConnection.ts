import { asString, at } from '../../core/values/json';
import type { Clock } from '../clock';
import type { OpenWatch, WatchTarget } from './watchSocket';

/**
 * How a connection ended: `refused` (it never opened), `closed` (an ordinary end: the console's proxy gives no close frame, so every
 * time-out looks like a failure), `silent` (no frame, not even a bookmark, for too long) or `expired` (the server said with an ERROR frame
 * that it cannot go on from here).
 */
export type ConnectionEnd = 'refused' | 'closed' | 'silent' | 'expired';

export interface ConnectionHandlers {
  onOpen: () => void;
  onObject: (type: 'put' | 'remove', object: unknown) => void;
  /** A change or a bookmark came: the server does send on this line. */
  onSign: () => void;
  /** Called once, and not after `close`. */
  onEnd: (end: ConnectionEnd) => void;
}

/** An API server that is reached answers a watch at once; what takes longer hangs in a proxy. */
export const CONNECT_TIMEOUT_MS = 20_000;
/** kube-apiserver sends bookmarks about every minute. Two missed ones and a half: the line is dead. */
export const SILENCE_MS = 150_000;

interface Parsed {
  type: string;
  object: unknown;
}

const parseFrame = (text: string): Parsed => {
  try {
    const frame: unknown = JSON.parse(text);
    return { type: asString(at(frame, 'type')) ?? 'ERROR', object: at(frame, 'object') };
  } catch {
    // What cannot be read may have been a change: only a new list can tell.
    return { type: 'ERROR', object: undefined };
  }
};

/** One watch connection. Keeps the resource version from which the next one goes on. */
export class WatchConnection {
  /** When the last sign of life came, in the clock's milliseconds. */
  lastFrame: number;
  frames = 0;
  opened = false;
  private ended = false;
  private readonly closeSocket: () => void;
  private cancelTimer: () => void;

  constructor(
    target: WatchTarget,
    public resourceVersion: string,
    private readonly handlers: ConnectionHandlers,
    private readonly clock: Clock,
    openWatch: OpenWatch,
  ) {
    this.lastFrame = clock.now();
    this.cancelTimer = clock.after(CONNECT_TIMEOUT_MS, () => {
      this.end('refused');
    });
    this.closeSocket = openWatch(target, resourceVersion, {
      onOpen: () => {
        this.opened = true;
        this.lastFrame = clock.now();
        this.cancelTimer();
        this.listenForSilence(SILENCE_MS);
        handlers.onOpen();
      },
      onFrame: (text) => {
        this.receive(text);
      },
      onClose: () => {
        this.end(this.opened ? 'closed' : 'refused');
      },
    });
  }

  close(): void {
    if (this.ended) return;
    this.ended = true;
    this.cancelTimer();
    this.closeSocket();
  }

  private end(end: ConnectionEnd): void {
    if (this.ended) return;
    this.close();
    this.handlers.onEnd(end);
  }

  private receive(text: string): void {
    if (this.ended) return;
    this.lastFrame = this.clock.now();
    this.frames += 1;
    const { type, object } = parseFrame(text);
    if (type === 'ERROR') {
      this.end('expired');
      return;
    }
    const version = asString(at(object, 'metadata', 'resourceVersion'));
    if (version !== undefined) this.resourceVersion = version;
    if (type === 'ADDED' || type === 'MODIFIED') this.handlers.onObject('put', object);
    else if (type === 'DELETED') this.handlers.onObject('remove', object);
    this.handlers.onSign();
  }

  /** One timer that looks at the last sign of life, instead of one per frame. */
  private listenForSilence(delayMs: number): void {
    this.cancelTimer = this.clock.after(delayMs, () => {
      const quiet = this.clock.now() - this.lastFrame;
      if (quiet >= SILENCE_MS) this.end('silent');
      else this.listenForSilence(SILENCE_MS - quiet);
    });
  }
}
