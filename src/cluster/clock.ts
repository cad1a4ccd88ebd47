/** Time and chance as the adapter sees them, so that tests step the one and fix the other. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `task` once after `delayMs`; 0: as soon as what waits (input, painting) had its turn. Returns `cancel`. */
  after(delayMs: number, task: () => void): () => void;
}

/** Work that is longer is broken off here and goes on in the next task: well below the 50 ms that people notice. */
const SLICE_MS = 12;

/** A message, because browsers stretch time-outs of 0 to 4 ms, and to a second in a hidden tab. */
const soon = (task: () => void): (() => void) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    task();
  };
  port2.postMessage(0);
  return () => {
    port1.close();
  };
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    if (delayMs === 0 && 'MessageChannel' in globalThis) return soon(task);
    const timer = setTimeout(task, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Resolves after `delayMs` of the clock. */
export const sleep = (clock: Clock, delayMs: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(delayMs, resolve);
  });

/** Begins a slice of work. Answers whether there is time left in it. */
export const slice = (clock: Clock): (() => boolean) => {
  const end = clock.now() + SLICE_MS;
  return () => clock.now() < end;
};

/** The clock's moment as RFC 3339. */
export const timestamp = (clock: Clock): string => new Date(clock.now()).toISOString();
