import type { Snapshot } from '../../cluster/snapshot';
import type { CreateDraft, PhysicalDraft } from '../../core/intents/createDraft';
import { neededMtu } from '../../core/intents/neededMtu';
import { validateNodes } from '../../core/intents/validateNodes';
import { uplinkColumns } from '../../core/networks/uplinkColumns';
import { uplinkMatrix } from '../../core/networks/uplinkMatrix';
import type { UplinkMatrix } from '../../core/networks/uplinkMatrix';

export const makesBridge = ({ choice }: PhysicalDraft): boolean =>
  choice === 'new-bridge' || choice === 'new-linux-bridge';

/**
 * Makes the matrix of NICs and bonds for the nodes that a form selects and the MTU that it needs. What does not depend on what was typed since
 * is not worked out again: on 2,000 nodes that would be felt at every key.
 */
export class UplinkChoices {
  private made: { snapshot: unknown; asked: string; matrix: UplinkMatrix } | undefined;

  /** Without rows while no node is selected. `expanded`: ids of columns that are shown node by node. */
  of(
    snapshot: Pick<Snapshot, 'world'>,
    form: CreateDraft,
    expanded: ReadonlySet<string>,
  ): UplinkMatrix {
    const { world } = snapshot;
    const { nodes } = validateNodes(form.physical, '', world);
    const mtu = neededMtu(form);
    const asked = JSON.stringify([nodes, mtu, [...expanded]]);
    if (this.made?.snapshot !== snapshot || this.made.asked !== asked) {
      const matrix = uplinkMatrix(world.inventory, {
        columns: uplinkColumns(world.inventory, nodes, expanded),
        ...(mtu !== undefined && { mtu }),
      });
      this.made = { snapshot, asked, matrix };
    }
    return this.made.matrix;
  }
}
