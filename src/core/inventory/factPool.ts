/** Longer texts are seldom said twice. */
const LONGEST = 120;
/** Much of what passes through is said once; then the pool begins anew, and what is said often is soon in it again. */
const LARGEST = 5000;

/**
 * Keeps one copy of what many facts say alike: thousands of VMs share a handful of placements and conditions, and most of their words.
 * Facts never change, so nobody sees that they are shared.
 */
export class FactPool {
  readonly #copies = new Map<string, unknown>();

  /** The same value, of parts that others have too where there are such. */
  share<T>(value: T): T {
    if (typeof value === 'string') return this.#copy(value, value);
    if (typeof value !== 'object' || value === null) return value;
    const text = JSON.stringify(value);
    // The number of keys tells a value that is there and undefined from one that is left out.
    if (text.length <= LONGEST) return this.#copy(`${Object.keys(value).length} ${text}`, value);
    if (Array.isArray(value)) return value.map((entry: unknown) => this.share(entry)) as T;
    const shared = { ...value };
    for (const key in shared) shared[key] = this.share(shared[key]);
    return shared;
  }

  #copy<T>(text: string, value: T): T {
    const before = this.#copies.get(text);
    if (before !== undefined) return before as T;
    if (this.#copies.size === LARGEST) this.#copies.clear();
    this.#copies.set(text, value);
    return value;
  }
}
