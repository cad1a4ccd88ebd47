import type { Clock } from './clock';

/** What a reconcile asks for: nothing more, another try after the back-off, or another look after a time of the clock. */
export type Reconciled = 'done' | 'retry' | { againAfterMs: number };

export interface WorkQueue {
  /** Asks for a reconcile of the key; asked again while it waits or runs, it runs once more after that. */
  add(key: string): void;
  stop(): void;
}

export interface BackOff {
  initialMs: number;
  maximumMs: number;
}

/** kubernetes-nmstate's back-off (NNCP_INITIAL_BACKOFF_SECONDS, NNCP_MAX_BACKOFF_SECONDS); right enough for the others. */
const BACK_OFF: BackOff = { initialMs: 1000, maximumMs: 30_000 };

/**
 * Reconciles keys one at a time, in the order asked for. A reconcile that throws is tried again after the back-off, which
 * doubles per key and is forgotten with the first success. `onError` is told of every throw.
 */
export function workQueue(
  clock: Clock,
  reconcile: (key: string) => Promise<Reconciled>,
  onError: (key: string, error: unknown) => void,
  backOff: BackOff = BACK_OFF,
): WorkQueue {
  const waiting = new Set<string>();
  const failures = new Map<string, number>();
  let running = false;
  let stopped = false;

  const add = (key: string): void => {
    if (stopped) return;
    waiting.add(key);
    if (!running) void work();
  };

  const again = (key: string, outcome: Reconciled): void => {
    if (outcome === 'done') {
      failures.delete(key);
      return;
    }
    if (outcome !== 'retry') {
      clock.after(outcome.againAfterMs, () => add(key));
      return;
    }
    const failed = failures.get(key) ?? 0;
    failures.set(key, failed + 1);
    clock.after(Math.min(backOff.initialMs * 2 ** failed, backOff.maximumMs), () => add(key));
  };

  const work = async (): Promise<void> => {
    running = true;
    for (let [key] = waiting; key !== undefined && !stopped; [key] = waiting) {
      waiting.delete(key);
      try {
        again(key, await reconcile(key));
      } catch (error) {
        onError(key, error);
        again(key, 'retry');
      }
    }
    running = false;
  };

  return {
    add,
    stop() {
      stopped = true;
      waiting.clear();
    },
  };
}
