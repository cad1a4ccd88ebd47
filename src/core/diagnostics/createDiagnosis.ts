import type { Subject, Touched } from '../inventory/subject';
import { kindRegistry } from '../kinds/kindRegistry';
import { splitKey } from '../kinds/read';
import type { World } from '../networks/world';
import type { Diagnosis, NetworkVerdict, Unchecked } from './diagnosis';
import type { Finding, Rule } from './finding';
import { CarrierCache } from './carrier';
import { FindingStore } from './findingStore';
import { nicsBehind } from './nicsBehind';
import { OpenChecks } from './openChecks';
import { registry } from './registry';
import { severityRank } from './severityRank';
import { subjectsOf } from './subjectsOf';
import { uncheckedBy } from './uncheckedBy';
import { verdictOf } from './verdict';

export type { Diagnosis, HopStatus, HopVerdict, NetworkVerdict } from './diagnosis';

const byId = (a: Finding, b: Finding): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const ruleOf = new Map(registry.map((rule) => [rule.code, rule]));

class LiveDiagnosis implements Diagnosis {
  readonly #store = new FindingStore();
  readonly #open = new OpenChecks();
  readonly #verdicts = new Map<string, NetworkVerdict>();
  readonly #carriers = new CarrierCache();
  #ranked: readonly Finding[] | undefined;
  #everything: readonly Finding[] | undefined;
  #notChecked: readonly Unchecked[] | undefined;

  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    for (const rule of registry) this.#open.add(rule, 'all');
  }

  update(touched: Touched): void {
    if (touched.size === 0) return;
    this.#ranked = undefined;
    this.#everything = undefined;
    this.#notChecked = undefined;
    const localnets = new Set<string>();
    for (const rule of registry) {
      const subjects = this.#affected(rule, touched);
      this.#open.add(rule, subjects);
      if (rule.scope !== 'localnet') continue;
      if (subjects === 'all') this.#verdicts.clear();
      else for (const subject of subjects) localnets.add(subject);
    }
    this.#forgetVerdicts(touched, localnets);
  }

  work(mayGoOn: () => boolean): boolean {
    if (!this.#check(mayGoOn)) return false;
    for (const { id } of this.#world.networks()) {
      if (this.#verdicts.has(id)) continue;
      if (!mayGoOn()) return false;
      this.verdict(id);
    }
    return true;
  }

  findings(): readonly Finding[] {
    this.#ranked ??= this.all()
      .filter((finding) => this.causesOf(finding).length === 0)
      .map((finding) => ({ finding, nics: this.nicsBehind(finding) }))
      .sort(
        (a, b) =>
          severityRank(a.finding.severity) - severityRank(b.finding.severity) ||
          b.nics - a.nics ||
          byId(a.finding, b.finding),
      )
      .map(({ finding }) => finding);
    return this.#ranked;
  }

  all(): readonly Finding[] {
    this.#check();
    this.#everything ??= [...this.#store.all()].sort(byId);
    return this.#everything;
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
    const before = this.#verdicts.get(networkId);
    if (before !== undefined) return before;
    const verdict = verdictOf(networkId, this.#world, this, (network) =>
      this.#carriers.of(this.#world, network),
    );
    this.#verdicts.set(networkId, verdict);
    return verdict;
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

  #forgetVerdicts(touched: Touched, localnets: Iterable<string>): void {
    const networks = touched.get('network') ?? [];
    // A NIC that comes or goes on a node is seen by networks that are not on that node yet, and a policy is a cause wherever it failed.
    if (networks === 'all' || touched.has('node') || touched.has('policy')) {
      this.#verdicts.clear();
      this.#carriers.clear();
      return;
    }
    this.#carriers.forget(touched.get('localnet') ?? []);
    for (const id of networks) this.#verdicts.delete(id);
    for (const localnet of localnets) {
      for (const id of this.#world.localnet(localnet)?.networks ?? []) this.#verdicts.delete(id);
    }
  }
}

/** Diagnoses a world. Whoever changes the world calls `update` with what the change touched. */
export const createDiagnosis = (world: World): Diagnosis => new LiveDiagnosis(world);
