import type { StepRun } from './planRun';

/** A write that a reload interrupted may have been done; a wait goes on. */
export const interrupted = (step: StepRun): StepRun => {
  if (step.state === 'writing') return { ...step, state: 'waiting', inDoubt: true };
  return step.state === 'waiting-for' ? { ...step, state: 'waiting' } : step;
};

/** What failed or was not reached waits again; a policy that failed on its nodes needs a new generation first, one that was deleted is written again. */
export const again = (step: StepRun): StepRun => {
  if (step.state !== 'failed' && step.state !== 'skipped') return step;
  const code = step.error?.code;
  const next: StepRun = { ...step, state: 'waiting' };
  delete next.error;
  delete next.message;
  delete next.nodes;
  if (next.note !== 'was-there') delete next.note;
  if (code === 'policy-deleted') {
    delete next.written;
    delete next.inDoubt;
    delete next.generation;
    delete next.uid;
  }
  if (code === 'rollout-failed' || code === 'rollout-stuck') next.raise = true;
  return next;
};

/** What a step told of its own work is not true any more. */
export const undone = (step: StepRun): StepRun => {
  const { note } = step;
  const next: StepRun = { ...step, state: 'undone' };
  delete next.message;
  delete next.note;
  if (note === 'restart-required' || note === 'at-next-start') next.note = 'restart-if-started';
  return next;
};

export const mapValues = (
  runs: Readonly<Record<string, StepRun>>,
  change: (run: StepRun) => StepRun,
): Record<string, StepRun> =>
  Object.fromEntries(Object.entries(runs).map(([id, run]) => [id, change(run)]));
