import type { KubeObject } from '../../cluster/api';
import { isTrue } from '../conditions';
import { asNumber, asRecord, asRecords, at, type Json } from '../json';
import { resources } from '../resources';
import { withTrunkDefaults } from './applyInterface';

const NODE_LABEL = 'nmstate.io/node';
export const POLICY_LABEL = 'nmstate.io/policy';

/** Attempts at one generation before kubernetes-nmstate gives up (NNCP_MAX_RETRIES). */
export const MAX_ATTEMPTS = 5;

export function enactmentKey(node: string, policy: string): string {
  return `${node}.${policy}`;
}

export function newEnactmentObject(node: KubeObject, policy: string): KubeObject {
  return {
    apiVersion: resources.nnce.apiVersion,
    kind: resources.nnce.kind,
    metadata: {
      name: enactmentKey(node.metadata.name, policy),
      labels: { [NODE_LABEL]: node.metadata.name, [POLICY_LABEL]: policy },
      ownerReferences: [
        { apiVersion: 'v1', kind: 'Node', name: node.metadata.name, uid: node.metadata.uid ?? '' },
      ],
    },
  };
}

export function generationOf(policy: KubeObject): number {
  return policy.metadata.generation ?? 1;
}

/** The desired state as an enactment shows it: with kubernetes-nmstate's defaults. Captures are not evaluated here. */
export function renderedState(policy: KubeObject): Json {
  const desired = asRecord(at(policy, 'spec', 'desiredState'));
  if (!Array.isArray(desired.interfaces)) return desired;
  return { ...desired, interfaces: asRecords(desired.interfaces).map(withTrunkDefaults) };
}

/** Failed attempts of a generation. */
export function attempts(enactment: KubeObject, generation: number): number {
  return asNumber(at(enactment, 'status', 'retryCount', String(generation))) ?? 0;
}

/** True when the enactment has come to its end for this generation: configured, failed for good, or aborted. */
export function isSettled(enactment: KubeObject, generation: number): boolean {
  if (at(enactment, 'status', 'policyGeneration') !== generation) return false;
  const conditions = at(enactment, 'status', 'conditions');
  const failedForGood = isTrue(conditions, 'Failing') && !isTrue(conditions, 'Progressing');
  return isTrue(conditions, 'Available') || isTrue(conditions, 'Aborted') || failedForGood;
}
