import { compareNames } from '../values/compareNames';
import { mustGet } from '../values/mustGet';
import { alignRows } from './alignRows';
import type { Card, Picture } from './card';
import { Neighbours } from './neighbours';
import { orderLanes } from './orderLanes';
import type { Pull, Slot } from './orderLanes';

/** Pixels at scale 1: six lanes fit a window of 1280 px. */
export const CARD_WIDTH = 152;
export const CARD_HEIGHT = 56;
export const GAP = 22;

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  /** Top left corner of each card. */
  positions: ReadonlyMap<string, Point>;
  /** Points of each link from port to port; between the first and the last it runs level from each odd point to the next. */
  routes: ReadonlyMap<string, readonly Point[]>;
  /** Ids of the cards of each lane from the top: the order of the keyboard and of the screen reader. */
  order: readonly (readonly string[])[];
  width: number;
  height: number;
}

/** Left edge of a lane's cards. */
export const laneX = (lane: number): number => lane * (CARD_WIDTH + GAP);

/** Room for a link that passes through a lane. */
const PASSAGE_HEIGHT = 6;

const presenceGroup: Record<Card['presence'], number> = { there: 0, unknown: 1, missing: 2 };

const cardSlot = (card: Card, lane: number): Slot => ({
  id: card.id,
  lane,
  height: CARD_HEIGHT,
  rank: [card.facts.type === 'more' ? 3 : presenceGroup[card.presence], card.weight, card.id],
});

interface Grid {
  slots: readonly Slot[];
  pulls: readonly Pull[];
  neighbours: Neighbours;
  /** Ids of slots that are drawn for something missing: they never bend the line of what is there. */
  ghosts: ReadonlySet<string>;
  /** Slots that each link passes through, from left to right. */
  passages: ReadonlyMap<string, readonly string[]>;
}

/** Links from one card that leave out lanes share one passage through each of them. */
const gridOf = ({ lanes, cards, links }: Picture): Grid => {
  const places = new Map(lanes.map(({ lane }, place) => [lane, place]));
  const slots = new Map(cards.map((card) => [card.id, cardSlot(card, mustGet(places, card.lane))]));
  const pulls = new Map<string, Pull>();
  const passages = new Map<string, readonly string[]>();
  for (const { id, source, target } of links) {
    const [from, to] = [mustGet(slots, source), mustGet(slots, target)];
    const through: string[] = [];
    for (let lane = from.lane + 1; lane < to.lane; lane++) {
      const passage = `passage:${String(lane)}:${source}`;
      slots.set(passage, {
        id: passage,
        lane,
        height: PASSAGE_HEIGHT,
        rank: [from.rank[0], from.rank[1], passage],
      });
      through.push(passage);
    }
    passages.set(id, through);
    let stop = source;
    for (const next of [...through, target]) {
      pulls.set(`${stop}>${next}`, { source: stop, target: next });
      stop = next;
    }
  }
  const sorted = [...pulls.values()].sort(
    (a, b) => compareNames(a.source, b.source) || compareNames(a.target, b.target),
  );
  return {
    slots: [...slots.values()],
    pulls: sorted,
    neighbours: new Neighbours(sorted),
    ghosts: new Set(cards.flatMap(({ id, presence }) => (presence === 'missing' ? [id] : []))),
    passages,
  };
};

/** Weight of a slot that follows the others instead of bending a line. */
const FOLLOWS = 0.001;

/**
 * Finds the rows. From the right, where the cards are most, every slot is drawn level with the middle of what stands on it, so that a chain
 * becomes a straight line where it can; then what carries nothing is drawn to what it stands on.
 */
class Rows {
  private readonly tops = new Map<string, number>();
  private readonly heights: ReadonlyMap<string, number>;

  constructor(
    private readonly order: readonly (readonly Slot[])[],
    private readonly grid: Grid,
  ) {
    this.heights = new Map(order.flat().map(({ id, height }) => [id, height]));
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
    const centres = ids.map((id) => mustGet(this.tops, id) + mustGet(this.heights, id) / 2);
    return centres.length === 0
      ? undefined
      : centres.reduce((sum, centre) => sum + centre, 0) / centres.length;
  }
}

const routesOf = (
  { links }: Picture,
  { slots, passages }: Grid,
  tops: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly Point[]> => {
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const port = (id: string, side: 'left' | 'right'): Point => {
    const { lane, height } = mustGet(byId, id);
    const x = laneX(lane) + (side === 'right' ? CARD_WIDTH : 0);
    return { x, y: mustGet(tops, id) + height / 2 };
  };
  return new Map(
    links.map(({ id, source, target }) => [
      id,
      [
        port(source, 'right'),
        ...mustGet(passages, id).flatMap((stop) => [port(stop, 'left'), port(stop, 'right')]),
        port(target, 'left'),
      ],
    ]),
  );
};

/**
 * Places the cards: the lane gives x, the order within the lane comes from barycentre sweeps, y from aligning each card with its neighbours.
 * The same picture gives the same layout whatever the order of its cards and links.
 */
export const layOut = (picture: Picture): Layout => {
  const { lanes } = picture;
  const grid = gridOf(picture);
  const order = orderLanes(grid.slots, grid.pulls, grid.neighbours, lanes.length);
  const tops = new Rows(order, grid).settle();
  const cardIds = new Set(picture.cards.map(({ id }) => id));
  const cardOrder = order.map((slots) => slots.flatMap(({ id }) => (cardIds.has(id) ? [id] : [])));
  const positions = new Map(
    cardOrder.flatMap((ids, lane) =>
      ids.map((id) => [id, { x: laneX(lane), y: mustGet(tops, id) }] as const),
    ),
  );
  const bottoms = grid.slots.map(({ id, height }) => mustGet(tops, id) + height);
  return {
    positions,
    routes: routesOf(picture, grid, tops),
    order: cardOrder,
    width: laneX(lanes.length - 1) + CARD_WIDTH,
    height: Math.max(CARD_HEIGHT, ...bottoms),
  };
};
