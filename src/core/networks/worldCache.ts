import type { Scope, Touched } from '../inventory/subject';

interface Whole {
  /** Subjects of these scopes are its parts. */
  scopes: readonly Scope[];
  value: unknown;
}

/** Answers that stay true until a change touches their subject, or, for those about the whole cluster, any subject of their scopes. */
export class WorldCache {
  /** By question and then by key: a map for each of thousands of subjects would cost more than what it holds. */
  readonly #subjects = new Map<Scope, Map<string, Map<string, unknown>>>();
  readonly #wholes = new Map<string, Whole>();

  forget(touched: Touched): void {
    if (touched.size === 0) return;
    for (const [question, { scopes }] of this.#wholes) {
      if (scopes.some((scope) => touched.has(scope))) this.#wholes.delete(question);
    }
    for (const [scope, keys] of touched) {
      if (keys === 'all') {
        this.#subjects.delete(scope);
        continue;
      }
      for (const answers of this.#subjects.get(scope)?.values() ?? []) {
        for (const key of keys) answers.delete(key);
      }
    }
  }

  whole<T>(question: string, scopes: readonly Scope[], answer: () => T): T {
    const before = this.#wholes.get(question);
    if (before !== undefined) return before.value as T;
    const value = answer();
    this.#wholes.set(question, { scopes, value });
    return value;
  }

  subject<T>(scope: Scope, question: string, key: string, answer: () => T): T {
    const before = this.#subjects.get(scope)?.get(question);
    const kept = before?.get(key);
    if (kept !== undefined || before?.has(key) === true) return kept as T;
    const value = answer();
    this.#answers(scope, question).set(key, value);
    return value;
  }

  #answers(scope: Scope, question: string): Map<string, unknown> {
    const ofScope = this.#subjects.get(scope) ?? new Map<string, Map<string, unknown>>();
    this.#subjects.set(scope, ofScope);
    const answers = ofScope.get(question) ?? new Map<string, unknown>();
    ofScope.set(question, answers);
    return answers;
  }
}
