/**
 * The simulators' time, in milliseconds. Tests step it; the demo runs it at a multiple of real time.
 *
 * Durations are the business of `after` alone. `now` is what gets stamped on objects: on a scaled clock it stays the
 * wall clock's time, because people and the console compare stamps with their own clock.
 */
export interface Clock {
  now(): number;
  /** Runs `task` once after `delayMs` of this clock. Returns `cancel`. */
  after(delayMs: number, task: () => void): () => void;
  /** Marks work (a request) that time waits for on a clock that is stepped; elsewhere the promise itself. */
  during<T>(work: Promise<T>): Promise<T>;
}

export interface ManualClock extends Clock {
  /** Lets `ms` pass: due tasks run in the order of their time, and after each moment everything they began has settled. */
  advance(ms: number): Promise<void>;
  /** Waits until nothing that `during` was told of is under way, without letting time pass. */
  settle(): Promise<void>;
}

interface Timer {
  due: number;
  order: number;
  task: () => void;
}

/** Rounds of the event loop without work under way that count as settled: a watch event needs one to arrive. */
const QUIET_ROUNDS = 3;

function eventLoopRound(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => setImmediate(resolve), 0);
  });
}

/** A clock that stands still until it is advanced. `start` is milliseconds since the epoch. */
export function manualClock(start = Date.UTC(2026, 0, 15, 9, 0, 0)): ManualClock {
  let current = start;
  let order = 0;
  let underWay = 0;
  const timers = new Set<Timer>();

  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < QUIET_ROUNDS;) {
      await eventLoopRound();
      quiet = underWay === 0 ? quiet + 1 : 0;
    }
  };

  const dueAt = (): number => Math.min(...[...timers].map((timer) => timer.due));

  const runDue = (): void => {
    const due = [...timers]
      .filter((timer) => timer.due <= current)
      .sort((a, b) => a.due - b.due || a.order - b.order);
    for (const timer of due) {
      // A task of the same moment may have cancelled this one.
      if (timers.delete(timer)) timer.task();
    }
  };

  return {
    now: () => current,
    after(delayMs, task) {
      const timer: Timer = { due: current + Math.max(0, delayMs), order: (order += 1), task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async during(work) {
      underWay += 1;
      try {
        return await work;
      } finally {
        underWay -= 1;
      }
    },
    settle,
    async advance(ms) {
      const end = current + ms;
      await settle();
      for (let next = dueAt(); next <= end; next = dueAt()) {
        current = Math.max(current, next);
        runDue();
        await settle();
      }
      current = end;
    },
  };
}

/** Real time, with delays shortened `speed` times. */
export function scaledClock(speed = 10): Clock {
  return {
    now: () => Date.now(),
    after(delayMs, task) {
      const timer = setTimeout(task, delayMs / speed);
      return () => clearTimeout(timer);
    },
    during: (work) => work,
  };
}

/** Resolves after `delayMs` of the clock. */
export function sleep(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });
}

/** The clock's moment as Kubernetes writes it (RFC 3339, whole seconds, UTC). */
export function timestamp(clock: Clock): string {
  return new Date(clock.now()).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
