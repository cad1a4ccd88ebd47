import type { Scope, Subject, Touched } from '../inventory/subject';
import { kindRegistry } from '../kinds/kindRegistry';
import { splitKey } from '../kinds/read';
import type { World } from '../networks/world';
import type { Diagnosis, NetworkVerdict, Unchecked } from './diagnosis';
import type { Finding, Rule } from './finding';
import { FindingStore } from './findingStore';
import { nicsBehind } from './nicsBehind';
import { OpenChecks } from './openChecks';
import { registry } from './registry';
import { severityRank } from './severityRank';
import { sortFindings } from './sortedFindings';
import type { SortedFindings } from './sortedFindings';
import { subjectsOf } from './subjectsOf';
import { uncheckedBy } from './uncheckedBy';
import { VerdictBook } from './verdictBook';

export type { Diagnosis, HopStatus, HopVerdict, NetworkVerdict } from './diagnosis';

const byId = (a: Finding, b: Finding): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const ruleOf = new Map(registry.map((rule) => [rule.code, rule]));

/** What was made of the findings, with the version of the store that it was made of. */
interface Made<T> {
  version: number;
  value: T;
}

/** Scopes whose changes change nothing but what is found. */
const FOUND_ONLY: ReadonlySet<Scope> = new Set(['cluster', 'node', 'localnet']);

class LiveDiagnosis implements Diagnosis {
  readonly #store = new FindingStore();
  readonly #open = new OpenChecks();
  readonly #verdicts: VerdictBook;
  #ranked: Made<readonly Finding[]> | undefined;
  #everything: Made<readonly Finding[]> | undefined;
  #sorted: Made<SortedFindings> | undefined;
  #notChecked: readonly Unchecked[] | undefined;

  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.#verdicts = new VerdictBook(world, this.#store);
    for (const rule of registry) this.#open.add(rule, 'all');
  }

  update(touched: Touched): void {
    if (touched.size === 0) return;
    // What a node or a localnet changes, it changes by what is found; ranks follow from NICs as well.
    if ([...touched.keys()].some((scope) => !FOUND_ONLY.has(scope))) this.#ranked = undefined;
    this.#notChecked = undefined;
    for (const rule of registry) this.#open.add(rule, this.#affected(rule, touched));
    this.#verdicts.update(touched);
  }

  work(mayGoOn: () => boolean): boolean {
    if (!this.#check(mayGoOn)) return false;
    for (const { id } of this.#world.networks()) {
      if (this.#verdicts.has(id)) continue;
      if (!mayGoOn()) return false;
      this.verdict(id);
    }
    const { version } = this.#store;
    for (const [made, make] of [
      [this.#everything, () => this.all()],
      [this.#sorted, () => this.sorted()],
      [this.#ranked, () => this.findings()],
    ] as const) {
      if (made?.version === version) continue;
      if (!mayGoOn()) return false;
      make();
    }
    return true;
  }

  findings(): readonly Finding[] {
    const all = this.all();
    const { version } = this.#store;
    if (this.#ranked?.version !== version) this.#ranked = { version, value: this.#rank(all) };
    return this.#ranked.value;
  }

  #rank(all: readonly Finding[]): readonly Finding[] {
    return all
      .filter((finding) => this.causesOf(finding).length === 0)
      .map((finding) => ({ finding, nics: this.nicsBehind(finding) }))
      .sort(
        (a, b) =>
          severityRank(a.finding.severity) - severityRank(b.finding.severity) ||
          b.nics - a.nics ||
          byId(a.finding, b.finding),
      )
      .map(({ finding }) => finding);
  }

  all(): readonly Finding[] {
    this.#check();
    const { version } = this.#store;
    if (this.#everything?.version !== version) {
      this.#everything = { version, value: [...this.#store.all()].sort(byId) };
    }
    return this.#everything.value;
  }

  sorted(): SortedFindings {
    const all = this.all();
    const { version } = this.#store;
    if (this.#sorted?.version !== version) this.#sorted = { version, value: sortFindings(all) };
    return this.#sorted.value;
  }

  of(subject: Subject): readonly Finding[] {
    this.#check();
    return [...this.#store.seenAt(subject)].sort(byId);
  }

  causesOf(finding: Finding): readonly Finding[] {
    this.#check();
    const causes = ruleOf.get(finding.code)?.causes?.(finding, this.#store, this.#world) ?? [];
    return [...causes].sort(byId);
  }

  nicsBehind({ subject }: Finding): number {
    return nicsBehind(this.#world, subject);
  }

  unchecked(): readonly Unchecked[] {
    this.#notChecked ??= registry.flatMap((rule) => uncheckedBy(rule, this.#world) ?? []);
    return this.#notChecked;
  }

  verdict(networkId: string): NetworkVerdict {
    this.#check();
    return this.#verdicts.of(networkId, {
      of: (subject) => this.of(subject),
      causesOf: (finding) => this.causesOf(finding),
    });
  }

  #affected({ scope, follows }: Rule, touched: Touched): Iterable<string> | 'all' {
    const own = touched.get(scope) ?? [];
    const followed = follows?.(touched, this.#world) ?? [];
    return own === 'all' || followed === 'all' ? 'all' : new Set([...own, ...followed]);
  }

  /** Runs what is open. Whoever asks for findings gets those of the world as it is, so asking runs all of it. */
  #check(mayGoOn: () => boolean = () => true): boolean {
    return this.#open.work(
      mayGoOn,
      ({ scope, code }) =>
        new Set([...subjectsOf(this.#world, scope), ...this.#store.subjects(code)]),
      (rule, subject) => {
        this.#run(rule, subject);
      },
    );
  }

  #run(rule: Rule, subject: string): void {
    const findings = this.#mayCheck(rule, subject) ? rule.check(subject, this.#world) : [];
    this.#store.replace(rule.code, subject, findings);
  }

  #mayCheck({ scope, needs, provenByPart }: Rule, subject: string): boolean {
    if (provenByPart === true) return true;
    const namespace = scope === 'vm' || scope === 'attachment' ? splitKey(subject).namespace : '';
    return needs.every(
      (kind) =>
        this.#world.inventory.unknown(kind, kindRegistry[kind].gvk.namespaced ? namespace : '') ===
        undefined,
    );
  }
}

/** Diagnoses a world. Whoever changes the world calls `update` with what the change touched. */
export const createDiagnosis = (world: World): Diagnosis => new LiveDiagnosis(world);
