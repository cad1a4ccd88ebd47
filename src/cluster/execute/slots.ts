/** Requests of a plan that run at the same time: a plan of hundreds of steps does not flood the API server. */
export const REQUESTS_IN_FLIGHT = 5;

/** Lets a few tasks through at a time. */
export class Slots {
  private busy = 0;
  private readonly queue: (() => void)[] = [];

  /** @param onBusy told when the first task begins and when the last one ends */
  constructor(private readonly onBusy: (busy: boolean) => void = () => undefined) {}

  /** As `run`, to hand on. */
  readonly inTurn = async <T>(task: () => Promise<T>): Promise<T> => this.run(task);

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.busy >= REQUESTS_IN_FLIGHT) {
      await new Promise<void>((resolve) => {
        this.queue.push(resolve);
      });
    } else {
      this.busy += 1;
      if (this.busy === 1) this.onBusy(true);
    }
    try {
      return await task();
    } finally {
      const next = this.queue.shift();
      // A slot is handed over, never free in between: whoever comes in that moment has to queue.
      if (next !== undefined) next();
      else {
        this.busy -= 1;
        if (this.busy === 0) this.onBusy(false);
      }
    }
  }
}
