import type { Scope } from '../inventory/subject';
import type { World } from '../networks/world';

/** Keys of every subject of a scope that there is now. */
export const subjectsOf = (world: World, scope: Scope): Iterable<string> => {
  const { inventory } = world;
  switch (scope) {
    case 'cluster':
      return [''];
    case 'node':
      return new Set([...inventory.keys('node'), ...inventory.keys('nns')]);
    case 'policy':
      return inventory.keys('nncp');
    case 'localnet':
      return world.localnets().map(({ name }) => name);
    case 'network':
      return world.networks().map(({ id }) => id);
    case 'attachment':
      return inventory.keys('nad');
    case 'vm':
      return inventory.keys('vm');
  }
};
