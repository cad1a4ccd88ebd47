import type { Change } from '../../core/inventory/inventory';
import type { LoadState } from '../../core/inventory/loadState';
import { sameFacts } from '../../core/inventory/sameFacts';
import type { Clock } from '../clock';
import { timestamp } from '../clock';
import type { ClusterClient } from '../client';
import { toClusterError } from '../errors';
import type { ClusterError } from '../errors';
import { backOff } from './backOff';
import { listAll } from './listAll';
import { PageSize } from './pageSize';
import { readInSlices } from './readInSlices';
import { removalOf, toChange } from './toChange';
import type { Follower } from './follower';
import type { WatchTarget } from './watchSocket';

export interface WatcherDeps {
  client: Pick<ClusterClient, 'list'>;
  /** By which WebSockets say whom the console impersonates. */
  subprotocols: readonly string[];
  clock: Clock;
  /** 0 to 1. */
  random: () => number;
}

/** How often to ask again for what is forbidden, or not installed: rights and operators come while a page is open. */
export const FORBIDDEN_RETRY_MS = 60_000;
export const ABSENT_RETRY_MS = 30_000;
/**
 * Keeps one kind in one scope up to date, as an informer does: a list in pages, then a watch that goes on from where it ended. Only a version
 * that the server no longer knows makes it list again, and that list never shows fewer objects than there are: what is gone is removed when
 * the list is complete.
 */
export class Watcher {
  readonly #pageSize = new PageSize();
  #keys = new Set<string>();
  /** The list was complete once and nothing has contradicted it since. */
  #live = false;
  #resourceVersion = '';
  #follower: Follower | undefined;
  #failures = 0;
  /** Since when changes may be missing. */
  #lostAt: number | undefined;
  /** Raised to let go of whatever is under way. */
  #turn = 0;
  #said: LoadState | undefined;
  #cancelTimer: () => void = () => undefined;

  readonly #emit: (changes: readonly Change[]) => void;
  readonly #deps: WatcherDeps;
  readonly #peers: () => readonly Watcher[];

  /** @param peers all that watch the same kind, in a larger or a smaller scope: they may have read the same objects */
  constructor(
    readonly target: WatchTarget,
    emit: (changes: readonly Change[]) => void,
    deps: WatcherDeps,
    peers: () => readonly Watcher[] = () => [],
  ) {
    this.#emit = emit;
    this.#deps = deps;
    this.#peers = peers;
  }

  start(): void {
    // Until the first page comes, a namespace would be thought as forbidden as the cluster is.
    if (this.target.namespace !== '')
      this.#say({ status: 'loading', read: 0, remaining: undefined });
    void this.#list();
  }

  /** Stops without a word; what was read stays where it is. */
  stop(): void {
    this.#letGo();
  }

  /** Reads everything again beside what is shown: a peer's older reading may have come over it. */
  refresh(): void {
    void this.#list();
  }

  /** Takes back everything it said, but for the objects that a peer has too. */
  forget(): void {
    this.#letGo();
    this.#removeAll();
    this.#live = false;
    this.#lostAt = undefined;
    this.#said = undefined;
    this.#emit([{ type: 'state', ...this.target, state: undefined }]);
  }

  /** Lets the connection go while nobody looks; `resume` goes on from the same version. */
  pause(): void {
    const live = this.#live;
    this.#letGo();
    if (live) this.#stale(this.#lostAt ?? this.#deps.clock.now());
  }

  resume(): void {
    this.#letGo();
    if (this.#live) void this.#follow();
    else void this.#list();
  }

  #letGo(): void {
    this.#turn += 1;
    this.#cancelTimer();
    this.#resourceVersion = this.#follower?.resourceVersion || this.#resourceVersion;
    this.#follower?.stop();
  }

