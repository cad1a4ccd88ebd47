import { mustGet } from '../values/mustGet';
import { gutterTracks } from './gutterTracks';
import type { GutterHop } from './gutterTracks';
import { CARD_WIDTH, GAP, isCard, laneX } from './laneGrid';
import type { LaneGrid } from './laneGrid';

export interface Point {
  x: number;
  y: number;
}

/** One step of a link from lane to lane. */
interface Hop extends GutterHop {
  lane: number;
}

const hopId = ({ source, target }: { source: string; target: string }): string =>
  `${source}>${target}`;

const count = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/**
 * Sources of the targets that several sources all lead to, as text: such hops share one trunk, because whoever is on it leads to everything on it. The
 * ways from something missing have their own, so that nobody takes them for whole.
 */
const meetings = (
  hops: readonly Hop[],
  ghosts: ReadonlySet<string>,
): ((hop: GutterHop) => string | undefined) => {
  const sources = new Map<string, string[]>();
  for (const { source, target } of hops) {
    if (ghosts.has(source)) continue;
    const own = sources.get(target);
    if (own === undefined) sources.set(target, [source]);
    else own.push(source);
  }
  const texts = new Map(
    [...sources].flatMap(([target, own]) =>
      own.length < 2 ? [] : [[target, own.sort().join(' ')] as const],
    ),
  );
  const shared = count([...texts.values()]);
  return ({ source, target }) => {
    const text = ghosts.has(source) ? undefined : texts.get(target);
    return text !== undefined && (shared.get(text) ?? 0) > 1 ? text : undefined;
  };
};

/** Where the hops of one gutter turn: x from the left edge of the gutter. Level hops have none. */
const turnsOf = (
  hops: readonly Hop[],
  ghosts: ReadonlySet<string>,
): ReadonlyMap<string, number> => {
  const bent = hops.filter(({ from, to }) => from !== to);
  const leaving = count(bent.map(({ source }) => source));
  const arriving = count(bent.map(({ target }) => target));
  const meetingOf = meetings(hops, ghosts);
  /** Whose trunk a hop takes: that of its meeting, else of the slot with more bent hops in this gutter, the left one among equals. */
  const hubOf = (hop: GutterHop): string => {
    const { source, target } = hop;
    const left = (leaving.get(source) ?? 0) >= (arriving.get(target) ?? 0);
    return meetingOf(hop) ?? (left ? `${source}>` : `>${target}`);
  };
  const { tracks, used } = gutterTracks(bent, hubOf);
  return new Map(
    bent.map((hop) => [hopId(hop), (GAP * (mustGet(tracks, hubOf(hop)) + 1)) / (used + 1)]),
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
 * all bent links of one card share, or of several cards that lead to the same. `middleOf` is the middle of a slot in pixels.
 */
export const routeLinks = (
  { slots, stops, ghosts }: LaneGrid,
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
  const turns = new Map([...byLane.values()].flatMap((own) => [...turnsOf(own, ghosts)]));
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
