/** One step of a link across a gutter: from the middle of a slot to that of another. */
export interface GutterHop {
  source: string;
  target: string;
  from: number;
  to: number;
}

/** Bent hops that share a trunk: the vertical line at which they turn. */
interface Bundle {
  key: string;
  hops: readonly GutterHop[];
  top: number;
  bottom: number;
}

const between = (y: number, a: number, b: number): boolean =>
  y > Math.min(a, b) && y < Math.max(a, b);

/** Hops of two bundles that cross where the trunk of the first is left of that of the second; those that share an end may touch. */
const crossings = (left: Bundle, right: Bundle): number => {
  let count = 0;
  for (const a of left.hops) {
    for (const b of right.hops) {
      if (a.source === b.source || a.target === b.target) continue;
      if (between(a.to, b.from, b.to) || between(b.from, a.from, a.to)) count += 1;
    }
  }
  return count;
};

const apart = (a: Bundle, b: Bundle): boolean => a.bottom < b.top || b.bottom < a.top;

/** How many crossings less there are when the first of two is on the left; negative: more. */
const gainOf = (bundles: readonly Bundle[]): ((a: Bundle, b: Bundle) => number) => {
  const gains = new Map<Bundle, Map<Bundle, number>>();
  for (const [index, a] of bundles.entries()) {
    for (const b of bundles.slice(index + 1)) {
      const gain = apart(a, b) ? 0 : crossings(b, a) - crossings(a, b);
      gains.set(a, (gains.get(a) ?? new Map<Bundle, number>()).set(b, gain));
      gains.set(b, (gains.get(b) ?? new Map<Bundle, number>()).set(a, -gain));
    }
  }
  return (a, b) => gains.get(a)?.get(b) ?? 0;
};

const MOST_PASSES = 6;

/** The bundles from left to right so that few of their hops cross: each tries every place until no move takes a crossing away. */
const ordered = (bundles: readonly Bundle[]): readonly Bundle[] => {
  const gain = gainOf(bundles);
  const order = [...bundles];
  for (let pass = 0, moved = true; pass < MOST_PASSES && moved; pass++) {
    moved = false;
    for (const bundle of bundles) {
      const from = order.indexOf(bundle);
      order.splice(from, 1);
      let best = { place: from, gain: 0 };
      // What moving it from its place to another one takes away, first to the right and then to the left.
      for (let place = from, sum = 0; place < order.length; place++) {
        sum += order.slice(place, place + 1).reduce((all, other) => all + gain(other, bundle), 0);
        if (sum > best.gain) best = { place: place + 1, gain: sum };
      }
      for (let place = from - 1, sum = 0; place >= 0; place--) {
        sum += order.slice(place, place + 1).reduce((all, other) => all + gain(bundle, other), 0);
        if (sum > best.gain) best = { place, gain: sum };
      }
      order.splice(best.place, 0, bundle);
      moved ||= best.place !== from;
    }
  }
  return order;
};

const bundlesOf = (
  hops: readonly GutterHop[],
  hubOf: (hop: GutterHop) => string,
): readonly Bundle[] => {
  const byHub = new Map<string, GutterHop[]>();
  for (const hop of hops) {
    const key = hubOf(hop);
    const own = byHub.get(key);
    if (own === undefined) byHub.set(key, [hop]);
    else own.push(hop);
  }
  return [...byHub]
    .map(([key, own]) => {
      const ys = own.flatMap(({ from, to }) => [from, to]);
      return { key, hops: own, top: Math.min(...ys), bottom: Math.max(...ys) };
    })
    .sort((a, b) => a.top - b.top || a.bottom - b.bottom || (a.key < b.key ? -1 : 1));
};

/**
 * Gives each hub of the bent hops of one gutter a track, 0 being the leftmost, so that few hops cross and no trunk lies on another where they pass
 * the same rows; and the number of tracks used.
 */
export const gutterTracks = (
  hops: readonly GutterHop[],
  hubOf: (hop: GutterHop) => string,
): { tracks: ReadonlyMap<string, number>; used: number } => {
  const placed: { bundle: Bundle; track: number }[] = [];
  for (const bundle of ordered(bundlesOf(hops, hubOf))) {
    const left = placed.filter(({ bundle: other }) => !apart(other, bundle));
    placed.push({ bundle, track: Math.max(-1, ...left.map(({ track }) => track)) + 1 });
  }
  return {
    tracks: new Map(placed.map(({ bundle: { key }, track }) => [key, track])),
    used: Math.max(-1, ...placed.map(({ track }) => track)) + 1,
  };
};
