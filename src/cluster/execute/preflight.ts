import type { Step } from '../../core/plan/plan';
import type { AccessReview, Verb } from '../access/accessReview';
import type { AccessReviewer } from '../access/accessReviewer';
import type { ClusterClient } from '../client';
import { isPolicyBusy } from './policyBusy';
import type { PlanRunState, StepFailure, StepRun } from './planRun';
import { Slots } from './slots';
import { stepErrorOf } from './stepFailed';
import { stepsForLater, unwrittenSteps } from './stepOrder';
import { tryStep } from './writeStep';

const verbOf: Record<Step['write']['type'], Verb> = {
  create: 'create',
  patch: 'patch',
  delete: 'delete',
};

/** The right that a step needs. Rights to create are never tied to a name: the name is not known to the authorizer then. */
export const accessReviewOf = ({ kind, namespace, name, write }: Step): AccessReview => ({
  verb: verbOf[write.type],
  kind,
  ...(namespace !== '' && { namespace }),
  ...(write.type !== 'create' && { name }),
});

export interface PreflightDeps {
  access: Pick<AccessReviewer, 'review'>;
  client: ClusterClient;
}

const UNANSWERED: readonly StepFailure[] = ['server', 'network', 'timeout', 'too-many-requests'];

const learnt = async (
  step: Step,
  { inDoubt = false, found = false }: StepRun,
  later: boolean,
  deps: PreflightDeps,
): Promise<Partial<StepRun>> => {
  if ((await deps.access.review(accessReviewOf(step))) === 'denied') {
    return { state: 'failed', error: { code: 'forbidden', message: '', causes: [] } };
  }
  if (later) return {};
  try {
    const { wasThere } = await tryStep(step, deps, { inDoubt, found });
    return wasThere ? { found: true } : {};
  } catch (thrown) {
    const error = stepErrorOf(thrown);
    // What could not be asked is no refusal: the write meets the same trouble, tries again, and says what it was.
    if (isPolicyBusy(step, thrown) || UNANSWERED.includes(error.code)) return {};
    return { state: 'failed', error };
  }
};

/**
 * Access review and server-side dry run of the steps that are about to be applied. Steps whose target an earlier step changes are only
 * reviewed.
 * @returns what was learnt, by step id: a refusal, or that an equal object is there
 */
export const preflight = async (
  run: PlanRunState,
  deps: PreflightDeps,
): Promise<ReadonlyMap<string, Partial<StepRun>>> => {
  const later = stepsForLater(run.plan.steps);
  const slots = new Slots();
  const answers = await Promise.all(
    unwrittenSteps(run).map(async (step) => {
      const past = run.steps[step.id] ?? { state: 'waiting' };
      const answer = slots.run(async () => learnt(step, past, later.has(step.id), deps));
      return [step.id, await answer] as const;
    }),
  );
  return new Map(answers.filter(([, part]) => Object.keys(part).length > 0));
};
