import type { Change, Inventory } from '../inventory/inventory';
import type { BridgeMapping } from '../kinds/bridgeMapping';
import { matchesLabels } from '../kinds/labelSelector';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { projectInterfaces } from './projectInterfaces';

/** nmstate merges the mappings of a policy with those of the node; `absent` takes one away (nmstate rust/src/lib/ovn.rs). */
const merged = (
  present: readonly BridgeMapping[],
  wanted: readonly BridgeMapping[],
): readonly BridgeMapping[] => [
  ...present.filter((mapping) => !wanted.some(({ localnet }) => localnet === mapping.localnet)),
  ...wanted.filter(({ absent }) => !absent),
];

/**
 * The policy as done on every ready node that it selects, interfaces and mappings.
 */
export const projectPolicy = (
  policy: NodeNetworkConfigurationPolicyFacts,
  inventory: Inventory,
): readonly Change[] => {
  const nodes = [...inventory.all('node')].filter(
    ({ ready, labels }) => ready && matchesLabels(policy.nodeSelector, labels),
  );
  const available = {
    type: 'Available',
    status: 'True' as const,
    reason: nodes.length === 0 ? 'NoMatchingNode' : 'SuccessfullyConfigured',
    message: '',
    since: '',
  };
  return [
    { type: 'put', kind: 'nncp', facts: { ...policy, conditions: [available] } },
    ...nodes.flatMap(({ name: node }): Change[] => {
      const state = inventory.get('nns', node);
      return [
        {
          type: 'put',
          kind: 'nnce',
          facts: {
            name: `${node}.${policy.name}`,
            namespace: '',
            node,
            policy: policy.name,
            policyGeneration: policy.generation,
            state: 'available',
            message: '',
            since: '',
            retries: 0,
          },
        },
        ...(state === undefined
          ? []
          : [
              {
                type: 'put' as const,
                kind: 'nns' as const,
                facts: {
                  ...state,
                  interfaces: projectInterfaces(state.interfaces, policy.interfaces),
                  // A cluster that does not report mappings will not report ours.
                  ...(state.mappings !== undefined && {
                    mappings: merged(state.mappings, policy.mappings),
                  }),
                },
              },
            ]),
      ];
    }),
  ];
};
