import type { FactsByKind, Kind } from '../kinds/kindRegistry';
import { keyOf, splitKey } from '../kinds/read';
import { FactPool } from './factPool';
import { indexesOf, newFactIndexes } from './factIndexes';
import type { FactIndexes } from './factIndexes';
import { unreadableAt } from './loadState';
import type { LoadState, UnknownReason } from './loadState';
import { sameFacts } from './sameFacts';
import type { Touched } from './subject';
import { touchesEverything } from './touchesEverything';
import type { FactChange } from './touchesEverything';
import { TouchedSubjects } from './touchedSubjects';

type Facts<K extends Kind> = Map<string, FactsByKind[K]>;

export type Put = { [K in Kind]: { type: 'put'; kind: K; facts: FactsByKind[K] } }[Kind];

/** `namespace` of a state is empty for a cluster-wide read; a state that is `undefined` says that nobody reads that scope any more. */
export type Change =
  | Put
  | { type: 'remove'; kind: Kind; key: string }
  | { type: 'state'; kind: Kind; namespace: string; state: LoadState | undefined };

export interface Applied {
  version: number;
  touched: Touched;
}

const LOADING: LoadState = { status: 'loading', read: 0, remaining: undefined };

const emptyStore = (): { [K in Kind]: Facts<K> } => ({
  node: new Map(),
  namespace: new Map(),
  project: new Map(),
  nns: new Map(),
  nncp: new Map(),
  nnce: new Map(),
  nad: new Map(),
  cudn: new Map(),
  vm: new Map(),
  vmi: new Map(),
});

const onlyProgress = (before: LoadState | undefined, after: LoadState | undefined): boolean =>
  before?.status === after?.status && (after?.status === 'loading' || after?.status === 'loaded');

/**
 * All facts of one moment, what could not be read and why. Changed only by `apply`; a version says whether anything changed. Maps and
 * indexes are changed in place, so nobody keeps one across versions.
 */
export class Inventory {
  version = 0;
  readonly indexes: FactIndexes = newFactIndexes();
  readonly #store = emptyStore();
  readonly #pool = new FactPool();
  readonly #states = new Map<string, LoadState>();
  /** Keys of the objects that were read in part; hardly ever any. */
  readonly #inPart = new Map<Kind, Set<string>>();
  readonly #versions = new Map<Kind, number>();

  /** Another one after every change of what is known of a kind. */
  versionOf(kind: Kind): number {
    return this.#versions.get(kind) ?? 0;
  }

  /** The same text, as others have it already: for what is made from facts once per VM. */
  share(text: string): string {
    return this.#pool.share(text);
  }

  get<K extends Kind>(kind: K, key: string): FactsByKind[K] | undefined {
    return this.#store[kind].get(key);
  }

  all<K extends Kind>(kind: K): Iterable<FactsByKind[K]> {
    return this.#store[kind].values();
  }

  keys(kind: Kind): Iterable<string> {
    return this.#store[kind].keys();
  }

  count(kind: Kind): number {
    return this.#store[kind].size;
  }

  /** How far `kind` was read: in `namespace` if that was read by itself, else in the whole cluster. */
  state(kind: Kind, namespace = ''): LoadState {
    const wide = this.#states.get(`${kind}/`);
    if (namespace === '' || wide?.status === 'loaded') return wide ?? LOADING;
    return this.#states.get(`${kind}/${namespace}`) ?? wide ?? LOADING;
  }

