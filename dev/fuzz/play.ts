import type { Change } from '../../src/core/inventory/inventory';
import { keyOf } from '../../src/core/kinds/read';
import type { ClusterEvent } from './clusterEvent';
import { Views } from './everythingSeen';
import { firstDifference } from './firstDifference';
import type { Difference } from './firstDifference';
import { WatchedCluster } from './watchedCluster';

/** Where what was kept up to date is not what is found when everything is read anew, or what is not known is told as fine. */
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
    const told = cluster.happen(event);
    // In turn as one batch, and one after the other with what follows half worked off.
    const batches = after % 2 === 0 ? [told.flat()] : told;
    for (const changes of batches) kept.apply(changes, after % 23);
    rest.add(told.flat());
    const anew = new Views();
    anew.apply(rest.backwards());
    const difference =
      firstDifference(kept.seen(), anew.seen()) ?? firstDifference(kept.untruths(), []);
    if (difference !== undefined) return { after, ...difference };
  }
  return undefined;
};
