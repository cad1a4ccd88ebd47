import { mustGet } from '../values/mustGet';
import { CARD_HEIGHT, GAP, isCard } from './laneGrid';
import type { LaneGrid } from './laneGrid';
import type { Layout, Rows } from './layOut';
import type { Slot } from './orderLanes';
import { bestPlace, endsIn } from './siftLanes';

/** Cards that may come or go while the others stay: so many, or this share of them. */
const FEW = 4;
const SHARE = 0.15;

const keeps = (cards: readonly Slot[], { positions }: Layout): boolean => {
  const stayed = cards.filter(({ id }) => positions.has(id)).length;
  const changed = cards.length - stayed + (positions.size - stayed);
  return stayed > 0 && changed <= Math.max(FEW, positions.size * SHARE);
};

const mean = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Middles of the slots that a slot is linked with, as far as they have a place. */
const middleOfNeighbours = (
  { neighbours }: LaneGrid,
  tops: ReadonlyMap<string, number>,
  id: string,
): number | undefined =>
  mean(
    [...neighbours.leftOf(id), ...neighbours.rightOf(id)].flatMap((other) => {
      const top = tops.get(other);
      return top === undefined ? [] : [top + CARD_HEIGHT / 2];
    }),
  );

/** Puts the cards of a lane below each other: those that stay no higher than they were, new ones as near to their wish as there is room. */
const settleLane = (
  ids: readonly string[],
  before: Layout,
  wishOf: (id: string) => number | undefined,
): ReadonlyMap<string, number> => {
  const tops = new Map<string, number>();
  let free = 0;
  for (const [index, id] of ids.entries()) {
    const old = before.positions.get(id)?.y;
    const next = ids.slice(index + 1).find((other) => before.positions.has(other));
    const limit = next === undefined ? Infinity : mustGet(before.positions, next).y;
    const wish = Math.min(wishOf(id) ?? free, limit - GAP - CARD_HEIGHT);
    const top = Math.max(free, Math.round(old ?? wish));
    tops.set(id, top);
    free = top + CARD_HEIGHT + GAP;
  }
  return tops;
};

/** The middle of the free row of a lane that is nearest to a height; above, below and between the cards there is always one. */
const freeRow = (
  ids: readonly string[],
  tops: ReadonlyMap<string, number>,
  wish: number,
): number => {
  const rows = ids.map((id) => mustGet(tops, id));
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return wish;
  if (wish < first - GAP / 2) return Math.max(wish, 0);
  if (wish > last + CARD_HEIGHT + GAP / 2) return wish;
  const free = [
    ...(first >= GAP ? [first - GAP / 2] : []),
    ...rows.slice(1).map((top, index) => {
      const [low, high] = [(rows[index] ?? 0) + CARD_HEIGHT + GAP / 2, top - GAP / 2];
      return Math.min(Math.max(wish, low), high);
    }),
    last + CARD_HEIGHT + GAP / 2,
  ];
  return free.reduce((a, b) => (Math.abs(b - wish) < Math.abs(a - wish) ? b : a));
};

/**
 * The rows of a picture that differs little from the one that `before` places: lanes with the same cards stay as they are; in the others new
 * cards are put where they cross least, and only the cards below make room. `undefined` when too much differs.
 */
export const keepRows = (grid: LaneGrid, before: Layout): Rows | undefined => {
  const cards = [...grid.slots.values()].filter(isCard);
  if (!keeps(cards, before)) return undefined;
  const order: Slot[][] = Array.from({ length: grid.laneCount }, () => []);
  const place = new Map(before.order.flat().map((id, index) => [id, index]));
  const old = cards.filter(({ id }) => place.has(id));
  old.sort((a, b) => mustGet(place, a.id) - mustGet(place, b.id));
  for (const slot of old) order[slot.lane]?.push(slot);
  const added = cards.filter(({ id }) => !place.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const tops = new Map([...before.positions].map(([id, { y }]) => [id, y]));
  for (const slot of added) {
    const lane = order[slot.lane] ?? [];
    const wish = middleOfNeighbours(grid, tops, slot.id);
    const index =
      wish === undefined
        ? lane.length
        : lane.filter(({ id }) => (tops.get(id) ?? 0) + CARD_HEIGHT / 2 < wish).length;
    lane.splice(bestPlace(slot, lane, endsIn(order, grid.neighbours), index), 0, slot);
  }
  const ids = order.map((lane) => lane.map(({ id }) => id));
  const settled = new Map<string, number>();
  for (const lane of ids) {
    const wishOf = (id: string): number | undefined => {
      const middle = middleOfNeighbours(grid, new Map([...tops, ...settled]), id);
      return middle === undefined ? undefined : middle - CARD_HEIGHT / 2;
    };
    for (const [id, top] of settleLane(lane, before, wishOf)) settled.set(id, top);
  }
  return { order: ids, tops: withPassages(grid, ids, settled) };
};

/** Leads links that pass through lanes between the cards, without moving any. */
const withPassages = (
  grid: LaneGrid,
  ids: readonly (readonly string[])[],
  tops: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> => {
  const all = new Map(tops);
  for (const run of grid.stops.values()) {
    const source = run[0] ?? '';
    for (const id of run.slice(1, -1)) {
      const slot = mustGet(grid.slots, id);
      const targets = grid.neighbours.rightOf(id).flatMap((next) => tops.get(next) ?? []);
      const wish = (mean(targets) ?? tops.get(source) ?? 0) + CARD_HEIGHT / 2;
      all.set(id, freeRow(ids[slot.lane] ?? [], tops, wish) - slot.height / 2);
    }
  }
  return all;
};
