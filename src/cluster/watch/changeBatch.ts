import type { Change } from '../../core/inventory/inventory';
import { keyOf } from '../../core/kinds/read';
import type { Clock } from '../clock';

/** How long to wait for more changes after one, and at most after the first: a rollout changes hundreds of objects in a second. */
const TRAILING_MS = 120;
const MAX_WAIT_MS = 1000;
/** Changes handed on in one task, so that a cluster that is just being read does not freeze the page. */
const SLICE = 400;

const idOf = (change: Change): string => {
  switch (change.type) {
    case 'put':
      return `${change.kind} ${keyOf(change.facts)}`;
    case 'remove':
      return `${change.kind} ${change.key}`;
    case 'state':
      return `state ${change.kind} ${change.namespace}`;
  }
};

/** Collects changes and hands them on together, the last one of each object only. */
export class ChangeBatch {
  private readonly pending = new Map<string, Change>();
  private first: number | undefined;
  private cancelTimer: () => void = () => undefined;

  constructor(
    private readonly clock: Clock,
    private readonly deliver: (changes: readonly Change[]) => void,
  ) {}

  add(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    for (const change of changes) {
      const id = idOf(change);
      // "Loaded" may not overtake the objects that it speaks for; an object keeps its place, so that it cannot fall behind "loaded".
      if (change.type === 'state') this.pending.delete(id);
      this.pending.set(id, change);
    }
    const now = this.clock.now();
    this.first ??= now;
    const wait = Math.min(TRAILING_MS, Math.max(0, this.first + MAX_WAIT_MS - now));
    this.schedule(wait);
  }

  /** Forgets what is pending. */
  stop(): void {
    this.cancelTimer();
    this.pending.clear();
  }

  private schedule(delayMs: number): void {
    this.cancelTimer();
    this.cancelTimer = this.clock.after(delayMs, () => {
      this.flush();
    });
  }

  private flush(): void {
    const slice: Change[] = [];
    for (const [id, change] of this.pending) {
      if (slice.length === SLICE) break;
      slice.push(change);
      this.pending.delete(id);
    }
    this.first = undefined;
    if (this.pending.size > 0) {
      this.first = this.clock.now() - MAX_WAIT_MS;
      this.schedule(0);
    }
    this.deliver(slice);
  }
}
