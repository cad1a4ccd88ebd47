import type { Scope, Touched } from '../inventory/subject';

/**
 * Answers that stay true until a change touches their subject. Answers about the whole cluster are forgotten with every change: they are
 * lists of cached parts and cheap to make again.
 */
export class WorldCache {
  /** By question and then by key: a map for each of thousands of subjects would cost more than what it holds. */
  readonly #subjects = new Map<Scope, Map<string, Map<string, unknown>>>();
  readonly #wholes = new Map<string, unknown>();

  forget(touched: Touched): void {
    if (touched.size === 0) return;
    this.#wholes.clear();
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

  whole<T>(question: string, answer: () => T): T {
    if (this.#wholes.has(question)) return this.#wholes.get(question) as T;
    const value = answer();
    this.#wholes.set(question, value);
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
