import type { Step } from '../../core/plan/plan';
import type { PlanRunState } from './planRun';

/** The steps of a run whose writes are in the cluster, or may be, and were ours: what stays there when the run is forgotten. */
export const leftBehind = ({ plan, steps }: PlanRunState): readonly Step[] =>
  plan.steps.filter(({ id }) => {
    const run = steps[id];
    if (run === undefined || run.state === 'undone' || run.note === 'was-there') return false;
    if (run.error?.code === 'policy-deleted') return false;
    return run.written === true || run.inDoubt === true;
  });
