import { toClusterError } from '../errors';
import type { Difference } from './guardDifferences';
import type { StepError, StepFailure } from './planRun';

/** Ends a step for a reason that no request answers. `message` is the cluster's own words, or empty. */
export class StepFailed extends Error {
  constructor(
    readonly code: StepFailure,
    message = '',
    readonly differences: readonly Difference[] = [],
  ) {
    super(message);
    this.name = 'StepFailed';
  }
}

export const stepErrorOf = (thrown: unknown): StepError => {
  if (thrown instanceof StepFailed) {
    const { code, message, differences } = thrown;
    return { code, message, causes: [], ...(differences.length > 0 && { differences }) };
  }
  const { reason, message, causes } = toClusterError(thrown);
  return { code: reason, message, causes };
};
