import type { Condition, ConditionStatus } from '../conditions';

const TYPES = ['Available', 'Failing', 'Progressing', 'Pending', 'Aborted'];

/** All five conditions of an enactment: those not named have the status `rest`, every one has the reason. */
function conditions(
  reason: string,
  rest: ConditionStatus,
  named: Record<string, { status: ConditionStatus; message?: string }>,
): Condition[] {
  return TYPES.map((type) => ({ type, reason, ...(named[type] ?? { status: rest }) }));
}

// The states of an enactment, with statuses, reasons and messages of kubernetes-nmstate
// (pkg/enactmentstatus/conditions/conditions.go, api/v1beta1 NewEnactment).

export const newEnactment: Condition[] = conditions('', 'Unknown', {});

export const available: Condition[] = conditions('SuccessfullyConfigured', 'False', {
  Available: { status: 'True', message: 'successfully reconciled' },
});

export const progressing: Condition[] = conditions('ConfigurationProgressing', 'False', {
  Progressing: { status: 'True', message: 'Applying desired state' },
  Failing: { status: 'Unknown' },
  Available: { status: 'Unknown' },
});

export const pending: Condition[] = conditions('MaxUnavailableLimitReached', 'False', {
  Pending: { status: 'True', message: 'Waiting for progressing nodes to finish' },
  Progressing: { status: 'False', message: 'Waiting for progressing nodes to finish' },
});

export function retrying(message: string): Condition[] {
  return conditions('Retrying', 'False', {
    Failing: { status: 'True', message },
    Progressing: { status: 'True', message },
  });
}

export function failing(message: string): Condition[] {
  return conditions('FailedToConfigure', 'False', { Failing: { status: 'True', message } });
}

export function aborted(message: string): Condition[] {
  return conditions('ConfigurationAborted', 'False', { Aborted: { status: 'True', message } });
}
