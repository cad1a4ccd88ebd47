import { Inventory } from '../inventory/inventory';
import type { Change } from '../inventory/inventory';
import { sameFacts } from '../inventory/sameFacts';
import type { FactsByKind, Kind } from '../kinds/kindRegistry';
import { kinds } from '../kinds/kindRegistry';

const put = <K extends Kind>(kind: K, facts: FactsByKind[K]): Change =>
  ({ type: 'put', kind, facts }) as Change;

/** Namespaces in which a kind may have been read by itself. */
const namespacesOf = (inventory: Inventory): readonly string[] => {
  const names = new Set<string>();
  for (const kind of kinds) {
    for (const namespace of inventory.namespacesRead(kind)) names.add(namespace);
    for (const { namespace } of inventory.all(kind)) if (namespace !== '') names.add(namespace);
  }
  for (const kind of ['namespace', 'project'] as const) {
    for (const { name } of inventory.all(kind)) names.add(name);
  }
  return [...names];
};

/** A second inventory with the same facts and the same gaps. Facts are shared, because nobody changes them; the indexes are its own. */
export const forkInventory = (inventory: Inventory): Inventory => {
  const changes: Change[] = [];
  const namespaces = namespacesOf(inventory);
  for (const kind of kinds) {
    const wide = inventory.state(kind);
    changes.push({ type: 'state', kind, namespace: '', state: wide });
    for (const namespace of namespaces) {
      const state = inventory.state(kind, namespace);
      if (!sameFacts(state, wide)) changes.push({ type: 'state', kind, namespace, state });
    }
    for (const facts of inventory.all(kind)) changes.push(put(kind, facts));
  }
  const fork = new Inventory();
  fork.apply(changes);
  return fork;
};
