import { isTrue } from '../../core/kinds/condition';
import { isProgressing } from '../../core/kinds/nodeNetworkConfigurationPolicy';
import type { NodeNetworkConfigurationPolicyFacts } from '../../core/kinds/nodeNetworkConfigurationPolicy';
import type {
  EnactmentFacts,
  EnactmentState,
} from '../../core/kinds/nodeNetworkConfigurationEnactment';
import type { NodeFacts } from '../../core/kinds/node';
import type { StepFailure } from './planRun';

export interface PolicyView {
  policy: NodeNetworkConfigurationPolicyFacts | undefined;
  enactments: readonly EnactmentFacts[];
  /** `undefined` where nodes cannot be read. */
  nodes: readonly NodeFacts[] | undefined;
}

export type Progress =
  | { state: 'waiting'; message: string }
  | { state: 'done' }
  | { state: 'failed'; code: StepFailure; message: string };

export interface PolicyProgress {
  progress: Progress;
  nodes: Readonly<Record<string, EnactmentState>>;
}

const ENDED: readonly EnactmentState[] = ['available', 'failing', 'aborted'];

const selects = (
  selector: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): boolean => Object.entries(selector).every(([key, value]) => labels[key] === value);

const told = ({ conditions }: NodeNetworkConfigurationPolicyFacts): string =>
  conditions.find(({ status, message }) => status === 'True' && message !== '')?.message ?? '';

const firstMessage = (enactments: readonly EnactmentFacts[]): string =>
  enactments.find(({ state }) => state === 'failing')?.message ??
  enactments.find(({ state }) => state === 'aborted')?.message ??
  '';

/**
 * How far a policy is on its nodes, for the spec of a generation. An enactment of an older generation tells of an earlier spec and counts as
 * pending. Nodes that are not ready are left out: kubernetes-nmstate does not wait for them. The policy's own verdict decides where a
 * selected node has no enactment, because the operator may not run there at all.
 */
export const policyProgress = (
  { policy, enactments, nodes }: PolicyView,
  generation: number,
): PolicyProgress => {
  if (policy === undefined || policy.generation < generation) {
    return { progress: { state: 'waiting', message: '' }, nodes: {} };
  }
  const current = enactments.filter(({ policyGeneration }) => policyGeneration >= generation);
  const expected = (nodes ?? []).filter(
    ({ ready, labels }) => ready && selects(policy.nodeSelector, labels),
  );
  const states: Record<string, EnactmentState> = {};
  for (const { name } of expected) states[name] = 'pending';
  for (const { node } of enactments) states[node] ??= 'pending';
  for (const { node, state } of current) states[node] = state;

  const ended = current.every(({ state }) => ENDED.includes(state));
  const complete = expected.every(({ name }) => current.some(({ node }) => node === name));
  const everywhere = ended && complete && nodes !== undefined && current.length > 0;
  const settled = ended && !isProgressing(policy) && current.length > 0;
  const message = told(policy);
  if (isTrue(policy.conditions, 'Ignored') || nobodyMatches(policy)) {
    return { progress: { state: 'failed', code: 'rollout-failed', message }, nodes: states };
  }
  if (!everywhere && !settled) return { progress: { state: 'waiting', message }, nodes: states };
  if (current.every(({ state }) => state === 'available')) {
    return { progress: { state: 'done' }, nodes: states };
  }
  const why = firstMessage(current) || message;
  return { progress: { state: 'failed', code: 'rollout-failed', message: why }, nodes: states };
};

/** Up to 4.20 a policy without a matching node is "available"; later it is "ignored". Either way nothing was done. */
const nobodyMatches = ({ conditions }: NodeNetworkConfigurationPolicyFacts): boolean =>
  conditions.some(({ status, reason }) => status === 'True' && reason === 'NoMatchingNode');
