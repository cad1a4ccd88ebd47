import type { Step } from '../../core/plan/plan';
import type { AccessReview, Verb } from '../access/accessReview';
import type { AccessReviewer } from '../access/accessReviewer';
import type { ClusterClient } from '../client';
import { dryRunStep } from './dryRunPlan';
import type { StepError } from './planRun';
import { stepsForLater } from './stepOrder';

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

interface PreflightDeps {
  access: Pick<AccessReviewer, 'review'>;
  client: ClusterClient;
}

const refusalOf = async (
  step: Step,
  later: boolean,
  { access, client }: PreflightDeps,
): Promise<StepError | undefined> => {
  if ((await access.review(accessReviewOf(step))) === 'denied') {
    return { code: 'forbidden', message: '', causes: [] };
  }
  if (later) return undefined;
  const { outcome, message = '' } = await dryRunStep(client, step);
  switch (outcome) {
    case 'forbidden':
      return { code: 'forbidden', message, causes: [] };
    case 'refused':
      return { code: 'invalid', message, causes: [] };
    // What could not be asked is no refusal: the write meets the same trouble, tries again, and says what it was.
    default:
      return undefined;
  }
};

/**
 * Access review and server-side dry run of steps that are about to be applied. Steps whose target an earlier step changes are only reviewed.
 * @returns what was refused, by step id
 */
export const preflight = async (
  open: readonly Step[],
  all: readonly Step[],
  deps: PreflightDeps,
): Promise<ReadonlyMap<string, StepError>> => {
  const later = stepsForLater(all);
  const answers = await Promise.all(
    open.map(async (step) => [step.id, await refusalOf(step, later.has(step.id), deps)] as const),
  );
  return new Map(answers.flatMap(([id, error]) => (error === undefined ? [] : [[id, error]])));
};
