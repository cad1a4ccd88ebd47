import { sameFacts } from '../inventory/sameFacts';
import { subjectId } from '../inventory/subject';
import type { Scope, Subject } from '../inventory/subject';
import type { Finding, Found } from './finding';

const NONE: readonly Finding[] = [];

/** Scopes of which it is kept how often something was found or mended; VMs and nodes are too many, and told by their networks. */
const COUNTED: ReadonlySet<Scope> = new Set(['localnet', 'network', 'attachment']);

/**
 * Findings per rule and subject, with an index from every subject at which they are seen. A finding that is found again stays the same object,
 * and nothing counts as changed.
 */
export class FindingStore implements Found {
  /** Another one after every change of what is found. */
  version = 0;
  readonly #versions = new Map<string, number>();
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

  /** Another one after every change of what is seen at a localnet, a network or an attachment. */
  versionAt(subject: Subject): number {
    return this.#versions.get(subjectId(subject)) ?? 0;
  }

  *all(): Iterable<Finding> {
    for (const bySubject of this.#byRule.values()) {
      for (const findings of bySubject.values()) yield* findings;
    }
  }

  replace(code: string, subject: string, findings: readonly Finding[]): void {
    const before = this.at(code, subject);
    if (sameFacts(before, findings)) return;
    this.version += 1;
    for (const finding of before) this.#unindex(finding);
    const ofRule = this.#byRule.get(code) ?? new Map<string, readonly Finding[]>();
    this.#byRule.set(code, ofRule);
    if (findings.length === 0) ofRule.delete(subject);
    else ofRule.set(subject, findings);
    for (const finding of findings) this.#index(finding);
  }

  #index(finding: Finding): void {
    for (const subject of [finding.subject, ...finding.related]) {
      const id = subjectId(subject);
      this.#count(subject, id);
      const findings = this.#bySubject.get(id);
      if (findings === undefined) this.#bySubject.set(id, new Map([[finding.id, finding]]));
      else findings.set(finding.id, finding);
    }
  }

  #unindex(finding: Finding): void {
    for (const subject of [finding.subject, ...finding.related]) {
      const id = subjectId(subject);
      this.#count(subject, id);
      const findings = this.#bySubject.get(id);
      findings?.delete(finding.id);
      if (findings?.size === 0) this.#bySubject.delete(id);
    }
  }

  #count({ scope }: Subject, id: string): void {
    if (COUNTED.has(scope)) this.#versions.set(id, (this.#versions.get(id) ?? 0) + 1);
  }
}
