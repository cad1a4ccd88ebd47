import { asInteger } from '../values/json';
import { isTrue, readConditions } from './condition';
import type { Condition } from './condition';
import { readObject } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const nodeNetworkConfigurationEnactmentKind: GroupVersionKind = {
  group: 'nmstate.io',
  version: 'v1beta1',
  kind: 'NodeNetworkConfigurationEnactment',
  plural: 'nodenetworkconfigurationenactments',
  namespaced: false,
};

export type EnactmentState =
  'failing' | 'aborted' | 'retrying' | 'progressing' | 'pending' | 'available' | 'unknown';

/** How one policy went on one node. */
export interface EnactmentFacts extends Identity {
  /** Empty where the object does not say it. */
  node: string;
  /** Empty where the object does not say it. */
  policy: string;
  /** Generation of the policy that this result belongs to; older than the policy's own: the result is stale. */
  policyGeneration: number;
  state: EnactmentState;
  /** Message of the condition that gave the state. */
  message: string;
  since: string;
  retries: number;
}

/** The order in which kubernetes-nmstate's own display resolves several true conditions. */
const stateOf = (conditions: readonly Condition[]): EnactmentState => {
  const failing = conditions.find(({ type, status }) => type === 'Failing' && status === 'True');
  if (failing !== undefined && failing.reason !== 'Retrying') return 'failing';
  if (isTrue(conditions, 'Aborted')) return 'aborted';
  if (failing !== undefined) return 'retrying';
  if (isTrue(conditions, 'Progressing')) return 'progressing';
  if (isTrue(conditions, 'Pending')) return 'pending';
  return isTrue(conditions, 'Available') ? 'available' : 'unknown';
};

const conditionTypes: Partial<Record<EnactmentState, string>> = {
  failing: 'Failing',
  retrying: 'Failing',
  aborted: 'Aborted',
  progressing: 'Progressing',
  pending: 'Pending',
  available: 'Available',
};

/** Where a result says of which policy and node it is. */
export const RESULT_LABELS = 'metadata.labels';

/**
 * The name is `<node>.<policy>` and both parts may hold dots, so node and policy come from the labels. Without them it is the result of nobody
 * knows what: kept, so that nobody takes it for none.
 */
export const readNodeNetworkConfigurationEnactment = (input: unknown): Read<EnactmentFacts> =>
  readObject(input, (object, { name, labels }) => {
    const { 'nmstate.io/node': node = '', 'nmstate.io/policy': policy = '' } = labels;
    if (node === '' || policy === '') object.at(...RESULT_LABELS.split('.')).note('missing');
    const conditions = readConditions(object);
    const state = stateOf(conditions);
    const told = conditions.find(
      ({ type, status }) => type === conditionTypes[state] && status === 'True',
    );
    const status = object.at('status');
    const generation = status.at('policyGeneration');
    // Without it, a result would count as one of an earlier spec. A new enactment has no result yet.
    if (conditions.length > 0) generation.miss();
    const policyGeneration = generation.read(asInteger) ?? 0;
    const retryCount = status.at('retryCount', String(policyGeneration)).read(asInteger);
    return {
      name,
      namespace: '',
      node,
      policy,
      policyGeneration,
      state,
      message: told?.message ?? '',
      since: told?.since ?? '',
      retries: retryCount ?? 0,
    };
  });
