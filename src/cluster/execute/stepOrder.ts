import type { Plan, Step } from '../../core/plan/plan';
import type { PlanRunState, StepRun } from './planRun';

/** What a step writes to, as one text. */
export const targetOf = ({ kind, namespace, name }: Step): string => `${kind} ${namespace}/${name}`;

/** Ids of the steps whose target an earlier step of the plan changes: what the server says of them today means nothing. */
export const stepsForLater = (steps: readonly Step[]): ReadonlySet<string> => {
  const changed = new Set<string>();
  const later = new Set<string>();
  for (const step of steps) {
    const target = targetOf(step);
    if (changed.has(target)) later.add(step.id);
    changed.add(target);
  }
  return later;
};

/** Steps that may begin: they wait, and everything before them is done. */
export const readySteps = (
  { steps }: Plan,
  runs: Readonly<Record<string, StepRun>>,
): readonly Step[] =>
  steps.filter(
    ({ id, after }) =>
      runs[id]?.state === 'waiting' && after.every((earlier) => runs[earlier]?.state === 'done'),
  );

/**
 * NICs of several VMs have nothing to do with each other: one that fails does not keep the others waiting. Everywhere else a failure stops
 * the plan.
 */
export const goesOnAfterFailure = ({ intent }: Plan): boolean => intent.type === 'attach-nics';

/** The steps of a plan that still have to be written. */
export const unwrittenSteps = ({ plan, steps }: PlanRunState): readonly Step[] =>
  plan.steps.filter(({ id }) => steps[id]?.state === 'waiting' && steps[id].written !== true);
