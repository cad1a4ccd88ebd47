import type { EnactmentFacts } from '../kinds/nodeNetworkConfigurationEnactment';
import type { World } from '../networks/world';

/** Results of a policy, as far as they were read. */
export const resultsOf = (
  policy: string,
  { inventory }: Pick<World, 'inventory'>,
): readonly EnactmentFacts[] =>
  [...inventory.indexes.enactmentsByPolicy.get(policy)].flatMap(
    (key) => inventory.get('nnce', key) ?? [],
  );

/** Whether every result of a generation of the policy is known and good. */
export const isDoneOnNodes = (
  policy: string,
  generation: number,
  world: Pick<World, 'inventory'>,
): boolean => {
  if (world.inventory.unknown('nnce') !== undefined) return false;
  const results = resultsOf(policy, world);
  return (
    results.length > 0 &&
    results.every(
      ({ state, policyGeneration }) => state === 'available' && policyGeneration >= generation,
    )
  );
};
