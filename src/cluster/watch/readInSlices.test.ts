import { nad } from '../../../dev/jest/watchStory';
import type { Put } from '../../core/inventory/inventory';
import { readInSlices } from './readInSlices';

/** A clock on which every look takes five milliseconds, and what is asked for later is done at once. */
const busyClock = () => {
  let now = 0;
  let tasks = 0;
  return {
    now: () => (now += 5),
    after: (_delay: number, task: () => void) => {
      tasks += 1;
      queueMicrotask(task);
      return () => undefined;
    },
    tasks: () => tasks,
  };
};

const objects = Array.from({ length: 10 }, (_, index) => nad(index));

it('reads a page in several tasks, so that none of them is long', async () => {
  const clock = busyClock();
  const slices: (readonly Put[])[] = [];
  const keys = new Set<string>();
  await readInSlices('nad', objects, clock, (puts, own) => {
    slices.push(puts);
    for (const key of own) keys.add(key);
    return true;
  });
  expect(slices.map(({ length }) => length)).toEqual([2, 2, 2, 2, 2]);
  expect(clock.tasks()).toBe(4);
  expect(keys.size).toBe(10);
});

it('ends when nobody wants the rest', async () => {
  let taken = 0;
  await readInSlices('nad', objects, busyClock(), (puts) => {
    taken += puts.length;
    return false;
  });
  expect(taken).toBe(2);
});

it('leaves out what cannot be identified, and takes an empty page', async () => {
  const taken: (readonly Put[])[] = [];
  const take = (puts: readonly Put[]): boolean => {
    taken.push(puts);
    return true;
  };
  await readInSlices('nad', [{ spec: {} }], busyClock(), take);
  await readInSlices('nad', [], busyClock(), take);
  expect(taken).toEqual([[], []]);
});
