import type { FactsByKind, Kind } from '../kinds/kindRegistry';
import { sameFacts } from './sameFacts';

export type FactChange = {
  [K in Kind]: { kind: K; before: FactsByKind[K] | undefined; after: FactsByKind[K] | undefined };
}[Kind];

/**
 * Whether a change reaches further than the reverse indexes can tell: a node's labels decide where VMs may run and which policies apply, a
 * namespace's labels which networks it gets, the first report of a node turns "unknown" into "missing" for every localnet,
 * and nobody knows what an object reaches that could not be read in whole.
 */
export const touchesEverything = (change: FactChange): boolean => {
  if (!sameFacts(change.before?.unread, change.after?.unread)) return true;
  switch (change.kind) {
    case 'node':
    case 'namespace':
      return true;
    case 'nns': {
      const { before, after } = change;
      if (before === undefined || after === undefined) return true;
      return (before.mappings === undefined) !== (after.mappings === undefined);
    }
    default:
      return false;
  }
};
