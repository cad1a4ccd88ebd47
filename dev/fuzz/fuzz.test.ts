import process from 'node:process';
import fc from 'fast-check';
import { anyEvents } from './anyEvents';
import type { ClusterEvent } from './clusterEvent';
import { play } from './play';
import { shrinkEvents } from './shrinkEvents';

/** `npm test -- fuzz` plays more events; a seed that failed is played alone with FUZZ_SEED=… FUZZ_EVENTS=1. */
const EVENTS = Number(process.env.FUZZ_EVENTS ?? 300);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);
const LENGTH = 100;

const eventsOf = (seed: number): readonly ClusterEvent[] =>
  fc.sample(fc.noBias(anyEvents(LENGTH)), { seed, numRuns: 1 })[0] ?? [];

/** What somebody needs to mend it: the seed, the few events that matter, and where the two ways of knowing part. */
const report = (seed: number, events: readonly ClusterEvent[]): string => {
  const few = shrinkEvents(events, (some) => play(some)?.after);
  const mismatch = play(few);
  return [
    `seed ${seed}: after these ${few.length} events what was kept is not what is read anew`,
    ...few.map((event) => `  ${JSON.stringify(event)}`),
    `at ${mismatch?.path ?? ''}`,
    `  kept: ${JSON.stringify(mismatch?.kept)}`,
    `  anew: ${JSON.stringify(mismatch?.anew)}`,
  ].join('\n');
};

describe('what is kept up to date', () => {
  it(`equals what is read anew after each of ${EVENTS} events`, () => {
    for (let seed = FIRST_SEED, played = 0; played < EVENTS; seed += 1) {
      const events = eventsOf(seed);
      expect(events).toHaveLength(LENGTH);
      if (play(events) !== undefined) throw new Error(report(seed, events));
      played += events.length;
    }
  }, 600_000);
});
