import type { Neighbours } from './neighbours';
import type { Order, Slot } from './orderLanes';

const MOST_PASSES = 8;

/** Places of a slot's neighbours on both sides, each sorted. */
type Ends = readonly (readonly number[])[];

/** Crossings between the links of two slots when the first stands above the second. */
const crossingsOf = (above: Ends, below: Ends): number => {
  let crossings = 0;
  for (const [side, uppers] of above.entries()) {
    const lowers = below[side] ?? [];
    let passed = 0;
    for (const upper of uppers) {
      while (passed < lowers.length && (lowers[passed] ?? 0) < upper) passed += 1;
      crossings += passed;
    }
  }
  return crossings;
};

/** Knows where the neighbours of a slot stand while lanes are reordered. */
class Places {
  private readonly places = new Map<string, number>();

  constructor(
    order: Order,
    private readonly neighbours: Neighbours,
  ) {
    for (const lane of order) this.note(lane);
  }

  note(lane: readonly Slot[]): void {
    for (const [place, { id }] of lane.entries()) this.places.set(id, place);
  }

  endsOf({ id }: Slot): Ends {
    return [this.neighbours.leftOf(id), this.neighbours.rightOf(id)].map((ids) =>
      ids.flatMap((other) => this.places.get(other) ?? []).sort((a, b) => a - b),
    );
  }
}

/**
 * The place among `lane` (which does not hold it) where a slot makes the fewest crossings; of equal ones that nearest to `wish`, an index.
 */
export const bestPlace = (
  slot: Slot,
  lane: readonly Slot[],
  endsOf: (slot: Slot) => Ends,
  wish: number,
): number => {
  const own = endsOf(slot);
  /** Crossings at a place, less those at the top. */
  let change = 0;
  let best = { place: 0, change: 0 };
  for (const [index, other] of lane.entries()) {
    const ends = endsOf(other);
    change += crossingsOf(ends, own) - crossingsOf(own, ends);
    const place = index + 1;
    const nearer = Math.abs(place - wish) < Math.abs(best.place - wish);
    if (change < best.change || (change === best.change && nearer)) best = { place, change };
  }
  return best.place;
};

/** Where the neighbours of slots stand in an order. */
export const endsIn = (order: Order, neighbours: Neighbours): ((slot: Slot) => Ends) => {
  const places = new Places(order, neighbours);
  return (slot) => places.endsOf(slot);
};

/** Lets every slot try every place of its lane until no move takes a crossing away. */
export const sift = (order: Order, neighbours: Neighbours): Order => {
  const lanes = order.map((lane) => [...lane]);
  const places = new Places(lanes, neighbours);
  const ends = new Map<string, Ends>();
  for (let pass = 0, moved = true; pass < MOST_PASSES && moved; pass++) {
    moved = false;
    for (const lane of lanes) {
      ends.clear();
      for (const slot of lane) ends.set(slot.id, places.endsOf(slot));
      for (const slot of [...lane]) {
        const from = lane.indexOf(slot);
        const others = lane.filter((other) => other !== slot);
        const to = bestPlace(slot, others, ({ id }) => ends.get(id) ?? [], from);
        if (to === from) continue;
        moved = true;
        lane.splice(from, 1);
        lane.splice(to, 0, slot);
      }
      places.note(lane);
    }
  }
  return lanes;
};
