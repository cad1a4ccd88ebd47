import type { Inventory } from '../../core/inventory/inventory';
import type { Step } from '../../core/plan/plan';
import type { StepRun } from './planRun';
import { StepFailed } from './stepFailed';
import { targetOf } from './stepOrder';
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

/** What an undo step may delete: the object that its step made, when it is the same one. */
export const uidFor = (undo: Step, step: Step, run: StepRun): string | undefined =>
  targetOf(undo) === targetOf(step) ? run.uid : undefined;

/** An attachment that a VM uses by now is not taken away from under it. @throws StepFailed `in-use` */
export const assertUnused = (
  { kind, namespace, name, write }: Step,
  inventory: Inventory,
): void => {
  if (kind !== 'nad' || write.type !== 'delete') return;
  const users = inventory.indexes.vmsByNad.get(`${namespace}/${name}`);
  if (users.size > 0) throw new StepFailed('in-use', [...users].sort().join(', '));
};
