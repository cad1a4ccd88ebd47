import type { Order, Pull } from './orderLanes';

/** Counts the pairs of links that cross between neighbouring lanes, in O(links × log slots) by a Fenwick tree. */
export class CrossingCount {
  constructor(private readonly pulls: readonly Pull[]) {}

  of(order: Order): number {
    const places = new Map(
      order.flatMap((slots, lane) => slots.map(({ id }, place) => [id, { lane, place }] as const)),
    );
    const ends: [number, number][][] = order.map(() => []);
    for (const { source, target } of this.pulls) {
      const [from, to] = [places.get(source), places.get(target)];
      if (from !== undefined && to !== undefined) ends[from.lane]?.push([from.place, to.place]);
    }
    return ends.reduce((sum, pairs) => sum + inversions(pairs), 0);
  }
}

/** Pairs of which one begins above and ends below the other. */
const inversions = (pairs: [number, number][]): number => {
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const size = Math.max(0, ...pairs.map(([, to]) => to)) + 1;
  const tree = new Int32Array(size + 1);
  let crossings = 0;
  for (const [seen, [, to]] of pairs.entries()) {
    let notBelow = 0;
    for (let i = to + 1; i > 0; i -= i & -i) notBelow += tree[i] ?? 0;
    crossings += seen - notBelow;
    for (let i = to + 1; i <= size; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
  }
  return crossings;
};
