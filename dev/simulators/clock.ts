/** The simulators' time. Tests step it; the demo runs it at a multiple of real time. Milliseconds. */
export interface Clock {
  now(): number;
  /** Runs `task` once after `delayMs` of this clock. Returns `cancel`. */
  after(delayMs: number, task: () => void): () => void;
}
