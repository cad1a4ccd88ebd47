import type { Diagnosis } from '../core/diagnostics/diagnosis';
import type { World } from '../core/networks/world';
import type { Identity } from './identity';

/**
 * What is known of the cluster at one moment. World and diagnosis are changed in place behind the version: read them while rendering, keep
 * what was read, and do not keep them.
 */
export interface Snapshot {
  version: number;
  world: World;
  diagnosis: Diagnosis;
  identity: Identity;
}
