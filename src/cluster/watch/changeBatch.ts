import type { Change } from '../../core/inventory/inventory';
import { keyOf } from '../../core/kinds/read';
import type { Clock } from '../clock';

/** How long to wait for more changes after one, and at most after the first: a rollout changes hundreds of objects in a second. */
const TRAILING_MS = 120;
const MAX_WAIT_MS = 1000;

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
  readonly #pending = new Map<string, Change>();
  #first: number | undefined;
  /** The changes that were handed on last are still being worked on. */
  #busy = false;
  #restUntil = 0;
  #cancelTimer: () => void = () => undefined;

  /** @param deliver calls `done` when it is through with the changes; what comes meanwhile waits for that */
  readonly #clock: Clock;
  readonly #deliver: (changes: readonly Change[], done: () => void) => void;

  constructor(clock: Clock, deliver: (changes: readonly Change[], done: () => void) => void) {
    this.#clock = clock;
    this.#deliver = deliver;
  }

  add(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    for (const change of changes) {
      const id = idOf(change);
      // "Loaded" may not overtake the objects that it speaks for; an object keeps its place, so that it cannot fall behind "loaded".
      if (change.type === 'state') this.#pending.delete(id);
      this.#pending.set(id, change);
    }
    this.#first ??= this.#clock.now();
    this.#schedule();
  }

  /** Forgets what is pending. */
  stop(): void {
    this.#cancelTimer();
    this.#pending.clear();
  }

  #schedule(): void {
    this.#cancelTimer();
    if (this.#busy || this.#first === undefined) return;
    const now = this.#clock.now();
    const due = Math.min(now + TRAILING_MS, this.#first + MAX_WAIT_MS);
    this.#cancelTimer = this.#clock.after(Math.max(0, Math.max(due, this.#restUntil) - now), () => {
      this.#flush();
    });
  }

  #flush(): void {
    const changes = [...this.#pending.values()];
    this.#pending.clear();
    this.#first = undefined;
    this.#busy = true;
    const began = this.#clock.now();
    this.#deliver(changes, () => {
      const now = this.#clock.now();
      this.#busy = false;
      // While a large cluster is being read every batch is work for the whole of it: half of the time belongs to the page.
      this.#restUntil = now + (now - began);
      this.#schedule();
    });
  }
}
