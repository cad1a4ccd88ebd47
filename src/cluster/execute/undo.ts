import { keyOf } from '../../core/kinds/read';
import type { Step } from '../../core/plan/plan';
import type { PlanRunState, StepRun } from './planRun';
import { targetOf } from './stepOrder';
import { isWritten } from './writeStep';
import type { WriteDeps } from './writeStep';

/** The same object may be touched by the undo of several steps: the id of an undo step is its own only together with its step's. */
export const undoKey = (step: Step, undo: Step): string => `${step.id} > ${undo.id}`;

/**
 * Whether a step has something to take back: its write is in the cluster, and it was ours. A write whose answer was lost is looked for.
 * @throws ClusterError
 */
export const undoable = async (step: Step, run: StepRun, deps: WriteDeps): Promise<boolean> => {
  if (run.note === 'was-there') return false;
  if (run.written === true) return true;
  return run.inDoubt === true && run.found !== true && isWritten(step, deps);
};

/** What an undo step may delete: the object that its step made, when it is the same one. */
export const uidFor = (undo: Step, step: Step, run: StepRun): string | undefined =>
  targetOf(undo) === targetOf(step) ? run.uid : undefined;

/** Keys of the attachments that a run has taken back already. */
export const takenBack = ({ plan, steps }: PlanRunState): ReadonlySet<string> =>
  new Set(
    plan.steps.flatMap((step) =>
      step.kind === 'nad' && steps[step.id]?.state === 'undone' ? [keyOf(step)] : [],
    ),
  );
