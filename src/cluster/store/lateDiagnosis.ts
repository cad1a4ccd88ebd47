import type { Diagnosis, NetworkVerdict, Unchecked } from '../../core/diagnostics/diagnosis';
import type { Finding } from '../../core/diagnostics/finding';
import type { SortedFindings } from '../../core/diagnostics/sortedFindings';
import type { UnknownReason } from '../../core/inventory/loadState';
import type { Subject, Touched } from '../../core/inventory/subject';
import type { World } from '../../core/networks/world';
import { backOff } from '../watch/backOff';
import type { WatcherDeps } from '../watch/watcher';

export interface LateDiagnosisDeps extends Pick<WatcherDeps, 'clock' | 'random'> {
  /** Fetches the code of the checks. */
  loadChecks: () => Promise<(world: World) => Diagnosis>;
}

/** Always the same, as the findings of a world are until they change. */
const NONE: readonly Finding[] = [];
const NOTHING_SORTED: SortedFindings = {
  byNetwork: new Map(),
  others: NONE,
  troubledVms: new Set(),
};

/**
 * The diagnosis of a world whose checks come from the server while the cluster is being read. Until they are there nothing is found and
 * nothing is fine: every network's health is unknown, and the reason says so. What could not be fetched is asked for again.
 */
export class LateDiagnosis implements Diagnosis {
  #checks: Diagnosis | undefined;
  #reason: UnknownReason = { kind: 'nad', cause: 'unchecked', detail: '' };
  #failures = 0;
  #cancelRetry: () => void = () => undefined;

  #world: World | undefined;
  readonly #onChange: () => void;
  readonly #deps: LateDiagnosisDeps;

  /** @param onChange hears that the checks have come, or could not be fetched */
  constructor(world: World, onChange: () => void, deps: LateDiagnosisDeps) {
    this.#world = world;
    this.#onChange = onChange;
    this.#deps = deps;
    void this.#load();
  }

  /** Forgets the world. From now on nothing is found and nothing is known. */
  stop(): void {
    this.#world = undefined;
    this.#checks = undefined;
    this.#cancelRetry();
  }

  update(touched: Touched): void {
    this.#checks?.update(touched);
  }

  work(mayGoOn: () => boolean): boolean {
    return this.#checks?.work(mayGoOn) ?? true;
  }

  findings(): readonly Finding[] {
    return this.#checks?.findings() ?? NONE;
  }

  all(): readonly Finding[] {
    return this.#checks?.all() ?? NONE;
  }

  sorted(): SortedFindings {
    return this.#checks?.sorted() ?? NOTHING_SORTED;
  }

  of(subject: Subject): readonly Finding[] {
    return this.#checks?.of(subject) ?? NONE;
  }

  causesOf(finding: Finding): readonly Finding[] {
    return this.#checks?.causesOf(finding) ?? NONE;
  }

  nicsBehind(finding: Finding): number {
    return this.#checks?.nicsBehind(finding) ?? 0;
  }

  unchecked(): readonly Unchecked[] {
    return this.#checks?.unchecked() ?? [{ code: '', reason: this.#reason, checkedIn: [] }];
  }

  verdict(network: string): NetworkVerdict {
    return (
      this.#checks?.verdict(network) ?? {
        network,
        health: 'unknown',
        hops: [],
        firstBroken: undefined,
        coverage: { known: false, reason: this.#reason },
        switchSeen: 'not-seen',
      }
    );
  }

  async #load(): Promise<void> {
    const { clock, random, loadChecks } = this.#deps;
    try {
      const diagnose = await loadChecks();
      if (this.#world === undefined) return;
      this.#checks = diagnose(this.#world);
    } catch (error) {
      if (this.#world === undefined) return;
      this.#reason = {
        ...this.#reason,
        detail: error instanceof Error ? error.message : String(error),
      };
      this.#failures += 1;
      this.#cancelRetry = clock.after(backOff(this.#failures, random()), () => void this.#load());
    }
    this.#onChange();
  }
}
