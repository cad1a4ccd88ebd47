import { GAP } from './laneGrid';
import type { Point } from './routeLinks';

/** Radius of a corner in pixels, where there is room for it. */
const RADIUS = 8;

const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);

const towards = (from: Point, to: Point, length: number): string => {
  const all = distance(from, to);
  const share = all === 0 ? 0 : length / all;
  const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
  return `${String(Math.round(x * 10) / 10)} ${String(Math.round(y * 10) / 10)}`;
};

const at = ({ x, y }: Point): string => towards({ x, y }, { x, y }, 0);

/** SVG path data along the corners of a route, each rounded. */
export const linkPath = (route: readonly Point[]): string => {
  const [start] = route;
  const end = route.at(-1);
  if (start === undefined || end === undefined) return '';
  const corners = route.slice(1, -1).map((corner, index) => {
    const [before, after] = [route[index] ?? start, route[index + 2] ?? end];
    const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
    return `L${towards(corner, before, radius)}Q${at(corner)} ${towards(corner, after, radius)}`;
  });
  return `M${at(start)}${corners.join('')}L${at(end)}`;
};

/** The middle of the last gutter that a route crosses: where its mark and its number stand. */
export const linkMiddle = (route: readonly Point[]): Point => {
  const last = route.at(-1);
  const [before, turn] = [route.at(-3), route.at(-2)];
  if (last === undefined || turn === undefined) return { x: 0, y: 0 };
  // A bent link has its last two corners on the trunk; a level one may come from lanes further left.
  return before?.x !== turn.x
    ? { x: (Math.max(turn.x, last.x - GAP) + last.x) / 2, y: last.y }
    : { x: turn.x, y: (before.y + turn.y) / 2 };
};
