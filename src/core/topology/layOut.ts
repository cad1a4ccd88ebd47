import { mustGet } from '../values/mustGet';
import type { Picture } from './card';
import { keepRows } from './keepRows';
import { CARD_HEIGHT, CARD_WIDTH, isCard, laneGrid, laneX } from './laneGrid';
import type { LaneGrid } from './laneGrid';
import { linkPath } from './linkPath';
import { orderLanes } from './orderLanes';
import { routeLinks } from './routeLinks';
import type { Point } from './routeLinks';
import { settleRows } from './settleRows';

export interface Layout {
  /** Top left corner of each card. */
  positions: ReadonlyMap<string, Point>;
  /** Corners of each link from port to port; links of one card share a trunk in the gutter. */
  routes: ReadonlyMap<string, readonly Point[]>;
  /** The routes as SVG path data with rounded corners. */
  paths: ReadonlyMap<string, string>;
  /** Ids of the cards of each lane from the top: the order of the keyboard and of the screen reader. */
  order: readonly (readonly string[])[];
  width: number;
  height: number;
}

/** Tops of cards and middles of passages, and the order of the cards. */
export interface Rows {
  order: readonly (readonly string[])[];
  tops: ReadonlyMap<string, number>;
}

const newRows = (grid: LaneGrid): Rows => {
  const order = orderLanes([...grid.slots.values()], grid.pulls, grid.neighbours, grid.laneCount);
  return {
    order: order.map((slots) => slots.filter(isCard).map(({ id }) => id)),
    tops: settleRows(order, grid),
  };
};

const layoutOf = (grid: LaneGrid, { order, tops }: Rows): Layout => {
  const middleOf = (id: string): number => mustGet(tops, id) + mustGet(grid.slots, id).height / 2;
  const routes = routeLinks(grid, middleOf);
  const bottoms = [...tops].map(([id, top]) => top + mustGet(grid.slots, id).height);
  return {
    positions: new Map(
      order.flatMap((ids, lane) =>
        ids.map((id) => [id, { x: laneX(lane), y: mustGet(tops, id) }] as const),
      ),
    ),
    routes,
    paths: new Map([...routes].map(([id, route]) => [id, linkPath(route)])),
    order,
    width: laneX(grid.laneCount - 1) + CARD_WIDTH,
    height: Math.max(CARD_HEIGHT, ...bottoms),
  };
};

/** Whether two pictures have the same cards and links in the same lanes, so that nothing would move. */
const sameFrame = (a: Picture, b: Picture): boolean =>
  a.cards.length === b.cards.length &&
  a.links.length === b.links.length &&
  a.cards.every(({ id, presence }, index) => {
    const other = b.cards[index];
    return other?.id === id && other.presence === presence;
  }) &&
  a.links.every(({ id }, index) => b.links[index]?.id === id) &&
  a.lanes.every(({ lane }, index) => b.lanes[index]?.lane === lane);

/** The layout of a picture that takes the place of another one. */
export const layOutAfter = (
  picture: Picture,
  before: { picture: Picture; layout: Layout } | undefined,
): Layout =>
  before !== undefined && sameFrame(before.picture, picture)
    ? before.layout
    : layOut(picture, before?.layout);

/**
 * Places the cards: the lane gives x, the order within the lane comes from barycentre sweeps, y from aligning each card with its neighbours.
 * The same picture gives the same layout whatever the order of its cards and links.
 *
 * @param before the layout that is in sight while the picture changes: where only few cards came or went, every lane without such a card stays
 * exactly as it is, and in the others the cards keep their order. Leave it out for a picture of another query.
 */
export const layOut = (picture: Picture, before?: Layout): Layout => {
  const grid = laneGrid(picture);
  const kept = before === undefined ? undefined : keepRows(grid, before);
  return layoutOf(grid, kept ?? newRows(grid));
};
