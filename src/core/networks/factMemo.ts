/**
 * Answers about the facts of one object, or about a list that stays the same object while it says the same. Neither ever changes, so an answer holds
 * as long as the object is the same.
 */
export class FactMemo {
  readonly #answers = new WeakMap<object, Map<string, unknown>>();

  /** The same question must always have the same type of answer. */
  of<F extends object, T>(facts: F, question: string, answer: (facts: F) => T): T {
    let answers = this.#answers.get(facts);
    if (answers === undefined) {
      answers = new Map();
      this.#answers.set(facts, answers);
    }
    if (answers.has(question)) return answers.get(question) as T;
    const value = answer(facts);
    answers.set(question, value);
    return value;
  }
}
