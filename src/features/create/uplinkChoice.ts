import type { CreateDraft } from '../../core/intents/createDraft';
import { neededMtu } from '../../core/intents/neededMtu';
import { parseNodeSelector } from '../../core/intents/parseNodeSelector';
import { selectedNodes } from '../../core/intents/selectedNodes';
import { uplinkColumns } from '../../core/networks/uplinkColumns';
import { uplinkMatrix } from '../../core/networks/uplinkMatrix';
import type { UplinkMatrix } from '../../core/networks/uplinkMatrix';
import type { World } from '../../core/networks/world';

/** NICs and bonds of the nodes that the form selects, for the MTU that it needs; without rows while no node is selected. */
export const uplinkChoice = (form: CreateDraft, world: World): UplinkMatrix => {
  const parsed = parseNodeSelector(form.physical.nodeSelector);
  const nodes = parsed.ok ? selectedNodes(world, parsed.value) : undefined;
  const mtu = neededMtu(form);
  return uplinkMatrix(world.inventory, {
    columns: uplinkColumns(world.inventory, nodes?.known === true ? nodes.value : []),
    ...(mtu !== undefined && { mtu }),
  });
};
