import type { EnactmentState } from '../../core/kinds/nodeNetworkConfigurationEnactment';
import type { Plan } from '../../core/plan/plan';
import type { FailureCause, FailureReason } from '../errors';
import type { Difference } from './guardDifferences';

export type StepPhase =
  'waiting' | 'writing' | 'waiting-for' | 'done' | 'failed' | 'skipped' | 'undone';

/**
 * Why a step failed, beyond what a request can answer: `changed` (somebody else changed the object since the plan was made), `exists`
 * (another object of that name is there), `in-use` (it is not taken back, because somebody uses it), `use-unknown` (it is not taken back,
 * because nobody can tell), `rollout-failed` and `rollout-stuck` (a policy on its nodes), `policy-deleted` (by somebody, while it was waited for),
 * `unwatchable` (how far it is may not be read), `not-attached` (a NIC that did not come in time), `interrupted` (the run was found long after it stopped).
 */
export type StepFailure =
  | FailureReason
  | 'changed'
  | 'exists'
  | 'in-use'
  | 'use-unknown'
  | 'rollout-failed'
  | 'rollout-stuck'
  | 'policy-deleted'
  | 'unwatchable'
  | 'not-attached'
  | 'interrupted';

export interface StepError {
  code: StepFailure;
  /** The cluster's own words; empty where there are none. */
  message: string;
  causes: readonly FailureCause[];
  /** Of `changed`: what is not as the plan left it, or read it. */
  differences?: readonly Difference[];
}

/** What there is to know about a step beside its phase. */
export type StepNote =
  /** An equal object was there already; undo leaves it alone. */
  | 'was-there'
  /** The NIC comes with the next start of the VM. */
  | 'at-next-start'
  | 'restart-required'
  /** Taken back; a machine that was started in between has the NIC until its next start. */
  | 'restart-if-started'
  | 'migration-pending'
  | 'attached'
  /** The policy is still being worked on; its next change is refused until then. */
  | 'policy-busy';

export interface StepRun {
  state: StepPhase;
  note?: StepNote;
  /** The cluster's words about what is being waited for. */
  message?: string;
  error?: StepError;
  /** The write is known to be in the cluster, whatever became of the wait. */
  written?: boolean;
  /** The answer to the write was lost: before writing again, look whether it is there. */
  inDoubt?: boolean;
  /** The policy failed on its nodes: only a new generation of it moves them. */
  raise?: boolean;
  /** The dry run found an equal object: if the write's answer is lost, what is there need not be ours. */
  found?: boolean;
  /** Generation that the write gave to the object. */
  generation?: number;
  /** Of the object that the write made: undo deletes that one and no other. */
  uid?: string;
  /** For a policy: how far each of its nodes is. */
  nodes?: Readonly<Record<string, EnactmentState>>;
}

export type RunState = 'running' | 'failed' | 'done' | 'undoing' | 'undone';

/** A plan on its way into the cluster. `steps` by step id; steps of an undo are in `undoSteps`. */
export interface PlanRunState {
  plan: Plan;
  steps: Readonly<Record<string, StepRun>>;
  undoSteps: Readonly<Record<string, StepRun>>;
  state: RunState;
  /** What `failed` failed at, and `retry` goes on with. */
  direction: 'forward' | 'back';
}

/** What the server says to a step before it is applied. `later`: an earlier step changes its target, so it is asked right before. */
export interface StepReview {
  step: string;
  outcome: 'accepted' | 'later' | 'refused' | 'forbidden' | 'failed';
  message?: string;
}
