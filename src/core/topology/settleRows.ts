import { mustGet } from '../values/mustGet';
import { alignRows } from './alignRows';
import { GAP } from './laneGrid';
import type { LaneGrid } from './laneGrid';
import type { Order, Slot } from './orderLanes';

/**
 * How far below the first of its neighbours a slot may stand, in pixels: under one localnet with forty networks the middle would be beyond the
 * window, and the way to the switch with it.
 */
const REACH = 120;

/** Weight of a slot that follows the others instead of bending a line. */
const FOLLOWS = 0.001;

/**
 * Finds the rows. From the right, where the cards are most, every slot is drawn level with the middle of what stands on it, so that a chain
 * becomes a straight line where it can; then what carries nothing is drawn to what it stands on.
 */
class Rows {
  private readonly tops = new Map<string, number>();

  constructor(
    private readonly order: Order,
    private readonly grid: LaneGrid,
  ) {
    for (const slots of order) {
      let top = 0;
      for (const { id, height } of slots) {
        this.tops.set(id, top);
        top += height + GAP;
      }
    }
  }

  settle(): ReadonlyMap<string, number> {
    const { neighbours } = this.grid;
    for (const lane of [...this.order].reverse()) {
      this.align(lane, (id) => ({ level: neighbours.rightOf(id), follow: [] }));
    }
    for (const lane of this.order) {
      this.align(lane, (id) =>
        neighbours.rightOf(id).length > 0
          ? { level: [id], follow: [] }
          : { level: [], follow: neighbours.leftOf(id) },
      );
    }
    const highest = this.tops.size === 0 ? 0 : Math.min(...this.tops.values());
    return new Map([...this.tops].map(([id, top]) => [id, Math.round(top - highest)]));
  }

  /** `level`: slots whose middle it insists on; `follow`: slots that it goes to where there is room. */
  private align(
    slots: readonly Slot[],
    wishOf: (id: string) => { level: readonly string[]; follow: readonly string[] },
  ): void {
    const rows = slots.map(({ id, height }) => {
      const { level, follow } = wishOf(id);
      const centre = this.middleOf(level) ?? this.middleOf(follow);
      const insists = level.length > 0 && !this.grid.ghosts.has(id);
      return {
        id,
        height,
        wish: centre === undefined ? mustGet(this.tops, id) : centre - height / 2,
        weight: insists ? 1 : FOLLOWS,
      };
    });
    for (const { row, top } of alignRows(rows, GAP)) this.tops.set(row.id, top);
  }

  private middleOf(ids: readonly string[]): number | undefined {
    const centres = ids.map(
      (id) => mustGet(this.tops, id) + mustGet(this.grid.slots, id).height / 2,
    );
    if (centres.length === 0) return undefined;
    const mean = centres.reduce((sum, centre) => sum + centre, 0) / centres.length;
    return Math.min(mean, Math.min(...centres) + REACH);
  }
}

/** The top of every slot in whole pixels, the highest at 0. */
export const settleRows = (order: Order, grid: LaneGrid): ReadonlyMap<string, number> =>
  new Rows(order, grid).settle();
