import type { Point } from '../../core/topology/layOut';

/** An SVG path through the points of a route: curves between cards, level lines through the lanes that it passes. */
export const linkPath = (route: readonly Point[]): string => {
  const [start] = route;
  if (start === undefined) return '';
  const pieces = [`M${String(start.x)} ${String(start.y)}`];
  for (let i = 1; i < route.length; i++) {
    const [from, to] = [route[i - 1], route[i]];
    if (from === undefined || to === undefined) break;
    const level = from.y === to.y || i % 2 === 0;
    const middle = (from.x + to.x) / 2;
    pieces.push(
      level
        ? `L${String(to.x)} ${String(to.y)}`
        : `C${String(middle)} ${String(from.y)} ${String(middle)} ${String(to.y)} ${String(to.x)} ${String(to.y)}`,
    );
  }
  return pieces.join('');
};

/** The middle of the last gap that a route crosses: where its mark and its number stand. */
export const linkMiddle = (route: readonly Point[]): Point => {
  const [from, to] = route.slice(-2);
  return from === undefined || to === undefined
    ? { x: 0, y: 0 }
    : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
};
