/** What takes more characters is seldom said twice. */
const LONGEST = 600;
/** In characters. Much of what passes through is said once; then the pool begins anew, and what is said often is soon in it again. */
const LARGEST = 400_000;

/**
 * Keeps one copy of what many facts say alike: thousands of VMs share a handful of placements and conditions, and most of their words.
 * Facts never change, so nobody sees that they are shared.
 */
export class FactPool {
  readonly #copies = new Map<string, unknown>();
  #size = 0;

  /** The same value, of parts that others have too where there are such, and with lists no longer than what they hold. */
  share<T>(value: T): T {
    if (typeof value === 'string') {
      return value.length > LONGEST ? value : this.#copy(value, value, () => value);
    }
    if (typeof value !== 'object' || value === null) return value;
    const text = JSON.stringify(value);
    // The number of keys tells a value that is there and undefined from one that is left out.
    return text.length <= LONGEST
      ? this.#copy(`${Object.keys(value).length} ${text}`, value, () => this.#inParts(value))
      : this.#inParts(value);
  }

  /** A list that grew while it was filled keeps room for sixteen more: `map` makes one of the length that it has. */
  #inParts<T extends object>(value: T): T {
    if (Array.isArray(value)) return value.map((entry: unknown) => this.share(entry)) as T & [];
    const parts = { ...value };
    for (const key in parts) parts[key] = this.share(parts[key]);
    return parts;
  }

  #copy<T>(text: string, value: T, make: () => T): T {
    const before = this.#copies.get(text);
    // Somebody's description may read like an object.
    if (typeof before === typeof value) return before as T;
    const made = make();
    this.#size += text.length;
    if (this.#size > LARGEST) {
      this.#copies.clear();
      this.#size = text.length;
    }
    this.#copies.set(text, made);
    return made;
  }
}
