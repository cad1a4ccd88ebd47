import { compareNames } from '../values/compareNames';
import { CrossingCount } from './crossingCount';
import type { Neighbours } from './neighbours';
import { sift } from './siftLanes';

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

/** The slots of each lane from the top. */
export type Order = readonly (readonly Slot[])[];

/** Rounds without a better order after which the sweeps stop. */
const PATIENCE = 4;
const MOST_ROUNDS = 24;

const byRank = ({ rank: a }: Slot, { rank: b }: Slot): number =>
  a[0] - b[0] || b[1] - a[1] || compareNames(a[2], b[2]);

/**
 * Sorts a lane by the mean place of the neighbours in another lane; equal means keep their order, or are turned round, and who has no
 * neighbour there keeps its place.
 */
const pulled = (
  slots: readonly Slot[],
  other: readonly Slot[],
  neighboursOf: (id: string) => readonly string[],
  turned: boolean,
): readonly Slot[] => {
  const places = new Map(other.map(({ id }, index) => [id, index]));
  const moving = slots.flatMap((slot, index) => {
    const found = neighboursOf(slot.id).flatMap((id) => places.get(id) ?? []);
    if (found.length === 0) return [];
    return [{ slot, index, mean: found.reduce((sum, place) => sum + place, 0) / found.length }];
  });
  const result = [...slots];
  const sorted = [...moving].sort(
    (a, b) => a.mean - b.mean || (turned ? b.index - a.index : a.index - b.index),
  );
  for (const [turn, { slot }] of sorted.entries()) {
    for (const { index } of moving.slice(turn, turn + 1)) result[index] = slot;
  }
  return result;
};

/** The slots in the order in which a walk along the links meets them, so that what hangs together stands together. */
const walked = (lanes: Order, neighbours: Neighbours): Order => {
  const result: Slot[][] = lanes.map(() => []);
  const byId = new Map(lanes.flat().map((slot) => [slot.id, slot]));
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const slot = byId.get(id);
    if (slot === undefined || seen.has(id)) return;
    seen.add(id);
    result[slot.lane]?.push(slot);
    const next = [...neighbours.rightOf(id), ...neighbours.leftOf(id)];
    for (const other of next.flatMap((one) => byId.get(one) ?? []).sort(byRank)) visit(other.id);
  };
  for (const { id } of lanes.flat()) visit(id);
  return result;
};

/**
 * Orders the slots of each lane so that few links cross: barycentre sweeps to the right and to the left from two beginnings, of which the best
 * order is kept, and then every slot tries every place of its lane. Depends on ids, ranks and links only, never on the order in which they
 * are given.
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
  const crossings = new CrossingCount(pulls);
  /** Each lane after the one before it was settled. */
  const swept = (order: Order, side: (id: string) => readonly string[], turned: boolean): Order => {
    const done: (readonly Slot[])[] = [];
    for (const lane of order) done.push(pulled(lane, done.at(-1) ?? [], side, turned));
    return done;
  };
  const reversed = (order: Order): Order => [...order].reverse();
  let best: Order = byLane;
  let fewest = Infinity;
  for (const start of [byLane, walked(byLane, neighbours)]) {
    let order = start;
    let idle = 0;
    for (let round = 0; round < MOST_ROUNDS && idle < PATIENCE && fewest > 0; round++) {
      const turned = round % 4 >= 2;
      order = swept(order, (id) => neighbours.leftOf(id), turned);
      order = reversed(swept(reversed(order), (id) => neighbours.rightOf(id), turned));
      const found = crossings.of(order);
      idle += 1;
      if (found < fewest) [best, fewest, idle] = [order, found, 0];
    }
  }
  return fewest === 0 ? best : sift(best, neighbours);
};
