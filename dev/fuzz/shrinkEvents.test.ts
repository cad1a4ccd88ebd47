import { firstDifference } from './firstDifference';
import { shrinkEvents } from './shrinkEvents';
import type { ClusterEvent, SingleEvent } from './clusterEvent';

const gone = (key: string): SingleEvent => ({ type: 'delete', kind: 'vm', key });

/** Fails at the first event after which both `a` and `b` are gone. */
const fails = (events: readonly ClusterEvent[]): number | undefined => {
  const keys = new Set<string>();
  const at = events.findIndex((event) => {
    for (const part of event.type === 'together' ? event.events : [event]) {
      if (part.type === 'delete') keys.add(part.key);
    }
    return keys.has('a') && keys.has('b');
  });
  return at < 0 ? undefined : at;
};

describe('what a failing fuzz reports', () => {
  it('is the events that matter and no other, those of a burst included', () => {
    const noise = Array.from({ length: 20 }, (_, index) => gone(String(index)));
    const events: readonly ClusterEvent[] = [
      ...noise,
      { type: 'together', events: [...noise, gone('a'), ...noise] },
      ...noise,
      gone('b'),
      ...noise,
    ];
    expect(shrinkEvents(events, fails)).toEqual([
      { type: 'together', events: [gone('a')] },
      gone('b'),
    ]);
  });

  it('names the place where two answers part', () => {
    const kept = { networks: [{ id: 'a', nics: new Set(['x']) }] };
    const anew = { networks: [{ id: 'a', nics: new Set(['y']) }] };
    expect(firstDifference(kept, kept)).toBeUndefined();
    expect(firstDifference(kept, anew)).toEqual({
      path: '.networks.0.nics.0',
      kept: 'x',
      anew: 'y',
    });
    expect(firstDifference({ a: 1 }, {})).toMatchObject({ path: '', anew: {} });
  });
});
