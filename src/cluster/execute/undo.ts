import type { Step } from '../../core/plan/plan';
import type { StepRun } from './planRun';
import { isWritten } from './writeStep';
import type { WriteDeps } from './writeStep';

/** The same object may be touched by the undo of several steps: the id of an undo step is its own only together with its step's. */
export const undoKey = (step: Step, undo: Step): string => `${step.id} > ${undo.id}`;

/**
 * Whether a step has something to take back: its write is in the cluster, and it was ours. A write whose answer was lost is looked for.
 * @throws ClusterError
 */
export const undoable = async (
  step: Step,
  run: StepRun,
  deps: Omit<WriteDeps, 'onDoubt'>,
): Promise<boolean> => {
  if (run.note === 'was-there') return false;
  if (run.written === true) return true;
  return run.inDoubt === true && isWritten(step, { ...deps, onDoubt: () => undefined });
};
