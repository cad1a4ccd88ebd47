import { manualClock } from './clock';
import { workQueue } from './workQueue';

test('a key that is asked for many times while it waits is reconciled once', async () => {
  const clock = manualClock();
  const seen: string[] = [];
  const queue = workQueue(
    clock,
    (key) => {
      seen.push(key);
      return Promise.resolve('done');
    },
    () => undefined,
  );
  for (const key of ['a', 'b', 'b', 'b']) queue.add(key);
  await clock.settle();
  expect(seen).toEqual(['a', 'b']);
});

test('a key that is asked for while it runs is reconciled once more, never at the same time', async () => {
  const clock = manualClock();
  let running = 0;
  let most = 0;
  let runs = 0;
  const queue = workQueue(
    clock,
    async (key) => {
      running += 1;
      most = Math.max(most, running);
      runs += 1;
      if (runs === 1) for (let again = 0; again < 3; again += 1) queue.add(key);
      await Promise.resolve();
      running -= 1;
      return 'done';
    },
    () => undefined,
  );
  queue.add('a');
  await clock.settle();
  expect([runs, most]).toEqual([2, 1]);
});

test('a reconcile that throws is told and tried again, with a wait that doubles up to the maximum', async () => {
  const clock = manualClock(0);
  const moments: number[] = [];
  const errors: unknown[] = [];
  const queue = workQueue(
    clock,
    () => {
      moments.push(clock.now());
      return Promise.reject(new Error('not now'));
    },
    (key, error) => errors.push([key, String(error)]),
    { initialMs: 10, maximumMs: 40 },
  );
  queue.add('a');
  await clock.advance(130);
  expect(moments).toEqual([0, 10, 30, 70, 110]);
  expect(errors[0]).toEqual(['a', 'Error: not now']);
});

test('success forgets the back-off, and another look comes when it was asked for', async () => {
  const clock = manualClock(0);
  const moments: number[] = [];
  const answers = ['retry', 'retry', 'done', 'retry', { againAfterMs: 500 }, 'done'] as const;
  const queue = workQueue(
    clock,
    () => Promise.resolve(answers[moments.push(clock.now()) - 1] ?? 'done'),
    () => undefined,
    { initialMs: 10, maximumMs: 1000 },
  );
  queue.add('a');
  await clock.advance(100);
  queue.add('a');
  await clock.advance(1000);
  expect(moments).toEqual([0, 10, 30, 100, 110, 610]);
});

test('a queue that is stopped does nothing more', async () => {
  const clock = manualClock();
  let runs = 0;
  const queue = workQueue(
    clock,
    () => {
      runs += 1;
      return Promise.resolve('retry');
    },
    () => undefined,
  );
  queue.add('a');
  await clock.settle();
  queue.stop();
  queue.add('b');
  await clock.advance(60_000);
  expect(runs).toBe(1);
});
