import type { KubeObject, User } from '../cluster/api';
import { machineProblems } from './machineProblems';
import { policyProblem } from './policyProblem';

/** A write as admission sees it: after defaulting, before storing. */
export interface AdmissionRequest {
  operation: 'CREATE' | 'UPDATE';
  object: KubeObject;
  /** What is stored now; missing for a create. */
  oldObject?: KubeObject;
  user?: User;
}

/** One reason of a refusal; `field` is missing where the source names none. */
export interface AdmissionCause {
  reason?: string;
  message: string;
  field?: string;
}

export type Decision =
  | { allowed: true }
  | { allowed: false; code: number; reason: string; message: string; causes: AdmissionCause[] };

/**
 * What the operators' admission would say to a write: kubernetes-nmstate's ValidatingAdmissionPolicy for policies and
 * KubeVirt's webhook for virtual machines, with their texts. Other kinds are allowed.
 */
export function admit(request: AdmissionRequest): Decision {
  const { object } = request;
  const group = object.apiVersion.split('/')[0];
  if (group === 'nmstate.io' && object.kind === 'NodeNetworkConfigurationPolicy')
    return admitPolicy(request);
  if (group === 'kubevirt.io' && object.kind === 'VirtualMachine') {
    return admitMachine(request, 'virtualmachine-validator.kubevirt.io', [
      'spec',
      'template',
      'spec',
    ]);
  }
  if (
    group === 'kubevirt.io' &&
    object.kind === 'VirtualMachineInstance' &&
    request.operation === 'CREATE'
  ) {
    return admitMachine(request, 'virtualmachineinstances-create-validator.kubevirt.io', ['spec']);
  }
  return { allowed: true };
}

/** The form that kube-apiserver gives to a refusal by a ValidatingAdmissionPolicy. */
function admitPolicy(request: AdmissionRequest): Decision {
  const problem = policyProblem(request);
  if (!problem) return { allowed: true };
  const { name } = request.object.metadata;
  const text = `ValidatingAdmissionPolicy 'nncp-validation-policy' with binding 'nncp-validation-policy-binding' denied request: ${problem.message}`;
  return {
    allowed: false,
    code: problem.reason === 'Forbidden' ? 403 : 422,
    reason: problem.reason,
    message: `nodenetworkconfigurationpolicies.nmstate.io "${name}" is forbidden: ${text}`,
    causes: [{ message: text }],
  };
}

/** The form that kube-apiserver gives to a refusal by a webhook. Several causes are joined, as KubeVirt does. */
function admitMachine(request: AdmissionRequest, webhook: string, specPath: string[]): Decision {
  const causes = machineProblems(request.object, specPath);
  if (causes.length === 0) return { allowed: true };
  const texts = causes.map((cause) => cause.message).join(', ');
  return {
    allowed: false,
    code: 422,
    reason: 'Invalid',
    message: `admission webhook "${webhook}" denied the request: ${texts}`,
    causes,
  };
}
