import type { Kind } from '../kinds/kindRegistry';
import type { Intent } from '../intents/intent';

/** An object as it will be written. Only the plan's writers make these. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Readonly<Record<string, string>>;
    annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** One operation of RFC 6902. `test` operations guard what was read when the plan was made. */
export interface PatchOperation {
  op: 'add' | 'remove' | 'replace' | 'test';
  path: string;
  value?: unknown;
}

export type Write =
  | { type: 'create'; manifest: Manifest }
  | { type: 'patch'; operations: readonly PatchOperation[] }
  | { type: 'delete' };

/** What to wait for after a write, before the next step that depends on it. */
export type WaitFor =
  /** Every node of the policy reports this generation as done. */
  | { type: 'policy'; policy: string }
  /** The NIC is attached, or the VM says why not (restart, migration). */
  | { type: 'nic'; vm: string; nic: string };

export interface Step {
  /** Unique in the plan: `create nad team-a/vlan-120`. Stable, so that a resumed run finds its place. */
  id: string;
  kind: Kind;
  namespace: string;
  name: string;
  write: Write;
  /** Ids of steps that must be done first. */
  after: readonly string[];
  waitFor?: WaitFor;
  /** What would take the step back, in order; empty when nothing has to be done. */
  undo: readonly Step[];
}

/** The ordered writes that do what the user wants. An empty plan: it is so already. */
export interface Plan {
  intent: Intent;
  steps: readonly Step[];
}