  #later(delayMs: number, task: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#deps.clock.after(delayMs, task);
  }

  async #list(): Promise<void> {
    this.#letGo();
    const turn = this.#turn;
    const startedAt = this.#deps.clock.now();
    const seen = new Set<string>();
    let read = 0;
    try {
      const resourceVersion = await listAll(this.#deps.client, this.target, this.#pageSize, {
        cancelled: () => turn !== this.#turn,
        onRestart: () => {
          seen.clear();
          read = 0;
        },
        onPage: async ({ items, remaining }) => {
          read += items.length;
          await readInSlices(this.target.kind, items, this.#deps.clock, (puts, keys) => {
            if (turn !== this.#turn) return false;
            for (const key of keys) {
              seen.add(key);
              this.#keys.add(key);
            }
            this.#emit(puts);
            return true;
          });
          if (turn === this.#turn && !this.#live) this.#say({ status: 'loading', read, remaining });
        },
      });
      if (turn !== this.#turn || resourceVersion === undefined) return;
      this.#completed(seen, resourceVersion, startedAt);
    } catch (thrown) {
      if (turn === this.#turn) this.#listFailed(toClusterError(thrown), startedAt);
    }
  }

  #completed(seen: Set<string>, resourceVersion: string, startedAt: number): void {
    const { kind } = this.target;
    const gone = [...this.#keys].filter((key) => !seen.has(key));
    this.#emit(gone.map((key) => ({ type: 'remove', kind, key })));
    this.#keys = seen;
    this.#live = true;
    this.#failures = 0;
    this.#resourceVersion = resourceVersion;
    if (this.#follower?.isDeaf) this.#stale(startedAt);
    else this.#fresh();
    void this.#follow();
  }

  #listFailed(error: ClusterError, at: number): void {
    if (this.#refusedForGood(error)) return;
    this.#failures += 1;
    if (this.#live) this.#stale(this.#lostAt ?? at);
    else this.#say({ status: 'failed', reason: error.message });
    const delay = error.retryAfterMs ?? 0;
    this.#later(Math.max(delay, backOff(this.#failures, this.#deps.random())), () => {
      void this.#list();
    });
  }

  /** What may not be read, or does not exist, is no longer shown, and asked for again slowly. */
  #refusedForGood({ reason, message }: ClusterError): boolean {
    if (reason !== 'forbidden' && reason !== 'not-found') return false;
    this.#removeAll();
    this.#live = false;
    this.#lostAt = undefined;
    this.#failures = 0;
    const forbidden = reason === 'forbidden';
    this.#say(forbidden ? { status: 'forbidden', reason: message } : { status: 'absent' });
    const pause = forbidden ? FORBIDDEN_RETRY_MS : ABSENT_RETRY_MS;
    this.#later(pause * (0.75 + this.#deps.random() / 2), () => {
      void this.#list();
    });
    return true;
  }

  /** Follows from the list's version, or from where the follower was; a follower that cannot be loaded is tried again like a lost watch. */
  async #follow(): Promise<void> {
    const turn = this.#turn;
    const { clock, random } = this.#deps;
    try {
      this.#follower ??= await this.#loadFollower();
      if (turn !== this.#turn) return;
      this.#failures = 0;
      this.#follower.start(this.#resourceVersion);
    } catch {
      if (turn !== this.#turn) return;
      this.#failures += 1;
      this.#stale(this.#lostAt ?? clock.now());
      this.#later(backOff(this.#failures, random()), () => {
        void this.#list();
      });
    }
  }

  async #loadFollower(): Promise<Follower> {
    const { Follower } = await import('./follower');
    return new Follower(
      this.target,
      {
        onObject: (type, object) => {
          this.#receive(type, object);
        },
        onFresh: () => {
          this.#fresh();
        },
        onLost: (since, isLong) => {
          this.#lostAt ??= since;
          if (isLong) this.#stale(this.#lostAt);
        },
        onExpired: () => {
          void this.#list();
        },
        onRefused: (error) => this.#refusedForGood(error),
      },
      this.#deps,
    );
  }

  #receive(type: 'put' | 'remove', object: unknown): void {
    const { kind } = this.target;
    if (type === 'put') {
      const put = toChange(kind, object, this.#keys);
      if (put !== undefined) this.#emit([put]);
      return;
    }
    const removal = removalOf(kind, object);
    if (removal !== undefined && this.#keys.delete(removal.key)) this.#emit([removal]);
  }

  #removeAll(): void {
    const { kind } = this.target;
    const keys = [...this.#keys];
    this.#keys = new Set();
    const peers = this.#peers();
    const own = keys.filter((key) => !peers.some((peer) => peer.#keys.has(key)));
    this.#emit(own.map((key) => ({ type: 'remove', kind, key })));
  }

  #fresh(): void {
    this.#lostAt = undefined;
    this.#say({ status: 'loaded' });
  }

  #stale(since: number): void {
    this.#lostAt = since;
    const { clock } = this.#deps;
    this.#say({ status: 'loaded', staleSince: timestamp({ ...clock, now: () => since }) });
  }

  #say(state: LoadState): void {
    if (sameFacts(this.#said, state)) return;
    this.#said = state;
    this.#emit([{ type: 'state', ...this.target, state }]);
  }
}
