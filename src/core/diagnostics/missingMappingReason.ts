import type { Inventory } from '../inventory/inventory';
import { matchesLabels } from '../kinds/labelSelector';
import { RESULT_LABELS } from '../kinds/nodeNetworkConfigurationEnactment';
import type { EnactmentState } from '../kinds/nodeNetworkConfigurationEnactment';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { unreadAt } from '../kinds/read';
import { compareNames } from '../values/compareNames';
import { policiesMapping, policyUnclear } from './mappingReports';

/** Why a node does not have a mapping that other nodes have. */
export type MissingMappingVariant =
  /** No policy asks for the mapping: it was made by hand, or its policy is gone. */
  | 'no-policy'
  /** Policies ask for it elsewhere; this node lacks a label. */
  | 'not-selected'
  | 'failed'
  | 'aborted'
  | 'progressing'
  /** The policy says it is applied on this node, and the mapping is not there. */
  | 'lost'
  /** The policy selects the node; how it went there could not be read. */
  | 'result-unread'
  /** There is a result, and it could not be read in whole; or one that does not say of which policy and node it is. */
  | 'result-damaged'
  | 'policies-unread'
  /** A policy could not be read in whole, so that it may ask for the mapping. */
  | 'policy-damaged';

export interface MissingMappingReason {
  variant: MissingMappingVariant;
  /** Policy to be extended, mended or waited for; empty without one. */
  policy: string;
  /** Labels that the node lacks, `key=value`. */
  label: string;
}

const VARIANT_OF: Record<EnactmentState, MissingMappingVariant> = {
  failing: 'failed',
  retrying: 'failed',
  aborted: 'aborted',
  progressing: 'progressing',
  pending: 'progressing',
  unknown: 'progressing',
  available: 'lost',
};

const NONE = { policy: '', missing: [] };

const missingLabels = (
  { nodeSelector }: NodeNetworkConfigurationPolicyFacts,
  labels: Readonly<Record<string, string>>,
): readonly string[] =>
  Object.entries(nodeSelector)
    .filter(([key, value]) => labels[key] !== value)
    .map(([key, value]) => (value === '' ? key : `${key}=${value}`))
    .sort(compareNames);

const resultOn = (
  inventory: Inventory,
  { name, generation }: NodeNetworkConfigurationPolicyFacts,
  node: string,
): MissingMappingVariant => {
  if (inventory.unknown('nnce') !== undefined) return 'result-unread';
  for (const key of inventory.indexes.enactmentsByNode.get(node)) {
    const enactment = inventory.get('nnce', key);
    if (enactment?.policy !== name) continue;
    if (unreadAt(enactment) !== undefined) return 'result-damaged';
    if (enactment.policyGeneration >= generation) return VARIANT_OF[enactment.state];
  }
  // Without its labels, it may be the result that is looked for.
  return inventory.doubt('nnce', '', RESULT_LABELS) === undefined
    ? 'progressing'
    : 'result-damaged';
};

/** Why `node` lacks `localnet`. A policy that selects the node explains more than one that does not; then the nearest selector. */
export const missingMappingReason = (
  inventory: Inventory,
  localnet: string,
  node: string,
): MissingMappingReason => {
  if (inventory.unknown('nncp') !== undefined) {
    return { variant: 'policies-unread', policy: '', label: '' };
  }
  const policies = policiesMapping(inventory, localnet).flatMap(
    (name) => inventory.get('nncp', name) ?? [],
  );
  const damaged =
    policies.length === 0
      ? policyUnclear(inventory, localnet)
      : policies.find((facts) => unreadAt(facts, 'spec.nodeSelector') !== undefined);
  if (damaged !== undefined) return { variant: 'policy-damaged', policy: damaged.name, label: '' };
  if (policies.length === 0) return { variant: 'no-policy', policy: '', label: '' };
  const labels = inventory.get('node', node)?.labels ?? {};
  const selecting = policies.find(({ nodeSelector }) => matchesLabels(nodeSelector, labels));
  if (selecting !== undefined) {
    return { variant: resultOn(inventory, selecting, node), policy: selecting.name, label: '' };
  }
  const [nearest = NONE] = policies
    .map((policy) => ({ policy: policy.name, missing: missingLabels(policy, labels) }))
    .sort((a, b) => a.missing.length - b.missing.length);
  return {
    variant: 'not-selected',
    policy: nearest.policy,
    label: nearest.missing.join(', '),
  };
};
