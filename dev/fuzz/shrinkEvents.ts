import type { ClusterEvent, SingleEvent } from './clusterEvent';

/**
 * The events without which a sequence no longer fails (delta debugging: ever smaller pieces are left out as long as it still fails).
 * @param fails index of the event at which a sequence fails, or `undefined` when it passes
 */
const shrink = <E>(
  events: readonly E[],
  fails: (events: readonly E[]) => number | undefined,
): readonly E[] => {
  let shortest = events.slice(0, (fails(events) ?? events.length - 1) + 1);
  let piece = Math.ceil(shortest.length / 2);
  for (;;) {
    let removed = false;
    for (let start = 0; start < shortest.length;) {
      const shorter = [...shortest.slice(0, start), ...shortest.slice(start + piece)];
      const at = fails(shorter);
      if (at === undefined) {
        start += piece;
      } else {
        shortest = shorter.slice(0, at + 1);
        removed = true;
      }
    }
    if (piece === 1 && !removed) return shortest;
    piece = Math.max(1, Math.floor(piece / 2));
  }
};

type Fails = (events: readonly ClusterEvent[]) => number | undefined;

const shrinkTogether = (events: readonly ClusterEvent[], fails: Fails): readonly ClusterEvent[] =>
  events.reduce((shorter, event, index) => {
    if (event.type !== 'together') return shorter;
    const withOnly = (some: readonly SingleEvent[]): readonly ClusterEvent[] =>
      shorter.with(index, { type: 'together', events: some });
    const few = shrink(event.events, (some) =>
      fails(withOnly(some)) === undefined ? undefined : some.length,
    );
    return withOnly(few);
  }, events);

/** The shortest failing sequence that leaving out events, and parts of what happens together, leads to. */
export const shrinkEvents = (
  events: readonly ClusterEvent[],
  fails: Fails,
): readonly ClusterEvent[] => shrink(shrinkTogether(shrink(events, fails), fails), fails);
