import type { Inventory } from '../inventory/inventory';
import type { UnknownReason } from '../inventory/loadState';
import { compareNames } from '../values/compareNames';
import { unreadMapping } from '../kinds/bridgeMapping';
import { ASKED_MAPPINGS } from '../kinds/nodeNetworkConfigurationPolicy';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { REPORTED_MAPPINGS } from '../kinds/nodeNetworkState';
import { localnetChain } from '../networks/nodeChain';
import { mayTakeVmsLater } from '../networks/placement';
import type { World } from '../networks/world';

/** Why no rule about mappings can judge: node states were read, and none of them reports mappings (OpenShift 4.15 and earlier). */
export const mappingsBlind = ({ inventory }: World): UnknownReason | undefined => {
  if (inventory.unknown('nns') !== undefined) return undefined;
  for (const { mappings } of inventory.all('nns')) if (mappings !== undefined) return undefined;
  const notReported = { kind: 'nns', cause: 'not-reported', detail: '' } as const;
  return inventory.doubt('nns', '', REPORTED_MAPPINGS) ?? notReported;
};

/**
 * Why it cannot be said that no node maps `localnet`: the first node whose mappings are not known, of those where VMs may run now or later
 * and of those that have a report.
 */
export const mappingUnseen = (world: World, localnet: string): UnknownReason | undefined => {
  const { inventory } = world;
  const nobody = mappingsBlind(world);
  if (nobody !== undefined) return nobody;
  const nodes = new Set([
    ...[...inventory.all('node')].filter(mayTakeVmsLater).map(({ name }) => name),
    ...[...inventory.keys('nns')].filter((name) => inventory.get('node', name) === undefined),
  ]);
  for (const node of [...nodes].sort(compareNames)) {
    const { mapping } = localnetChain(inventory, localnet, node);
    if (!mapping.known) return mapping.reason;
  }
  return inventory.doubt('nns', '', REPORTED_MAPPINGS);
};

/** Policies whose desired state maps `localnet`, sorted; those that take the mapping away are none of them. */
export const policiesMapping = (inventory: Inventory, localnet: string): readonly string[] =>
  [...inventory.indexes.policiesByLocalnet.get(localnet)]
    .filter((policy) =>
      inventory
        .get('nncp', policy)
        ?.mappings.some((mapping) => mapping.localnet === localnet && !mapping.absent),
    )
    .sort(compareNames);

/** The first policy by name of which it could not be read whether it maps `localnet`. */
export const policyUnclear = (
  inventory: Inventory,
  localnet: string,
): NodeNetworkConfigurationPolicyFacts | undefined =>
  [...inventory.all('nncp')]
    .filter((facts) => unreadMapping(facts, ASKED_MAPPINGS, localnet) !== undefined)
    .sort((a, b) => compareNames(a.name, b.name))[0];

/** The networks behind a localnet as people call them. */
export const networkNames = (world: World, ids: readonly string[]): readonly string[] =>
  ids.flatMap((id) => world.network(id)?.name ?? []);
