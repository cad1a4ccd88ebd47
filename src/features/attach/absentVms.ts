import type { UnknownReason } from '../../core/inventory/loadState';
import { splitKey } from '../../core/kinds/read';
import type { World } from '../../core/networks/world';

/** A VM that is chosen and not among those that can be. */
export interface AbsentVm {
  /** `namespace/name` */
  key: string;
  isDeleting: boolean;
  /** Why nobody can say whether it is there; `undefined`: it is known what became of it. */
  unread: UnknownReason | undefined;
}

/** The chosen VMs that are gone, going, or not to be read, in the order in which they were chosen. */
export const absentVms = (chosen: readonly string[], { inventory }: World): readonly AbsentVm[] =>
  chosen.flatMap((key) => {
    const vm = inventory.get('vm', key);
    if (vm !== undefined && !vm.deleting) return [];
    const isDeleting = vm !== undefined;
    const unread = isDeleting ? undefined : inventory.unknown('vm', splitKey(key).namespace);
    return [{ key, isDeleting, unread }];
  });
