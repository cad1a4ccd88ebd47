import type { Inventory } from '../inventory/inventory';

/** Whether the node reported its mappings and `localnet` is none of them. Not reported is not the same as missing. */
export const lacksMapping = (inventory: Inventory, localnet: string, node: string): boolean =>
  !inventory.indexes.nodesByLocalnet.get(localnet).has(node) &&
  inventory.get('nns', node)?.mappings !== undefined;
