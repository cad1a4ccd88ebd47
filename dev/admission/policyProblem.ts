import type { KubeObject } from '../cluster/api';
import { isRecord, jsonEqual, listAt, recordAt, textAt } from '../cluster/jsonValue';
import { isLabelValue } from '../cluster/objectMeta';
import type { AdmissionRequest } from './admit';

interface PolicyProblem {
  reason: 'Forbidden' | 'Invalid';
  message: string;
}

const namePattern = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/**
 * What kubernetes-nmstate's admission policy refuses of a NodeNetworkConfigurationPolicy (nmstate/kubernetes-nmstate
 * deploy/handler/operator.yaml): names that are no label value, changes of the spec while the former one is rolled out,
 * changes of `capture`, selector values that are no label value. The first refusal counts.
 */
export function policyProblem(request: AdmissionRequest): PolicyProblem | undefined {
  const { operation, object, oldObject } = request;
  const { name } = object.metadata;
  if (operation === 'CREATE' && (name.length > 63 || (name !== '' && !namePattern.test(name)))) {
    return {
      reason: 'Invalid',
      message: `invalid policy name: "${name}": must be no more than 63 characters or match label value format`,
    };
  }
  if (oldObject && !jsonEqual(object.spec, oldObject.spec)) {
    if (!hasSettled(oldObject))
      return { reason: 'Forbidden', message: `policy ${name} is still in progress` };
    if (!jsonEqual(recordAt(object, 'spec').capture, recordAt(oldObject, 'spec').capture)) {
      return {
        reason: 'Invalid',
        message: 'invalid policy operation: capture field cannot be modified',
      };
    }
  }
  const values = Object.values(recordAt(recordAt(object, 'spec'), 'nodeSelector'));
  if (values.some((value) => typeof value === 'string' && !isLabelValue(value))) {
    return { reason: 'Invalid', message: 'nodeSelector values must be valid label values' };
  }
  return undefined;
}

/** A policy has settled when its condition Available has a reason other than that it progresses; without conditions it has not. */
function hasSettled(policy: KubeObject): boolean {
  return listAt(recordAt(policy, 'status'), 'conditions')
    .filter(isRecord)
    .some(
      (condition) =>
        condition.type === 'Available' &&
        textAt(condition, 'reason') !== '' &&
        condition.reason !== 'ConfigurationProgressing',
    );
}
