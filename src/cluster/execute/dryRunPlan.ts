import type { Plan, Step } from '../../core/plan/plan';
import type { ClusterClient } from '../client';
import { toClusterError } from '../errors';
import type { ClusterError } from '../errors';
import { isPolicyBusy } from './policyBusy';
import type { StepReview } from './planRun';
import { Slots } from './slots';
import { stepsForLater } from './stepOrder';

/** Both rights and admission answer 403; the authorizer's sentence is the same since Kubernetes 1.8 (apiserver endpoints/handlers/responsewriters). */
const lacksRights = ({ reason, message }: ClusterError): boolean =>
  reason === 'forbidden' && /\bcannot \S+ resource\b/.test(message);

const outcomeOf = (error: ClusterError): StepReview['outcome'] => {
  if (lacksRights(error)) return 'forbidden';
  if (error.reason === 'unauthorized' || error.ambiguous) return 'failed';
  return error.reason === 'too-many-requests' || error.reason === 'other' ? 'failed' : 'refused';
};

const ask = async (client: ClusterClient, step: Step): Promise<void> => {
  const { write } = step;
  const dry = { dryRun: true };
  if (write.type === 'create') await client.create(step, write.manifest, dry);
  else if (write.type === 'patch') await client.patch(step, write.operations, dry);
  else await client.remove(step, { ...dry, uid: write.uid });
};

/** What the server says to one step, without doing it. A policy that is still being rolled out can only be asked later. */
export const dryRunStep = async (client: ClusterClient, step: Step): Promise<StepReview> => {
  try {
    await ask(client, step);
    return { step: step.id, outcome: 'accepted' };
  } catch (thrown) {
    const error = toClusterError(thrown);
    const outcome = isPolicyBusy(step, error) ? 'later' : outcomeOf(error);
    return { step: step.id, outcome, message: error.message };
  }
};

/** Server-side dry run of every step whose target no earlier step changes. Never rejects. */
export const dryRunPlan = async (
  client: ClusterClient,
  { steps }: Pick<Plan, 'steps'>,
): Promise<readonly StepReview[]> => {
  const later = stepsForLater(steps);
  const slots = new Slots();
  return Promise.all(
    steps.map(async (step): Promise<StepReview> =>
      later.has(step.id)
        ? { step: step.id, outcome: 'later' }
        : slots.run(async () => dryRunStep(client, step)),
    ),
  );
};
