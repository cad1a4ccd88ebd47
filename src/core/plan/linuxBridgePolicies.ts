import type { World } from '../networks/world';

/** Policies that make a Linux bridge, or take it away because a removal may have stopped half way; sorted. */
export const linuxBridgePolicies = (
  bridge: string,
  { inventory }: Pick<World, 'inventory'>,
): readonly string[] =>
  [...inventory.all('nncp')]
    .flatMap(({ name, interfaces }) =>
      interfaces.some((facts) => facts.name === bridge && facts.type === 'linux-bridge')
        ? [name]
        : [],
    )
    .sort();
