import type { Subject } from '../inventory/subject';
import type { World } from '../networks/world';

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

const onNetworks = (world: World, ids: readonly string[]): number =>
  sum(ids.map((id) => world.nicsOf(id).length));

const onLocalnet = (world: World, name: string): number =>
  onNetworks(world, world.localnet(name)?.networks ?? []);

/** VM NICs that depend on a subject. What could not be read is not counted. */
export const nicsBehind = (world: World, { scope, key }: Subject): number => {
  const { inventory } = world;
  switch (scope) {
    case 'cluster':
      return onNetworks(
        world,
        world.networks().map(({ id }) => id),
      );
    case 'node':
      return sum(
        [...inventory.indexes.vmisByNode.get(key)].map(
          (vm) => world.nics(vm).filter(({ network }) => network !== undefined).length,
        ),
      );
    case 'policy':
      return sum(
        [...new Set(inventory.get('nncp', key)?.mappings.map(({ localnet }) => localnet))].map(
          (localnet) => onLocalnet(world, localnet),
        ),
      );
    case 'localnet':
      return onLocalnet(world, key);
    case 'network':
      return world.nicsOf(key).length;
    case 'attachment':
      return sum(
        [...inventory.indexes.vmsByNad.get(key)].map(
          (vm) => world.nics(vm).filter(({ attachment }) => attachment === key).length,
        ),
      );
    case 'vm':
      return world.nics(key).length;
  }
};
