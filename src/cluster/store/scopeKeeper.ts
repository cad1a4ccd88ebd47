import type { Change } from '../../core/inventory/inventory';
import type { LoadState } from '../../core/inventory/loadState';
import type { Kind } from '../../core/kinds/kindRegistry';
import { globalNamespaces } from '../../core/networks/globalNamespaces';
import { Watcher } from '../watch/watcher';
import type { WatcherDeps } from '../watch/watcher';

/** Kinds that members of a project may read there although the cluster-wide list is refused to them. */
const projectKinds: readonly Kind[] = ['nad', 'vm', 'vmi'];

/** How long a kind is still watched after its last user: going back to a page finds it read. */
export const LINGER_MS = 5 * 60_000;

const scopeId = (kind: Kind, namespace: string): string => `${kind}/${namespace}`;

/**
 * Decides what is watched: each kind that somebody uses, once, in the whole cluster. Where that is forbidden, the active project alone (no
 * walk over namespaces), for NADs also the global namespaces one by one, and Projects instead of Namespaces.
 */
export class ScopeKeeper {
  readonly #users = new Map<Kind, number>();
  readonly #lingering = new Map<Kind, () => void>();
  readonly #wide = new Map<Kind, LoadState['status']>();
  readonly #watchers = new Map<string, Watcher>();
  #project = '';
  #paused = false;

  readonly #emit: (changes: readonly Change[]) => void;
  readonly #deps: WatcherDeps;

  constructor(emit: (changes: readonly Change[]) => void, deps: WatcherDeps) {
    this.#emit = emit;
    this.#deps = deps;
  }

  /** Watches the kinds until the returned function is called, and some minutes longer. */
  retain(kinds: readonly Kind[]): () => void {
    for (const kind of kinds) {
      this.#lingering.get(kind)?.();
      this.#lingering.delete(kind);
      this.#users.set(kind, (this.#users.get(kind) ?? 0) + 1);
    }
    this.#sync();
    let retained = true;
    return () => {
      if (!retained) return;
      retained = false;
      for (const kind of kinds) this.#release(kind);
    };
  }

  /** @param project empty for all projects */
  setProject(project: string): void {
    if (project === this.#project) return;
    this.#project = project;
    this.#sync();
  }

  setPaused(paused: boolean): void {
    if (paused === this.#paused) return;
    this.#paused = paused;
    for (const watcher of this.#watchers.values()) {
      if (paused) watcher.pause();
      else watcher.resume();
    }
  }

  stop(): void {
    for (const cancel of this.#lingering.values()) cancel();
    for (const watcher of this.#watchers.values()) watcher.stop();
    this.#lingering.clear();
    this.#watchers.clear();
    this.#users.clear();
  }

  #release(kind: Kind): void {
    const users = (this.#users.get(kind) ?? 1) - 1;
    this.#users.set(kind, users);
    if (users > 0) return;
    const cancel = this.#deps.clock.after(LINGER_MS, () => {
      this.#lingering.delete(kind);
      this.#users.delete(kind);
      this.#sync();
    });
    this.#lingering.set(kind, cancel);
  }

  #wanted(): Map<string, { kind: Kind; namespace: string }> {
    const scopes = new Map<string, { kind: Kind; namespace: string }>();
    const want = (kind: Kind, namespace: string) =>
      scopes.set(scopeId(kind, namespace), { kind, namespace });
    for (const kind of this.#users.keys()) {
      want(kind, '');
      if (this.#wide.get(kind) !== 'forbidden') continue;
      if (kind === 'namespace') want('project', '');
      if (projectKinds.includes(kind) && this.#project !== '') want(kind, this.#project);
      if (kind === 'nad') for (const namespace of globalNamespaces) want(kind, namespace);
    }
    return scopes;
  }

  #sync(): void {
    const wanted = this.#wanted();
    for (const [id, watcher] of this.#watchers) {
      if (wanted.has(id)) continue;
      this.#watchers.delete(id);
      const { kind, namespace } = watcher.target;
      if (namespace === '') this.#wide.delete(kind);
      watcher.forget();
    }
    for (const [id, target] of wanted) {
      if (this.#watchers.has(id)) continue;
      const watcher = new Watcher(
        target,
        (changes) => this.#receive(changes),
        this.#deps,
        () => this.#watching(target.kind),
      );
      this.#watchers.set(id, watcher);
      if (!this.#paused) watcher.start();
    }
  }

  #watching(kind: Kind): readonly Watcher[] {
    return [...this.#watchers.values()].filter(({ target }) => target.kind === kind);
  }

  #receive(changes: readonly Change[]): void {
    this.#emit(changes);
    for (const change of changes) {
      if (change.type !== 'state' || change.namespace !== '') continue;
      const { kind, state } = change;
      if (state === undefined) continue;
      // While it is being tried again, what is forbidden stays so: the smaller scopes are not given up for a list that may fail.
      const trying = state.status === 'loading' || state.status === 'failed';
      const before = this.#wide.get(kind);
      if (before === 'forbidden' && trying) continue;
      // Refused once more, after it brought some of the objects as they were when it began: those that are followed may be newer.
      if (before === 'forbidden' && state.status === before) {
        for (const watcher of this.#watching(kind)) {
          if (watcher.target.namespace !== '') watcher.refresh();
        }
      }
      if (before === state.status) continue;
      this.#wide.set(kind, state.status);
      if (this.#users.has(kind)) this.#sync();
    }
  }
}
