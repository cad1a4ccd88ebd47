import type { CreateDraft, PhysicalDraft } from '../../core/intents/createDraft';
import { neededMtu } from '../../core/intents/neededMtu';
import { validateNodes } from '../../core/intents/validateNodes';
import { uplinkColumns } from '../../core/networks/uplinkColumns';
import { uplinkMatrix } from '../../core/networks/uplinkMatrix';
import type { UplinkMatrix } from '../../core/networks/uplinkMatrix';
import type { World } from '../../core/networks/world';

export const makesBridge = ({ choice }: PhysicalDraft): boolean =>
  choice === 'new-bridge' || choice === 'new-linux-bridge';

/** NICs and bonds of the nodes that the form selects, for the MTU that it needs; without rows while no node is selected. */
export const uplinkChoice = (form: CreateDraft, world: World): UplinkMatrix => {
  const { nodes } = validateNodes(form.physical, '', world);
  const mtu = neededMtu(form);
  return uplinkMatrix(world.inventory, {
    columns: uplinkColumns(world.inventory, nodes),
    ...(mtu !== undefined && { mtu }),
  });
};
