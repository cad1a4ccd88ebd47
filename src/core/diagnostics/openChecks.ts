import type { Rule } from './finding';

/** Which rules have to look at which subjects again. `all`: at every subject that there is when its turn comes. */
export class OpenChecks {
  private readonly open = new Map<Rule, Set<string> | 'all'>();

  add(rule: Rule, subjects: Iterable<string> | 'all'): void {
    const before = this.open.get(rule);
    if (before === 'all') return;
    if (subjects === 'all') this.open.set(rule, 'all');
    else if (before === undefined) this.open.set(rule, new Set(subjects));
    else for (const subject of subjects) before.add(subject);
  }

  /**
   * Hands out the open checks, each once, while `mayGoOn` says so.
   * @param everySubject all subjects of a rule, for those marked `all`
   * @returns whether nothing is open any more
   */
  work(
    mayGoOn: () => boolean,
    everySubject: (rule: Rule) => Set<string>,
    check: (rule: Rule, subject: string) => void,
  ): boolean {
    for (const [rule, subjects] of this.open) {
      const left = subjects === 'all' ? everySubject(rule) : subjects;
      this.open.set(rule, left);
      for (const subject of left) {
        if (!mayGoOn()) return false;
        left.delete(subject);
        check(rule, subject);
      }
      this.open.delete(rule);
    }
    return true;
  }
}
