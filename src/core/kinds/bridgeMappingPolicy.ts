import type { Manifest, PatchOperation } from './manifest';
import { ownMetadata } from './managedBy';
import { nodeNetworkConfigurationPolicyKind as kind } from './nodeNetworkConfigurationPolicy';

/** What a policy that maps one localnet to a bridge holds. */
export interface BridgeMappingPolicy {
  name: string;
  localnet: string;
  /** An OVS bridge that is there already; it is not described, so that nmstate leaves its ports alone. */
  bridge: string;
  /** Equality selector; empty selects every node and is not written. */
  nodeSelector: Readonly<Record<string, string>>;
  maxUnavailable?: number;
  description?: string;
}

const MAPPINGS = '/spec/desiredState/ovn/bridge-mappings';

const mappingOf = (
  { localnet, bridge }: Pick<BridgeMappingPolicy, 'localnet' | 'bridge'>,
  state: 'present' | 'absent',
) => ({ localnet, bridge, state });

/**
 * A NodeNetworkConfigurationPolicy that adds one bridge mapping and nothing else. nmstate merges the mappings of a policy with those that
 * are there (nmstate rust/src/lib/ovn.rs), and a policy without interfaces touches no port of the bridge, which is why it is the only kind
 * of policy that br-ex may get.
 */
export const bridgeMappingPolicy = (policy: BridgeMappingPolicy): Manifest => ({
  apiVersion: `${kind.group}/${kind.version}`,
  kind: kind.kind,
  metadata: { name: policy.name, ...ownMetadata(policy.description) },
  spec: {
    ...(Object.keys(policy.nodeSelector).length > 0 && {
      nodeSelector: { ...policy.nodeSelector },
    }),
    ...(policy.maxUnavailable !== undefined && { maxUnavailable: policy.maxUnavailable }),
    desiredState: { ovn: { 'bridge-mappings': [mappingOf(policy, 'present')] } },
  },
});

/**
 * Takes the mapping of `bridgeMappingPolicy` back on the nodes: in the same policy, because deleting a policy reverts nothing. The guards
 * compare the whole list, so that a mapping which somebody added since is not lost, and the selector, because nodes that it does not name
 * any more would keep the mapping.
 */
export const mappingRemovalPatch = (
  policy: Pick<BridgeMappingPolicy, 'localnet' | 'bridge' | 'nodeSelector'>,
): readonly PatchOperation[] => [
  {
    op: 'test',
    path: '/spec/nodeSelector',
    value: Object.keys(policy.nodeSelector).length > 0 ? policy.nodeSelector : null,
  },
  { op: 'test', path: MAPPINGS, value: [mappingOf(policy, 'present')] },
  { op: 'replace', path: `${MAPPINGS}/0/state`, value: 'absent' },
];
