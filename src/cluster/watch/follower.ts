import { toClusterError } from '../errors';
import type { ClusterError } from '../errors';
import { backOff } from './backOff';
import { SILENCE_MS, WatchConnection } from './watchConnection';
import type { ConnectionEnd } from './watchConnection';
import type { WatcherDeps } from './watcher';
import { webSocketWatch } from './watchSocket';
import type { WatchTarget } from './watchSocket';

/** What a follower tells of its watch. */
export interface FollowerEvents {
  onObject: (type: 'put' | 'remove', object: unknown) => void;
  /** Changes come again. */
  onFresh: () => void;
  /** Changes may be missing since this moment; `isLong` when a page has to say so. */
  onLost: (since: number, isLong: boolean) => void;
  /** Only a new list tells what is there now. */
  onExpired: () => void;
  /** A probe was refused. @returns whether asking again soon is of no use */
  onRefused: (error: ClusterError) => boolean;
}

/** A connection that lived this long, or brought anything, was a good one: its end is the server's ordinary time-out. */
const GOOD_CONNECTION_MS = 10_000;
/** A pause in the watch shorter than this is not worth a word on the page. */
const STALE_AFTER_MS = 5000;

/**
 * Follows a list that was read to its end: one watch after the other, each from where the last one ended. Not needed before a page is drawn,
 * so it is loaded while the first lists are read.
 */
export class Follower {
  resourceVersion = '';
  /** Connections refused in a row although a list is answered. */
  private refusals = 0;
  /** Silences in a row. Until a frame comes after one, an open connection is no proof that changes come. */
  private silences = 0;
  /** How long connections have been open since the last frame. */
  private quietMs = 0;
  /** When the last frame came, or the following began. */
  private lastSign = 0;
  private connection: WatchConnection | undefined;
  private failures = 0;
  private lostAt: number | undefined;
  /** Raised to let go of whatever is under way. */
  private turn = 0;
  private cancelTimer: () => void = () => undefined;

  constructor(
    private readonly target: WatchTarget,
    private readonly events: FollowerEvents,
    private readonly deps: WatcherDeps,
  ) {}

  /** Changes do not come, so that a list tells of its own moment only. */
  get isDeaf(): boolean {
    return this.refusals + this.silences > 0;
  }

  /** Goes on from a version: that of a list, or of the last event. */
  start(resourceVersion: string): void {
    this.stop();
    this.resourceVersion = resourceVersion;
    this.failures = 0;
    this.quietMs = 0;
    this.lastSign = this.deps.clock.now();
    this.lostAt = undefined;
    this.connect();
  }

  stop(): void {
    this.turn += 1;
    this.cancelTimer();
    this.connection?.close();
    this.connection = undefined;
  }

  private connect(): void {
    const { clock, subprotocols } = this.deps;
    const openedAt = clock.now();
    const connection = new WatchConnection(
      this.target,
      this.resourceVersion,
      {
        onOpen: () => {
          this.refusals = 0;
          if (this.silences === 0) this.fresh();
        },
        onObject: this.events.onObject,
        onSign: () => {
          if (this.silences > 0) this.fresh();
        },
        onEnd: (end) => {
          this.ended(end, connection, openedAt);
        },
      },
      clock,
      webSocketWatch(subprotocols),
    );
    this.connection = connection;
  }

  private ended(end: ConnectionEnd, connection: WatchConnection, openedAt: number): void {
    this.connection = undefined;
    this.resourceVersion = connection.resourceVersion;
    const { clock, random } = this.deps;
    if (this.isSilent(connection)) {
      this.silent();
      return;
    }
    this.lost(clock.now(), false);
    if (end === 'expired') {
      // The server did send: the list and the watch after it are to be trusted again.
      this.silences = 0;
      this.events.onExpired();
    } else if (end === 'refused') {
      void this.probe();
    } else {
      const good = connection.frames > 0 || clock.now() - openedAt >= GOOD_CONNECTION_MS;
      this.failures = good ? 0 : this.failures + 1;
      this.reconnect(good ? random() * 250 : backOff(this.failures, random()));
    }
  }

  /** One connection that brings nothing for long is as silent as several shorter ones; the time between them tells nothing. */
  private isSilent({ opened, frames, lastFrame }: WatchConnection): boolean {
    if (!opened) return false;
    if (frames > 0) {
      this.quietMs = 0;
      this.lastSign = lastFrame;
    }
    this.quietMs += this.deps.clock.now() - lastFrame;
    return this.quietMs >= SILENCE_MS;
  }

  /** A dead line is mended by a new one. Where that is silent too, lists at intervals keep the page from freezing. */
  private silent(): void {
    this.silences += 1;
    this.quietMs = 0;
    const delay = backOff(this.silences, this.deps.random());
    this.lost(this.lastSign, true);
    if (this.silences === 1) this.reconnect(delay);
    else this.later(delay, this.events.onExpired);
  }

  private fresh(): void {
    this.silences = 0;
    this.lostAt = undefined;
    this.events.onFresh();
  }

  private lost(at: number, isLong: boolean): void {
    this.lostAt ??= at;
    this.events.onLost(this.lostAt, isLong);
  }

  private reconnect(delayMs: number): void {
    const now = this.deps.clock.now();
    this.lost(now, now + delayMs - (this.lostAt ?? now) >= STALE_AFTER_MS);
    this.later(delayMs, () => {
      this.connect();
    });
  }

  /** A browser does not say why a WebSocket was refused; a list of one object does: 401 (the console logs out), 403, 404, or no answer. */
  private async probe(): Promise<void> {
    const { turn } = this;
    const { client, random, clock } = this.deps;
    const { kind, namespace } = this.target;
    try {
      await client.list(kind, { namespace, limit: 1 });
      if (turn !== this.turn) return;
      this.refusals += 1;
      const delay = backOff(this.refusals, random());
      if (this.refusals === 1) {
        this.reconnect(delay);
        return;
      }
      // Either the version is refused, or no WebSocket comes through at all: lists at intervals keep the page from freezing.
      this.lost(clock.now(), true);
      this.later(delay, this.events.onExpired);
    } catch (thrown) {
      if (turn !== this.turn) return;
      const error = toClusterError(thrown);
      if (this.events.onRefused(error)) return;
      this.failures += 1;
      this.lost(clock.now(), true);
      this.reconnect(Math.max(error.retryAfterMs ?? 0, backOff(this.failures, random())));
    }
  }

  private later(delayMs: number, task: () => void): void {
    this.cancelTimer();
    this.cancelTimer = this.deps.clock.after(delayMs, task);
  }
}
