import type { Placement } from '../kinds/virtualMachine';

/** Short names of placements: the same for placements that say the same. */
export class PlacementIds {
  readonly #ids = new Map<string, string>();
  readonly #known = new WeakMap<Placement, string>();

  of(placement: Placement): string {
    const before = this.#known.get(placement);
    if (before !== undefined) return before;
    const text = JSON.stringify(placement);
    const id = this.#ids.get(text) ?? String(this.#ids.size);
    this.#ids.set(text, id);
    this.#known.set(placement, id);
    return id;
  }
}
