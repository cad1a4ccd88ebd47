/** Lets a few writes through at a time, so that a plan of hundreds does not flood the API server. */
export class WriteSlots {
  private busy = 0;
  private readonly queue: (() => void)[] = [];

  constructor(
    private readonly slots: number,
    /** Told when the first write begins and when the last one ends. */
    private readonly onBusy: (busy: boolean) => void,
  ) {}

  async run<T>(write: () => Promise<T>): Promise<T> {
    if (this.busy >= this.slots) {
      await new Promise<void>((resolve) => {
        this.queue.push(resolve);
      });
    }
    this.busy += 1;
    if (this.busy === 1) this.onBusy(true);
    try {
      return await write();
    } finally {
      this.busy -= 1;
      if (this.busy === 0) this.onBusy(false);
      this.queue.shift()?.();
    }
  }
}
