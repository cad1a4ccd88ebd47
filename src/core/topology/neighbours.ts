import type { Link } from './card';

/** Which cards stand left and right of each card. */
export class Neighbours {
  private readonly left = new Map<string, string[]>();
  private readonly right = new Map<string, string[]>();

  constructor(links: readonly Pick<Link, 'source' | 'target'>[]) {
    for (const { source, target } of links) {
      this.push(this.right, source, target);
      this.push(this.left, target, source);
    }
  }

  leftOf(id: string): readonly string[] {
    return this.left.get(id) ?? [];
  }

  rightOf(id: string): readonly string[] {
    return this.right.get(id) ?? [];
  }

  /** The slices of these cards: everything they stand on and everything that stands on them, themselves included. */
  closure(ids: Iterable<string>): Set<string> {
    const start = [...ids];
    const found = new Set(start);
    for (const step of [this.left, this.right]) {
      const seen = new Set(start);
      const queue = [...start];
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        for (const next of step.get(id) ?? []) {
          if (seen.has(next)) continue;
          seen.add(next);
          found.add(next);
          queue.push(next);
        }
      }
    }
    return found;
  }

  private push(map: Map<string, string[]>, from: string, to: string): void {
    const list = map.get(from);
    if (list === undefined) map.set(from, [to]);
    else list.push(to);
  }
}
