import { manualClock, scaledClock, sleep, timestamp } from './clock';

describe('a clock that is stepped', () => {
  test('runs tasks in the order of their time, then in the order they were asked for', async () => {
    const clock = manualClock(0);
    const ran: string[] = [];
    clock.after(20, () => ran.push(`late ${clock.now()}`));
    clock.after(10, () => ran.push(`first ${clock.now()}`));
    clock.after(10, () => ran.push(`second ${clock.now()}`));
    await clock.advance(15);
    expect(ran).toEqual(['first 10', 'second 10']);
    await clock.advance(5);
    expect(ran).toEqual(['first 10', 'second 10', 'late 20']);
  });

  test('runs tasks that tasks ask for within the same step', async () => {
    const clock = manualClock(0);
    const moments: number[] = [];
    const tick = (): void => {
      moments.push(clock.now());
      clock.after(10, tick);
    };
    clock.after(10, tick);
    await clock.advance(35);
    expect(moments).toEqual([10, 20, 30]);
    expect(clock.now()).toBe(35);
  });

  test('lets no time pass while work is under way', async () => {
    const clock = manualClock(0);
    const moments: number[] = [];
    clock.after(10, () => {
      const work = new Promise<void>((resolve) => setTimeout(resolve, 20));
      void clock.during(work).then(() => moments.push(clock.now()));
    });
    clock.after(11, () => moments.push(clock.now()));
    await clock.advance(11);
    expect(moments).toEqual([10, 11]);
  });

  test('waits for work that fails as for work that succeeds', async () => {
    const clock = manualClock(0);
    await expect(clock.during(Promise.reject(new Error('no')))).rejects.toThrow('no');
    await clock.settle();
    expect(clock.now()).toBe(0);
  });

  test('forgets what is cancelled, also by a task of the same moment', async () => {
    const clock = manualClock(0);
    const ran: string[] = [];
    clock.after(10, () => cancel());
    const cancel = clock.after(10, () => ran.push('cancelled'));
    await clock.advance(100);
    expect(ran).toEqual([]);
  });

  test('is stamped on objects in whole seconds', async () => {
    const clock = manualClock(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
    expect(timestamp(clock)).toBe('2026-01-02T03:04:05Z');
    const slept = sleep(clock, 1000);
    await clock.advance(1000);
    await slept;
    expect(timestamp(clock)).toBe('2026-01-02T03:04:06Z');
  });
});

test('a scaled clock shortens delays and stamps real time', async () => {
  const clock = scaledClock(100);
  const begun = Date.now();
  await sleep(clock, 5000);
  const took = Date.now() - begun;
  expect(took).toBeGreaterThanOrEqual(45);
  expect(took).toBeLessThan(2500);
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  const cancelled = jest.fn();
  clock.after(100, cancelled)();
  await sleep(clock, 1000);
  expect(cancelled).not.toHaveBeenCalled();
});
