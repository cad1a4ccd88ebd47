import { subjectId } from '../inventory/subject';
import type { Subject } from '../inventory/subject';
import type { Finding, Found } from './finding';

const NONE: readonly Finding[] = [];

/** Findings per rule and subject, with an index from every subject at which they are seen. */
export class FindingStore implements Found {
  readonly #byRule = new Map<string, Map<string, readonly Finding[]>>();
  readonly #bySubject = new Map<string, Map<string, Finding>>();

  at(code: string, subject: string): readonly Finding[] {
    return this.#byRule.get(code)?.get(subject) ?? NONE;
  }

  /** Subjects at which a rule found something. */
  subjects(code: string): Iterable<string> {
    return this.#byRule.get(code)?.keys() ?? [];
  }

  seenAt(subject: Subject): readonly Finding[] {
    return [...(this.#bySubject.get(subjectId(subject))?.values() ?? [])];
  }

  *all(): Iterable<Finding> {
    for (const bySubject of this.#byRule.values()) {
      for (const findings of bySubject.values()) yield* findings;
    }
  }

  replace(code: string, subject: string, findings: readonly Finding[]): void {
    for (const finding of this.at(code, subject)) this.#unindex(finding);
    const ofRule = this.#byRule.get(code) ?? new Map<string, readonly Finding[]>();
    this.#byRule.set(code, ofRule);
    if (findings.length === 0) ofRule.delete(subject);
    else ofRule.set(subject, findings);
    for (const finding of findings) this.#index(finding);
  }

  #index(finding: Finding): void {
    for (const subject of [finding.subject, ...finding.related]) {
      const id = subjectId(subject);
      const findings = this.#bySubject.get(id);
      if (findings === undefined) this.#bySubject.set(id, new Map([[finding.id, finding]]));
      else findings.set(finding.id, finding);
    }
  }

  #unindex(finding: Finding): void {
    for (const subject of [finding.subject, ...finding.related]) {
      const id = subjectId(subject);
      const findings = this.#bySubject.get(id);
      findings?.delete(finding.id);
      if (findings?.size === 0) this.#bySubject.delete(id);
    }
  }
}
