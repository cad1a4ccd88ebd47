import { mustGet } from '../values/mustGet';
import { CARD_WIDTH, GAP, isCard, laneX } from './laneGrid';
import type { LaneGrid } from './laneGrid';

export interface Point {
  x: number;
  y: number;
}

/** One step of a link from lane to lane. */
interface Hop {
  source: string;
  target: string;
  lane: number;
  from: number;
  to: number;
}

/** Links that leave or reach one slot in one gutter: they share a trunk. */
interface Bundle {
  key: string;
  top: number;
  bottom: number;
}

const hopId = ({ source, target }: { source: string; target: string }): string =>
  `${source}>${target}`;

const count = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** The slot whose trunk a hop takes: that with more bent hops in this gutter, the left one among equals. */
const hubOf = (
  { source, target }: Hop,
  leaving: ReadonlyMap<string, number>,
  arriving: ReadonlyMap<string, number>,
): string =>
  (leaving.get(source) ?? 0) >= (arriving.get(target) ?? 0) ? `${source}>` : `>${target}`;

/** Gives each bundle a track of the gutter so that none lies on another where they pass the same rows, and the number of tracks used. */
const tracksOf = (
  bundles: readonly Bundle[],
): { track: ReadonlyMap<string, number>; used: number } => {
  const ends: number[] = [];
  const track = new Map<string, number>();
  const sorted = [...bundles].sort(
    (a, b) => a.top - b.top || a.bottom - b.bottom || (a.key < b.key ? -1 : 1),
  );
  for (const { key, top, bottom } of sorted) {
    const free = ends.findIndex((end) => end < top);
    const own = free < 0 ? ends.length : free;
    ends[own] = bottom;
    track.set(key, own);
  }
  return { track, used: ends.length };
};

/** Where the hops of one gutter turn: x from the left edge of the gutter. Level hops have none. */
const turnsOf = (hops: readonly Hop[]): ReadonlyMap<string, number> => {
  const bent = hops.filter(({ from, to }) => from !== to);
  const leaving = count(bent.map(({ source }) => source));
  const arriving = count(bent.map(({ target }) => target));
  const bundles = new Map<string, Bundle>();
  for (const hop of bent) {
    const key = hubOf(hop, leaving, arriving);
    const { from, to } = hop;
    const before = bundles.get(key) ?? { key, top: Infinity, bottom: -Infinity };
    bundles.set(key, {
      key,
      top: Math.min(before.top, from, to),
      bottom: Math.max(before.bottom, from, to),
    });
  }
  const { track, used } = tracksOf([...bundles.values()]);
  return new Map(
    bent.map((hop) => {
      const own = mustGet(track, hubOf(hop, leaving, arriving));
      return [hopId(hop), (GAP * (own + 1)) / (used + 1)];
    }),
  );
};

/** Leaves out points on a straight line between their neighbours. */
const withoutLevel = (points: readonly Point[]): readonly Point[] =>
  points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined || after === undefined) return true;
    return !(before.y === point.y && point.y === after.y);
  });

/**
 * The way of every link as corners from its left port to its right one: level through the lanes, and in the gutters up or down a trunk that
 * all bent links of one card share. `middleOf` is the middle of a slot in pixels.
 */
export const routeLinks = (
  { slots, stops }: LaneGrid,
  middleOf: (id: string) => number,
): ReadonlyMap<string, readonly Point[]> => {
  const hops = new Map<string, Hop>();
  for (const run of stops.values()) {
    for (const [index, target] of run.slice(1).entries()) {
      const source = run[index] ?? target;
      const { lane } = mustGet(slots, source);
      const hop = { source, target, lane, from: middleOf(source), to: middleOf(target) };
      hops.set(hopId(hop), hop);
    }
  }
  const byLane = new Map<number, Hop[]>();
  for (const hop of hops.values()) byLane.set(hop.lane, [...(byLane.get(hop.lane) ?? []), hop]);
  const turns = new Map([...byLane.values()].flatMap((own) => [...turnsOf(own)]));
  return new Map(
    [...stops].map(([id, run]) => {
      const points: Point[] = [];
      for (const [index, stop] of run.entries()) {
        const slot = mustGet(slots, stop);
        const y = middleOf(stop);
        const left = laneX(slot.lane);
        const next = run[index + 1];
        if (index > 0) points.push({ x: left, y });
        if (next === undefined) break;
        if (index === 0 || !isCard(slot)) points.push({ x: left + CARD_WIDTH, y });
        const turn = turns.get(hopId({ source: stop, target: next }));
        if (turn === undefined) continue;
        const x = left + CARD_WIDTH + turn;
        points.push({ x, y }, { x, y: middleOf(next) });
      }
      return [id, withoutLevel(points)];
    }),
  );
};
