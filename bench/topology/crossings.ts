interface Point {
  x: number;
  y: number;
}

/** A link as it is drawn. */
export interface Line {
  source: string;
  target: string;
  points: readonly Point[];
}

const turn = (a: Point, b: Point, c: Point): number =>
  Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));

const cross = (a: Point, b: Point, c: Point, d: Point): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

const segments = ({ points }: Line): readonly (readonly [Point, Point])[] =>
  points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from === undefined ? [] : [[from, to] as const];
  });

const meet = (a: Line, b: Line): boolean =>
  segments(a).some(([from, to]) => segments(b).some(([start, end]) => cross(from, to, start, end)));

/** Pairs of links that cross where they are drawn; links that share a card may touch there. */
export const countLineCrossings = (lines: readonly Line[]): number => {
  let crossings = 0;
  for (const [index, a] of lines.entries()) {
    for (const b of lines.slice(index + 1)) {
      const related = a.source === b.source || a.target === b.target;
      if (!related && meet(a, b)) crossings += 1;
    }
  }
  return crossings;
};
