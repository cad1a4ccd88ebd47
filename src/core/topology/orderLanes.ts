import { compareNames } from '../values/compareNames';
import type { Neighbours } from './neighbours';

/** Something that takes a row of a lane: a card, or the place where a link passes through a lane. */
export interface Slot {
  id: string;
  lane: number;
  /** Pixels. */
  height: number;
  /** Where it stands before anything pulls at it: smaller is higher. */
  rank: readonly [group: number, weight: number, name: string];
}

export interface Pull {
  source: string;
  target: string;
}

const SWEEPS = 4;

const byRank = ({ rank: a }: Slot, { rank: b }: Slot): number =>
  a[0] - b[0] || b[1] - a[1] || compareNames(a[2], b[2]);

type Order = readonly (readonly Slot[])[];

const indexesOf = (slots: readonly Slot[]): ReadonlyMap<string, number> =>
  new Map(slots.map(({ id }, index) => [id, index]));

/**
 * Sorts a lane by the mean place of the neighbours in another lane; equal means keep their order, and who has no neighbour there keeps its
 * place.
 */
const pulled = (
  slots: readonly Slot[],
  other: readonly Slot[],
  neighboursOf: (id: string) => readonly string[],
): readonly Slot[] => {
  const places = indexesOf(other);
  const moving = slots.flatMap((slot, index) => {
    const found = neighboursOf(slot.id).flatMap((id) => places.get(id) ?? []);
    if (found.length === 0) return [];
    return [{ slot, index, mean: found.reduce((sum, place) => sum + place, 0) / found.length }];
  });
  const result = [...slots];
  const sorted = [...moving].sort((a, b) => a.mean - b.mean || a.index - b.index);
  for (const [turn, { slot }] of sorted.entries()) {
    for (const { index } of moving.slice(turn, turn + 1)) result[index] = slot;
  }
  return result;
};

/** Number of pairs of links that cross between neighbouring lanes. */
export const countCrossings = (order: Order, pulls: readonly Pull[]): number => {
  let crossings = 0;
  for (const [lane, slots] of order.slice(1).entries()) {
    const left = indexesOf(order.slice(lane, lane + 1).flat());
    const right = indexesOf(slots);
    const ends = pulls.flatMap(({ source, target }) => {
      const [from, to] = [left.get(source), right.get(target)];
      return from === undefined || to === undefined ? [] : [[from, to] as const];
    });
    for (const [i, [from, to]] of ends.entries()) {
      for (const [otherFrom, otherTo] of ends.slice(i + 1)) {
        if ((from - otherFrom) * (to - otherTo) < 0) crossings += 1;
      }
    }
  }
  return crossings;
};

/**
 * Orders the slots of each lane so that few links cross: barycentre sweeps to the right and to the left, of which the best order is kept.
 * Depends on ids, ranks and links only, never on the order in which they are given.
 */
export const orderLanes = (
  slots: readonly Slot[],
  pulls: readonly Pull[],
  neighbours: Neighbours,
  laneCount: number,
): Order => {
  const byLane = Array.from({ length: laneCount }, (_, lane) =>
    slots.filter((slot) => slot.lane === lane).sort(byRank),
  );
  /** Each lane after the one before it was settled. */
  const swept = (order: Order, side: (id: string) => readonly string[]): Order => {
    const done: (readonly Slot[])[] = [];
    for (const lane of order) done.push(pulled(lane, done.at(-1) ?? [], side));
    return done;
  };
  const reversed = (order: Order): Order => [...order].reverse();
  let order: Order = byLane;
  let best: Order = byLane;
  let fewest = Infinity;
  for (let round = 0; round < SWEEPS && fewest > 0; round++) {
    order = swept(order, (id) => neighbours.leftOf(id));
    order = reversed(swept(reversed(order), (id) => neighbours.rightOf(id)));
    const crossings = countCrossings(order, pulls);
    if (crossings < fewest) [best, fewest] = [order, crossings];
  }
  return best;
};
