import type { Kind } from '../kinds/kindRegistry';
import type { Intent } from '../intents/intent';
import type { Refusal } from '../intents/refusal';
import type { Manifest, PatchOperation } from '../kinds/manifest';

export type { Manifest, PatchOperation };

export type Write =
  | { type: 'create'; manifest: Manifest }
  | { type: 'patch'; operations: readonly PatchOperation[] }
  /** With `uid`: only that very object, never one of the same name that somebody made since. */
  | { type: 'delete'; uid?: string };

/** What to wait for after a write, before the next step that depends on it. */
export type WaitFor =
  /**
   * Every node of the policy reports this generation as done; then, with `freed`, none reports a patch port on that OVS bridge any more:
   * nmstate cannot remove a bridge on which one hangs (domain: the removal fails verification after 30 s).
   */
  | { type: 'policy'; policy: string; freed?: string }
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
  /** What of the intent cannot be planned, and why (an object that is gone, a policy still at work); the rest is planned. */
  refusals?: readonly Refusal[];
}
