import type { Clock } from './clock';

/**
 * Waits that survive any number of reconciles in between: the first question under a name starts the wait and answers
 * false, questions after it has passed answer true. `wake` is called when it passes.
 */
export interface Delays {
  passed(name: string, ms: number, wake: () => void): boolean;
  /** Ends a wait, so that the next question starts it anew. */
  forget(name: string): void;
}

export function delays(clock: Clock): Delays {
  const waits = new Map<string, { over: boolean; cancel: () => void }>();
  return {
    passed(name, ms, wake) {
      const wait = waits.get(name);
      if (wait !== undefined) return wait.over;
      const started = { over: false, cancel: (): void => undefined };
      waits.set(name, started);
      started.cancel = clock.after(ms, () => {
        started.over = true;
        wake();
      });
      return false;
    },
    forget(name) {
      waits.get(name)?.cancel();
      waits.delete(name);
    },
  };
}
