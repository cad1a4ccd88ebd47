/** A reverse index: from a value found in facts to the keys of the facts that hold it. Changed in place, never handed out to keep. */
export class FactIndex<F> {
  readonly #keysByValue = new Map<string, Set<string>>();

  readonly #valuesOf: (facts: F) => readonly string[];

  constructor(valuesOf: (facts: F) => readonly string[]) {
    this.#valuesOf = valuesOf;
  }

  add(key: string, facts: F): void {
    for (const value of this.#valuesOf(facts)) {
      const keys = this.#keysByValue.get(value);
      if (keys === undefined) this.#keysByValue.set(value, new Set([key]));
      else keys.add(key);
    }
  }

  remove(key: string, facts: F): void {
    for (const value of this.#valuesOf(facts)) {
      const keys = this.#keysByValue.get(value);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByValue.delete(value);
    }
  }

  get(value: string): ReadonlySet<string> {
    return this.#keysByValue.get(value) ?? EMPTY;
  }

  values(): Iterable<string> {
    return this.#keysByValue.keys();
  }
}

const EMPTY: ReadonlySet<string> = new Set();
