import type { KubeObject } from '../cluster/api';
import { isTrue } from './conditions';
import { asRecord, asRecords, asText, at } from './json';

/** Equality selection, as in `nodeSelector`: every pair is a label of the object. An absent selector selects all. */
export function hasLabels(object: KubeObject, selector: unknown): boolean {
  const labels = object.metadata.labels ?? {};
  return Object.entries(asRecord(selector)).every(([key, value]) => labels[key] === asText(value));
}

export function isReady(node: KubeObject): boolean {
  return isTrue(at(node, 'status', 'conditions'), 'Ready');
}

/** True for a Ready node that takes new pods: not cordoned, and without a taint that keeps them away. */
export function takesPods(node: KubeObject): boolean {
  const taints = asRecords(at(node, 'spec', 'taints')).map((taint) => asText(taint.effect));
  const kept = taints.includes('NoSchedule') || taints.includes('NoExecute');
  return isReady(node) && at(node, 'spec', 'unschedulable') !== true && !kept;
}
