import { kindRegistry } from '../kinds/kindRegistry';
import type { World } from '../networks/world';
import type { Unchecked } from './diagnosis';
import type { Rule } from './finding';

/** Why a rule could not look everywhere, or `undefined` when it did. */
export const uncheckedBy = ({ code, needs, blind }: Rule, world: World): Unchecked | undefined => {
  const { inventory } = world;
  for (const kind of needs) {
    const reason = inventory.unknown(kind);
    if (reason === undefined) continue;
    const checkedIn = kindRegistry[kind].gvk.namespaced ? inventory.namespacesRead(kind) : [];
    return { code, reason, checkedIn };
  }
  const reason =
    blind?.(world) ??
    needs.map((kind) => inventory.doubt(kind)).find((doubt) => doubt !== undefined);
  return reason === undefined ? undefined : { code, reason, checkedIn: [] };
};
