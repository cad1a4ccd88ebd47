import type { PlainObject } from '../fixtures/objects';
import { removalOf, toChange } from '../../src/cluster/watch/toChange';
import type { Change } from '../../src/core/inventory/inventory';
import type { LoadState } from '../../src/core/inventory/loadState';
import { kinds } from '../../src/core/kinds/kindRegistry';
import type { Kind } from '../../src/core/kinds/kindRegistry';
import { keyOf, readMetadata, splitKey } from '../../src/core/kinds/read';
import type { ClusterEvent, ReadOutcome, SingleEvent } from './clusterEvent';
import { spoil } from './spoil';

/** One list and watch: what it said there is, whether it was complete once, and whether it still hears of changes. */
interface Scope {
  kind: Kind;
  namespace: string;
  keys: Set<string>;
  complete: boolean;
  live: boolean;
}

/** An API server with the watches of one user, as far as the changes go that these hand on (src/cluster/watch/watcher.ts). */
export class WatchedCluster {
  private readonly objects = new Map<Kind, Map<string, PlainObject>>(
    kinds.map((kind) => [kind, new Map()]),
  );
  private readonly scopes = new Map<string, Scope>();

  /** What the watches tell of each part of an event. What cannot happen (an object deleted twice) tells nothing. */
  happen(event: ClusterEvent): readonly (readonly Change[])[] {
    const parts = event.type === 'together' ? event.events : [event];
    return parts.map((single) => this.single(single));
  }

  private single(event: SingleEvent): readonly Change[] {
    switch (event.type) {
      case 'put':
        return this.write(event.kind, event.object);
      case 'spoil': {
        const object = this.of(event.kind).get(event.key);
        return object === undefined
          ? []
          : this.write(event.kind, spoil(object, event.at, event.becomes));
      }
      case 'delete':
        return this.remove(event.kind, event.key);
      case 'read':
        return this.read(this.scope(event.kind, event.namespace), event.outcome);
    }
  }

  private of(kind: Kind): Map<string, PlainObject> {
    return this.objects.get(kind) ?? new Map<string, PlainObject>();
  }

  private scope(kind: Kind, namespace: string): Scope {
    const id = `${kind}/${namespace}`;
    const scope = this.scopes.get(id) ?? {
      kind,
      namespace,
      keys: new Set<string>(),
      complete: false,
      live: false,
    };
    this.scopes.set(id, scope);
    return scope;
  }

  private hearing(kind: Kind, key: string): readonly Scope[] {
    const { namespace } = splitKey(key);
    return [...this.scopes.values()].filter(
      (scope) => scope.live && scope.kind === kind && ['', namespace].includes(scope.namespace),
    );
  }

  private write(kind: Kind, object: PlainObject): readonly Change[] {
    const metadata = readMetadata(object);
    if (metadata === undefined) return [];
    const key = keyOf(metadata);
    this.of(kind).set(key, object);
    return this.hearing(kind, key).flatMap((scope) => this.tell(scope, object));
  }

  private tell({ kind, keys }: Scope, object: PlainObject): readonly Change[] {
    const put = toChange(kind, object, keys);
    if (put !== undefined) return [put];
    const removal = removalOf(kind, object);
    return removal !== undefined && keys.delete(removal.key) ? [removal] : [];
  }

  private remove(kind: Kind, key: string): readonly Change[] {
    if (!this.of(kind).delete(key)) return [];
    return this.hearing(kind, key).flatMap((scope): Change[] =>
      scope.keys.delete(key) ? [{ type: 'remove', kind, key }] : [],
    );
  }

  private read(scope: Scope, outcome: ReadOutcome): readonly Change[] {
    const { kind, namespace } = scope;
    const say = (state: LoadState | undefined): Change => ({
      type: 'state',
      kind,
      namespace,
      state,
    });
    switch (outcome) {
      case 'complete':
        return [...this.list(scope), say({ status: 'loaded' })];
      case 'first-page':
        return this.firstPage(scope, say);
      case 'forbidden':
        return [...this.takeBack(scope), say({ status: 'forbidden', reason: 'no right' })];
      case 'absent':
        return [...this.takeBack(scope), say({ status: 'absent' })];
      case 'dropped':
        return [...this.takeBack(scope), say(undefined)];
      case 'failed':
        scope.live = false;
        return [say(scope.complete ? stale : { status: 'failed', reason: 'no answer' })];
      case 'stale':
        scope.live = false;
        return scope.complete ? [say(stale)] : [];
    }
  }

  private matching({ kind, namespace }: Scope): readonly PlainObject[] {
    return [...this.of(kind)]
      .filter(([key]) => namespace === '' || splitKey(key).namespace === namespace)
      .map(([, object]) => object);
  }

  private list(scope: Scope): readonly Change[] {
    const { kind } = scope;
    const seen = new Set<string>();
    const puts = this.matching(scope).flatMap((object) => toChange(kind, object, seen) ?? []);
    const gone = [...scope.keys].filter((key) => !seen.has(key));
    Object.assign(scope, { keys: seen, complete: true, live: true });
    return [...puts, ...gone.map((key): Change => ({ type: 'remove', kind, key }))];
  }

  private firstPage(scope: Scope, say: (state: LoadState) => Change): readonly Change[] {
    const all = this.matching(scope);
    const page = all.slice(0, Math.ceil(all.length / 2));
    const puts = page.flatMap((object) => toChange(scope.kind, object, scope.keys) ?? []);
    if (scope.complete) return puts;
    const remaining = all.length - page.length;
    return [...puts, say({ status: 'loading', read: page.length, remaining })];
  }

  private takeBack(scope: Scope): readonly Change[] {
    const { kind, keys } = scope;
    Object.assign(scope, { keys: new Set(), complete: false, live: false });
    return [...keys].map((key): Change => ({ type: 'remove', kind, key }));
  }
}

const stale: LoadState = { status: 'loaded', staleSince: '2026-01-01T00:00:00Z' };
