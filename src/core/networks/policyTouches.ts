import type { Inventory } from '../inventory/inventory';
import { matchesLabels } from '../kinds/labelSelector';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { namesIn } from './uplinkMatrix';

/** A policy that says something about a thing on nodes: it is to be there, or it is not to be. */
export interface PolicyTouch {
  policy: string;
  name: string;
  does: 'describes' | 'removes';
  nodes: readonly string[];
}

const removedBy = ({ interfaces }: NodeNetworkConfigurationPolicyFacts): readonly string[] =>
  interfaces.flatMap(({ name, state }) => (state === 'absent' ? [name] : []));

const touchesOf = (
  inventory: Inventory,
  nodes: readonly string[],
  sayings: (
    policy: NodeNetworkConfigurationPolicyFacts,
  ) => readonly Pick<PolicyTouch, 'name' | 'does'>[],
): readonly PolicyTouch[] =>
  [...inventory.all('nncp')].flatMap((policy) => {
    const said = policy.deleting ? [] : sayings(policy);
    if (said.length === 0) return [];
    const on = nodes.filter((node) =>
      matchesLabels(policy.nodeSelector, inventory.get('node', node)?.labels ?? {}),
    );
    return on.length === 0 ? [] : said.map((one) => ({ policy: policy.name, ...one, nodes: on }));
  });

/**
 * What other policies say on these nodes of interfaces of these names. kubernetes-nmstate keeps no order between policies: the last one applied
 * wins, every one of them says Available, and after a restart of its handler it may be another one.
 */
export const interfaceTouches = (
  inventory: Inventory,
  names: readonly string[],
  nodes: readonly string[],
): readonly PolicyTouch[] =>
  touchesOf(inventory, nodes, (policy) => {
    const [described, removed] = [new Set(namesIn(policy)), new Set(removedBy(policy))];
    return names.flatMap((name): readonly Pick<PolicyTouch, 'name' | 'does'>[] => {
      if (described.has(name)) return [{ name, does: 'describes' }];
      return removed.has(name) ? [{ name, does: 'removes' }] : [];
    });
  });

/** What other policies say on these nodes of the mapping of a localnet. */
export const localnetTouches = (
  inventory: Inventory,
  localnet: string,
  nodes: readonly string[],
): readonly PolicyTouch[] =>
  touchesOf(inventory, nodes, ({ mappings }) =>
    mappings
      .filter((mapping) => mapping.localnet === localnet)
      .map(({ absent }) => ({
        name: localnet,
        does: absent ? ('removes' as const) : ('describes' as const),
      })),
  );
