import type { Scope, Touched } from '../inventory/subject';

/**
 * Answers that stay true until a change touches their subject. Answers about the whole cluster are forgotten with every change: they are
 * lists of cached parts and cheap to make again.
 */
export class WorldCache {
  private readonly subjects = new Map<Scope, Map<string, Map<string, unknown>>>();
  private readonly wholes = new Map<string, unknown>();

  forget(touched: Touched): void {
    if (touched.size === 0) return;
    this.wholes.clear();
    for (const [scope, keys] of touched) {
      if (keys === 'all') this.subjects.delete(scope);
      else for (const key of keys) this.subjects.get(scope)?.delete(key);
    }
  }

  whole<T>(question: string, answer: () => T): T {
    if (this.wholes.has(question)) return this.wholes.get(question) as T;
    const value = answer();
    this.wholes.set(question, value);
    return value;
  }

  subject<T>(scope: Scope, question: string, key: string, answer: () => T): T {
    const ofScope = this.subjects.get(scope) ?? new Map<string, Map<string, unknown>>();
    this.subjects.set(scope, ofScope);
    const answers = ofScope.get(key) ?? new Map<string, unknown>();
    ofScope.set(key, answers);
    if (answers.has(question)) return answers.get(question) as T;
    const value = answer();
    answers.set(question, value);
    return value;
  }
}
