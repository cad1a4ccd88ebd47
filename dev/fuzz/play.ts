import type { Change } from '../../src/core/inventory/inventory';
import { keyOf } from '../../src/core/kinds/read';
import type { ClusterEvent } from './clusterEvent';
import { Views } from './everythingSeen';
import { firstDifference } from './firstDifference';
import type { Difference } from './firstDifference';
import { WatchedCluster } from './watchedCluster';

/** Where what was kept up to date is not what is found when everything is read anew. */
export interface Mismatch extends Difference {
  /** Index of the event after which it was seen. */
  after: number;
}

const idOf = (change: Change): string =>
  change.type === 'state'
    ? `state ${change.kind} ${change.namespace}`
    : `${change.kind} ${change.type === 'put' ? keyOf(change.facts) : change.key}`;

/** What is left of all changes in the end. */
class Rest {
  private readonly changes = new Map<string, Change>();

  add(changes: readonly Change[]): void {
    for (const change of changes) {
      const isGone =
        change.type === 'state' ? change.state === undefined : change.type === 'remove';
      if (isGone) this.changes.delete(idOf(change));
      else this.changes.set(idOf(change), change);
    }
  }

  /** What came last comes first: any other order would do as well, but this one shows whatever depends on the order. */
  backwards(): readonly Change[] {
    return [...this.changes.values()].reverse();
  }
}

/** Plays events, and compares after each. Stops at the first mismatch. */
export const play = (events: readonly ClusterEvent[]): Mismatch | undefined => {
  const cluster = new WatchedCluster();
  const kept = new Views();
  const rest = new Rest();
  for (const [after, event] of events.entries()) {
    const changes = cluster.happen(event);
    kept.apply(changes);
    rest.add(changes);
    const anew = new Views();
    anew.apply(rest.backwards());
    const difference = firstDifference(kept.seen(), anew.seen());
    if (difference !== undefined) return { after, ...difference };
  }
  return undefined;
};
