import type { Unchecked } from '../../core/diagnostics/diagnosis';
import type { Inventory } from '../../core/inventory/inventory';
import type { UnknownReason } from '../../core/inventory/loadState';
import type { Kind } from '../../core/kinds/kindRegistry';

/** How much of the cluster this user sees, and how fresh it is. */
export interface Reading {
  /**
   * `project`: cluster-wide lists are refused, one project is read. `no-project`: the same, and none is chosen; `nothing`: there is none to
   * choose.
   */
  scope: 'cluster' | 'project' | 'no-project' | 'nothing';
  project: string;
  /** Objects read and expected, while the first reading goes on. */
  loading: { read: number; total: number | undefined } | undefined;
  /** Kinds whose watch is lost, and since when (RFC 3339, the earliest). */
  stale: { kinds: readonly Kind[]; since: string } | undefined;
  /** Kinds that could not be read, or not in whole; not those that the cluster has not. */
  unread: readonly UnknownReason[];
  /** Kubernetes-nmstate is not installed. */
  noNmstate: boolean;
  /** KubeVirt is not installed. */
  noKubevirt: boolean;
  /** Why nothing was checked, when the checks could not be loaded. */
  unchecked: UnknownReason | undefined;
  /** Why the list of networks is not known, in the scope that is shown. */
  networksUnread: UnknownReason | undefined;
}

const KINDS: readonly Kind[] = ['node', 'nns', 'nncp', 'nnce', 'nad', 'cudn', 'vm', 'vmi'];
const PER_PROJECT = new Set<Kind>(['nad', 'vm', 'vmi']);

const scopeOf = (inventory: Inventory, project: string): Reading['scope'] => {
  if (inventory.state('nad').status !== 'forbidden') return 'cluster';
  if (project !== '') return 'project';
  const noProject = inventory.unknown('project') === undefined && inventory.count('project') === 0;
  return noProject ? 'nothing' : 'no-project';
};

/** Reads the states of all kinds as one page needs them. `project` is empty where all projects are chosen. */
export const readingOf = (
  inventory: Inventory,
  project: string,
  unchecked: readonly Unchecked[],
): Reading => {
  const scope = scopeOf(inventory, project);
  const namespaceOf = (kind: Kind): string =>
    scope === 'project' && PER_PROJECT.has(kind) ? project : '';
  let loading: Reading['loading'];
  const stale: { kind: Kind; since: string }[] = [];
  const unread: UnknownReason[] = [];
  for (const kind of KINDS) {
    const namespace = namespaceOf(kind);
    const state = inventory.state(kind, namespace);
    if (state.status === 'loading') {
      const { read, remaining } = state;
      const before = loading ?? { read: 0, total: 0 };
      loading = {
        read: before.read + read,
        total:
          before.total === undefined || remaining === undefined
            ? undefined
            : before.total + read + remaining,
      };
    } else if (state.status === 'loaded') {
      if (state.staleSince !== undefined) stale.push({ kind, since: state.staleSince });
      const reason = inventory.doubt(kind, namespace);
      if (reason !== undefined) unread.push(reason);
    } else if (state.status !== 'absent') {
      const reason = inventory.unknown(kind, namespace);
      if (reason !== undefined) unread.push(reason);
    }
  }
  const since = stale.map((one) => one.since).sort()[0];
  return {
    scope,
    project,
    loading,
    stale: since === undefined ? undefined : { kinds: stale.map(({ kind }) => kind), since },
    unread,
    unchecked: unchecked
      .map(({ reason }) => reason)
      .find(({ cause, detail }) => cause === 'unchecked' && detail !== ''),
    noNmstate:
      inventory.state('nns').status === 'absent' || inventory.state('nncp').status === 'absent',
    noKubevirt: inventory.state('vm').status === 'absent',
    networksUnread: inventory.unknown('nad', scope === 'project' ? project : ''),
  };
};
