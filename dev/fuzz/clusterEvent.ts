import type { PlainObject } from '../fixtures/objects';
import type { Kind } from '../../src/core/kinds/kindRegistry';

/** How reading one kind in one scope goes: what a watcher can come to (src/cluster/watch). */
export type ReadOutcome =
  | 'complete'
  /** Half of the objects are read, the rest is on its way. */
  | 'first-page'
  | 'forbidden'
  | 'absent'
  | 'failed'
  /** The watch is lost: what happens from now on is seen with the next list only. */
  | 'stale'
  /** Nobody looks any more. */
  | 'dropped';

/** Something that happens on an API server, or to what a user may read of it. Plain data: a failing sequence can be pasted into a test. */
export type SingleEvent =
  | { type: 'put'; kind: Kind; object: PlainObject }
  /** The `at`-th field of an object that exists becomes something odd; fields are counted in the order in which they are written. */
  | { type: 'spoil'; kind: Kind; key: string; at: number; becomes: unknown }
  | { type: 'delete'; kind: Kind; key: string }
  /** `namespace` is empty for the whole cluster. */
  | { type: 'read'; kind: Kind; namespace: string; outcome: ReadOutcome };

export type ClusterEvent =
  | SingleEvent
  /** What arrives so close together that nobody looks in between. */
  | { type: 'together'; events: readonly SingleEvent[] };
