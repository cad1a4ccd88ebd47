import { matchesExpression, matchesLabels } from '../kinds/labelSelector';
import type { NodeFacts, Taint } from '../kinds/node';
import type { AffinityTerm, Placement, Toleration } from '../kinds/virtualMachine';

/** Kubernetes' toleration semantics (core/v1 `Toleration.ToleratesTaint`). */
const tolerates = (toleration: Toleration, taint: Taint): boolean => {
  if (toleration.effect !== '' && toleration.effect !== taint.effect) return false;
  if (toleration.key === '') return toleration.operator === 'Exists';
  if (toleration.key !== taint.key) return false;
  return toleration.operator === 'Exists' || toleration.value === taint.value;
};

const keepsOut = ({ effect }: Taint): boolean => effect === 'NoSchedule' || effect === 'NoExecute';

/** A node where some VM may run: ready, not cordoned, with KubeVirt's handler. */
export const takesVms = (node: NodeFacts): boolean =>
  node.ready && !node.unschedulable && node.schedulableForVms;

/**
 * A node that VMs are not kept away from for good. Kubernetes taints nodes under `node.kubernetes.io/` for as long as something is wrong with
 * them (kubernetes.io/docs/reference/labels-annotations-taints); a cordon and a silent handler pass as well.
 */
export const mayTakeVmsLater = ({ taints }: NodeFacts): boolean =>
  !taints.some((taint) => keepsOut(taint) && !taint.key.startsWith('node.kubernetes.io/'));

/** A node where a VM without tolerations and selectors of its own may run. */
export const takesAnyVm = (node: NodeFacts): boolean =>
  takesVms(node) && !node.taints.some(keepsOut);

/** Kubernetes' term semantics (component-helpers nodeaffinity): every requirement holds, and there is at least one. */
const matchesTerm = ({ labels, fields }: AffinityTerm, node: NodeFacts): boolean =>
  labels.length + fields.length > 0 &&
  labels.every((expression) => matchesExpression(expression, node.labels)) &&
  fields.every((expression) => matchesExpression(expression, { 'metadata.name': node.name }));

/** Whether a VM of this placement may run on the node: what the scheduler would filter by, networks not considered. */
export const mayRunOn = (placement: Placement, node: NodeFacts): boolean => {
  const { nodeSelector, affinityTerms, tolerations } = placement;
  return (
    takesVms(node) &&
    matchesLabels(nodeSelector, node.labels) &&
    (affinityTerms.length === 0 || affinityTerms.some((term) => matchesTerm(term, node))) &&
    node.taints
      .filter(keepsOut)
      .every((taint) => tolerations.some((toleration) => tolerates(toleration, taint)))
  );
};
