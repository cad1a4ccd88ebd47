import type { Step } from '../../core/plan/plan';
import { toClusterError } from '../errors';

/**
 * Whether a write was refused because the policy is still being rolled out. kubernetes-nmstate refuses spec changes until then, by a 403
 * "policy X is still in progress" (deploy/handler/operator.yaml, ValidatingAdmissionPolicy; a webhook of the same words before 4.22).
 */
export const isPolicyBusy = (step: Pick<Step, 'kind'>, thrown: unknown): boolean => {
  const { reason, message } = toClusterError(thrown);
  return (
    step.kind === 'nncp' &&
    (reason === 'forbidden' || reason === 'invalid') &&
    message.includes('still in progress')
  );
};
