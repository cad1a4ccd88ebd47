import type { StepRun } from './planRun';

/** A write that a reload interrupted may have been done; a wait goes on. */
export const interrupted = (step: StepRun): StepRun => {
  if (step.state === 'writing') return { ...step, state: 'waiting', inDoubt: true };
  return step.state === 'waiting-for' ? { ...step, state: 'waiting' } : step;
};

/** What failed or was not reached waits again; a policy that failed on its nodes needs a new generation first. */
export const again = (step: StepRun): StepRun => {
  if (step.state !== 'failed' && step.state !== 'skipped') return step;
  const { written, inDoubt, generation, error, raise } = step;
  const gaveUp = error?.code === 'rollout-failed' || error?.code === 'rollout-stuck';
  return {
    state: 'waiting',
    ...(written !== undefined && { written }),
    ...(inDoubt !== undefined && { inDoubt }),
    ...(generation !== undefined && { generation }),
    ...((gaveUp || raise === true) && { raise: true }),
  };
};

export const mapValues = (
  runs: Readonly<Record<string, StepRun>>,
  change: (run: StepRun) => StepRun,
): Record<string, StepRun> =>
  Object.fromEntries(Object.entries(runs).map(([id, run]) => [id, change(run)]));
