/** Answers about one object's facts. Facts never change, so an answer holds as long as they are the same object. */
export class FactMemo<F extends object> {
  readonly #answers = new WeakMap<F, Map<string, unknown>>();

  /** The same question must always have the same type of answer. */
  of<T>(facts: F, question: string, answer: (facts: F) => T): T {
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
