import type { Kind } from '../../core/kinds/kindRegistry';
import type { Plan } from '../../core/plan/plan';
import type { AccessReviewer } from '../access/accessReviewer';
import type { ClusterClient } from '../client';
import type { Clock } from '../clock';
import type { Snapshot } from '../snapshot';
import type { RunStorage } from './runStorage';

/** What the execution of plans stands on. */
export interface ExecutorDeps {
  client: ClusterClient;
  clock: Clock;
  random: () => number;
  store: {
    snapshot: () => Snapshot;
    subscribe: (listener: () => void) => () => void;
    retain: (kinds: readonly Kind[]) => () => void;
    keepAwake: () => () => void;
  };
  access: Pick<AccessReviewer, 'review'>;
  /** Names of the pods that a NAD is plugged into. @throws ClusterError */
  podsOn: (nad: string) => Promise<readonly string[]>;
  storage: RunStorage;
  guardUnload: (on: boolean) => void;
  /** Plans a change of the policy's spec that moves its nodes again. `policy` is the object as JSON. */
  planRetry: (name: string, policy: unknown) => Plan;
}
