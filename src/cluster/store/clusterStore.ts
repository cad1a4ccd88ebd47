import type { Diagnosis } from '../../core/diagnostics/diagnosis';
import { Inventory } from '../../core/inventory/inventory';
import type { Change } from '../../core/inventory/inventory';
import type { Kind } from '../../core/kinds/kindRegistry';
import type { World } from '../../core/networks/world';
import { createWorld } from '../../core/networks/createWorld';
import type { Identity } from '../identity';
import type { Snapshot } from '../snapshot';
import { ChangeBatch } from '../watch/changeBatch';
import type { WatcherDeps } from '../watch/watcher';
import type { Visibility } from '../visibility';
import { ScopeKeeper } from './scopeKeeper';

export interface StoreDeps extends WatcherDeps {
  diagnose: (world: World) => Diagnosis;
  visibility: Visibility;
}

/** A tab that was hidden this long is not being looked at: its watches rest. */
export const HIDDEN_PAUSE_MS = 5 * 60_000;

/** All that one identity may know of the cluster, kept up to date while somebody uses it. */
export class ClusterStore {
  private current: Snapshot;
  private readonly batch: ChangeBatch;
  private readonly scopes: ScopeKeeper;
  private readonly listeners = new Set<() => void>();
  private awake = 0;
  private cancelPause: () => void = () => undefined;
  private readonly stopLooking: () => void;
  private destroyed = false;

  constructor(
    readonly identity: Identity,
    private readonly deps: StoreDeps,
  ) {
    this.current = this.empty();
    this.batch = new ChangeBatch(deps.clock, (changes) => {
      this.apply(changes);
    });
    this.scopes = new ScopeKeeper((changes) => {
      this.batch.add(changes);
    }, deps);
    this.stopLooking = deps.visibility.subscribe(() => {
      this.looked();
    });
  }

  /** The same object until something changes. */
  readonly snapshot = (): Snapshot => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  /** Keeps the kinds read and watched until the returned function is called, and some minutes longer. */
  retain(kinds: readonly Kind[]): () => void {
    return this.destroyed ? () => undefined : this.scopes.retain(kinds);
  }

  /** The project to read where cluster-wide lists are forbidden; empty for none. */
  setProject(project: string): void {
    if (!this.destroyed) this.scopes.setProject(project);
  }

  /** Keeps watching although the tab is hidden, as a running plan needs. Returns the release. */
  keepAwake(): () => void {
    this.awake += 1;
    this.looked();
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.awake -= 1;
      this.looked();
    };
  }

  /** Ends every watch and forgets every fact: whoever still holds the store finds it empty. */
  destroy(): void {
    this.destroyed = true;
    this.cancelPause();
    this.stopLooking();
    this.scopes.stop();
    this.batch.stop();
    this.listeners.clear();
    this.current = this.empty();
  }

  private empty(): Snapshot {
    const world = createWorld(new Inventory());
    return { version: 0, world, diagnosis: this.deps.diagnose(world), identity: this.identity };
  }

  private apply(changes: readonly Change[]): void {
    if (this.destroyed) return;
    const { world, diagnosis, version } = this.current;
    const { touched } = world.apply(changes);
    if (touched.size === 0) return;
    diagnosis.update(touched);
    this.current = { ...this.current, version: version + 1 };
    for (const listener of [...this.listeners]) listener();
  }

  private looked(): void {
    if (this.destroyed) return;
    this.cancelPause();
    if (!this.deps.visibility.hidden() || this.awake > 0) {
      this.scopes.setPaused(false);
      return;
    }
    this.cancelPause = this.deps.clock.after(HIDDEN_PAUSE_MS, () => {
      this.scopes.setPaused(true);
    });
  }
}
