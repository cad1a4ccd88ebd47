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
  const queue = [...moving].sort((a, b) => a.mean - b.mean || a.index - b.index);
  const moves = new Set(moving.map(({ index }) => index));
  let next = 0;
  return slots.map((slot, index) => (moves.has(index) ? (queue[next++]?.slot ?? slot) : slot));
};

/** Number of pairs of links that cross between neighbouring lanes. */
export const countCrossings = (order: Order, pulls: readonly Pull[]): number => {
  let crossings = 0;
  for (let lane = 0; lane + 1 < order.length; lane++) {
    const left = indexesOf(order[lane] ?? []);
    const right = indexesOf(order[lane + 1] ?? []);
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
  const order: (readonly Slot[])[] = Array.from({ length: laneCount }, (_, lane) =>
    slots.filter((slot) => slot.lane === lane).sort(byRank),
  );
  const sweep = (lane: number, from: number, side: (id: string) => readonly string[]): void => {
    order[lane] = pulled(order[lane] ?? [], order[from] ?? [], side);
  };
  let best: Order = [...order];
  let fewest = countCrossings(best, pulls);
  for (let round = 0; round < SWEEPS && (round === 0 || fewest > 0); round++) {
    for (let lane = 1; lane < laneCount; lane++) {
      sweep(lane, lane - 1, (id) => neighbours.leftOf(id));
    }
    for (let lane = laneCount - 2; lane >= 0; lane--) {
      sweep(lane, lane + 1, (id) => neighbours.rightOf(id));
    }
    const crossings = countCrossings(order, pulls);
    if (round === 0 ? crossings <= fewest : crossings < fewest) {
      best = [...order];
      fewest = crossings;
    }
  }
  return best;
};
