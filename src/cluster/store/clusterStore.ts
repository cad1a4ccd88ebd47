import { Inventory } from '../../core/inventory/inventory';
import type { Change } from '../../core/inventory/inventory';
import type { Kind } from '../../core/kinds/kindRegistry';
import { createWorld } from '../../core/networks/createWorld';
import { slice } from '../clock';
import type { Identity } from '../identity';
import type { Snapshot } from '../snapshot';
import { ChangeBatch } from '../watch/changeBatch';
import type { WatcherDeps } from '../watch/watcher';
import type { Visibility } from '../visibility';
import { LateDiagnosis } from './lateDiagnosis';
import type { LateDiagnosisDeps } from './lateDiagnosis';
import { ScopeKeeper } from './scopeKeeper';

export interface StoreDeps extends WatcherDeps, LateDiagnosisDeps {
  visibility: Visibility;
}

/** A tab that was hidden this long is not being looked at: its watches rest. */
export const HIDDEN_PAUSE_MS = 5 * 60_000;

/** Changes between two looks at the clock. */
const CHUNK = 100;

/** All that one identity may know of the cluster, kept up to date while somebody uses it. */
export class ClusterStore {
  #current: Snapshot;
  readonly #batch: ChangeBatch;
  /** Something that the listeners have not heard of. */
  #untold = false;
  readonly #scopes: ScopeKeeper;
  readonly #listeners = new Set<() => void>();
  #awake = 0;
  #cancelPause: () => void = () => undefined;
  readonly #stopLooking: () => void;
  #destroyed = false;

  readonly #deps: StoreDeps;
  readonly #diagnosis: LateDiagnosis;

  constructor(
    readonly identity: Identity,
    deps: StoreDeps,
  ) {
    this.#deps = deps;
    const world = createWorld(new Inventory());
    this.#diagnosis = new LateDiagnosis(
      world,
      () => {
        this.#untold = true;
        this.#work([]);
      },
      deps,
    );
    this.#current = { version: 0, world, diagnosis: this.#diagnosis, identity };
    this.#batch = new ChangeBatch(deps.clock, (changes, done) => {
      this.#work([...changes], done);
    });
    this.#scopes = new ScopeKeeper((changes) => {
      this.#batch.add(changes);
    }, deps);
    this.#stopLooking = deps.visibility.subscribe(() => {
      this.#looked();
    });
  }

  /** The same object until something changes. */
  readonly snapshot = (): Snapshot => this.#current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Keeps the kinds read and watched until the returned function is called, and some minutes longer. */
  retain(kinds: readonly Kind[]): () => void {
    return this.#destroyed ? () => undefined : this.#scopes.retain(kinds);
  }

  /** The project to read where cluster-wide lists are forbidden; empty for none. */
  setProject(project: string): void {
    if (!this.#destroyed) this.#scopes.setProject(project);
  }

  /** Keeps watching although the tab is hidden, as a running plan needs. Returns the release. */
  keepAwake(): () => void {
    this.#awake += 1;
    this.#looked();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#awake -= 1;
      this.#looked();
    };
  }

  /** Ends every watch and forgets every fact: whoever still holds the store finds it empty. */
  destroy(): void {
    this.#destroyed = true;
    this.#cancelPause();
    this.#diagnosis.stop();
    this.#stopLooking();
    this.#scopes.stop();
    this.#batch.stop();
    this.#listeners.clear();
    this.#current = { ...this.#current, version: 0, world: createWorld(new Inventory()) };
  }

  /**
   * Brings changes into the world and works off what follows from them, a slice in each task, so that the page stays alive. Listeners hear
   * of the whole; who asks in between gets the world as far as it is, with findings that fit to it.
   */
  #work(changes: Change[], done: () => void = () => undefined): void {
    if (this.#destroyed) return;
    const { world, diagnosis } = this.#current;
    const hasTime = slice(this.#deps.clock);
    while (changes.length > 0 && hasTime()) {
      const { touched } = world.apply(changes.splice(0, CHUNK));
      diagnosis.update(touched);
      this.#untold ||= touched.size > 0;
    }
    if (changes.length > 0 || !diagnosis.work(hasTime)) {
      this.#deps.clock.after(0, () => {
        this.#work(changes, done);
      });
      return;
    }
    if (this.#untold) this.#tell();
    done();
  }

  #tell(): void {
    this.#untold = false;
    this.#current = { ...this.#current, version: this.#current.version + 1 };
    for (const listener of [...this.#listeners]) listener();
  }

  #looked(): void {
    if (this.#destroyed) return;
    this.#cancelPause();
    if (!this.#deps.visibility.hidden() || this.#awake > 0) {
      this.#scopes.setPaused(false);
      return;
    }
    this.#cancelPause = this.#deps.clock.after(HIDDEN_PAUSE_MS, () => {
      this.#scopes.setPaused(true);
    });
  }
}
