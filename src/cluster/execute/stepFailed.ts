import { toClusterError } from '../errors';
import type { StepError, StepFailure } from './planRun';

/** Ends a step for a reason that no request answers. `message` is the cluster's own words, or empty. */
export class StepFailed extends Error {
  constructor(
    readonly code: StepFailure,
    message = '',
  ) {
    super(message);
    this.name = 'StepFailed';
  }
}

export const stepErrorOf = (thrown: unknown): StepError => {
  if (thrown instanceof StepFailed) {
    return { code: thrown.code, message: thrown.message, causes: [] };
  }
  const { reason, message, causes } = toClusterError(thrown);
  return { code: reason, message, causes };
};