  /** Namespaces in which `kind` was read by itself, because the whole cluster may not be. */
  namespacesRead(kind: Kind): readonly string[] {
    return [...this.#states]
      .flatMap(([id, state]) =>
        id.startsWith(`${kind}/`) && state.status === 'loaded' ? id.slice(kind.length + 1) : [],
      )
      .filter((namespace) => namespace !== '')
      .sort();
  }

  /** Why `kind` is not known here, or `undefined` when it is. Stale facts count as known: the page says since when they are. */
  unknown(kind: Kind, namespace = ''): UnknownReason | undefined {
    const state = this.state(kind, namespace);
    if (state.status === 'loaded') return undefined;
    const detail = state.status === 'forbidden' || state.status === 'failed' ? state.reason : '';
    const elsewhere = namespace === '' && this.namespacesRead(kind).length > 0;
    return { kind, cause: state.status, detail, ...(elsewhere && { elsewhere: true as const }) };
  }

  /**
   * Why not all of what the objects of a kind say is known: `unknown`, or one that could not be read in whole. Who counts, or says that there
   * is none, asks this; with `place`, only what stands there in the objects matters.
   */
  doubt(kind: Kind, namespace = '', place?: string): UnknownReason | undefined {
    const reason = this.unknown(kind, namespace);
    if (reason !== undefined) return reason;
    for (const key of [...(this.#inPart.get(kind) ?? [])].sort()) {
      const isMeant = namespace === '' || splitKey(key).namespace === namespace;
      const found = isMeant ? unreadableAt(kind, this.get(kind, key), place) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }

  apply(batch: readonly Change[]): Applied {
    const touched = new TouchedSubjects(this);
    for (const change of batch) {
      switch (change.type) {
        case 'put':
          this.#put(change, touched);
          break;
        case 'remove':
          this.#remove(change.kind, change.key, touched);
          break;
        case 'state':
          this.#setState(change, touched);
          break;
      }
    }
    const subjects = touched.result();
    if (subjects.size > 0) this.version += 1;
    return { version: this.version, touched: subjects };
  }

  #put<K extends Kind>(
    { kind, facts: read }: { kind: K; facts: FactsByKind[K] },
    touched: TouchedSubjects,
  ): void {
    const key = this.#pool.share(keyOf(read));
    const store: Facts<K> = this.#store[kind];
    const before = store.get(key);
    if (before !== undefined && sameFacts(before, read)) return;
    this.#count(kind);
    const facts = this.#pool.share(read);
    if (before !== undefined) {
      touched.add(kind, before);
      this.#unindex(kind, key, before);
    }
    store.set(key, facts);
    for (const index of indexesOf[kind](this.indexes)) index.add(key, facts);
    if (facts.unread !== undefined) {
      this.#inPart.set(kind, (this.#inPart.get(kind) ?? new Set()).add(key));
    }
    touched.add(kind, facts);
    const change = { kind, before, after: facts } as FactChange;
    if (touchesEverything(change)) touched.addEverything();
    else if (change.kind === 'nns' && change.before && change.after)
      touched.addMoved(change.before, change.after);
  }

  #remove(kind: Kind, key: string, touched: TouchedSubjects): void {
    const before = this.#store[kind].get(key);
    if (before === undefined) return;
    this.#count(kind);
    touched.add(kind, before);
    if (touchesEverything({ kind, before, after: undefined } as FactChange))
      touched.addEverything();
    this.#store[kind].delete(key);
    this.#unindex(kind, key, before);
  }

  #count(kind: Kind): void {
    this.#versions.set(kind, this.versionOf(kind) + 1);
  }

  #unindex<K extends Kind>(kind: K, key: string, facts: FactsByKind[K]): void {
    for (const index of indexesOf[kind](this.indexes)) index.remove(key, facts);
    this.#inPart.get(kind)?.delete(key);
  }

  #setState(
    { kind, namespace, state }: Extract<Change, { type: 'state' }>,
    touched: TouchedSubjects,
  ): void {
    const id = `${kind}/${namespace}`;
    const before = this.#states.get(id);
    if (sameFacts(before, state)) return;
    this.#count(kind);
    if (state === undefined) this.#states.delete(id);
    else this.#states.set(id, state);
    // How far a list is, or since when a watch is lost, changes what the page says of it and nothing that is derived.
    if (onlyProgress(namespace === '' ? (before ?? LOADING) : before, state))
      touched.mark('cluster', '');
    else touched.addEverything();
  }
}
