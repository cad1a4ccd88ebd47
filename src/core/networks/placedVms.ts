import type { Inventory } from '../inventory/inventory';
import type { Nic } from './nic';
import type { PlacementIds } from './placementIds';

/** VMs of one network that may run on the same nodes: thousands of VMs share a handful of placements. */
export interface PlacedVms {
  /** One of them, to ask where they may run. */
  example: string;
  /** How many of them are on no other network. */
  alone: number;
  /** Those that are on others as well, or have several NICs on this one: to be counted together with those of other networks. */
  others: readonly string[];
}

/** The VMs behind the NICs of a network, by placement. VMs that were not read are left out. */
export const placedVms = (
  world: { readonly inventory: Inventory; nics: (vm: string) => readonly Nic[] },
  placements: PlacementIds,
  nics: readonly Nic[],
): readonly PlacedVms[] => {
  const groups = new Map<string, { example: string; alone: number; others: string[] }>();
  for (const { vm } of nics) {
    const placement = world.inventory.get('vm', vm)?.placement;
    if (placement === undefined) continue;
    const id = placements.of(placement);
    const group = groups.get(id) ?? { example: vm, alone: 0, others: [] };
    groups.set(id, group);
    if (world.nics(vm).length === 1) group.alone += 1;
    else group.others.push(vm);
  }
  return [...groups.values()];
};
