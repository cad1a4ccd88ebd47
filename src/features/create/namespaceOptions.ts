import type { UnknownReason } from '../../core/inventory/loadState';
import { globalNamespaces } from '../../core/networks/globalNamespaces';
import type { World } from '../../core/networks/world';
import { compareNames } from '../../core/values/compareNames';

/** A namespace that may get an attachment. */
export interface NamespaceOption {
  name: string;
  /** VMs in it that were read; `undefined` when they may not be read there. */
  vms: number | undefined;
  /** Belongs to the platform: hidden until asked for. */
  isPlatform: boolean;
  /** An attachment in it can be used from every namespace. */
  isShared: boolean;
}

export interface NamespaceOptions {
  namespaces: readonly NamespaceOption[];
  /** Why neither namespaces nor projects can be listed. */
  unread: UnknownReason | undefined;
}

const PLATFORM = /^(openshift|kube)(-|$)/;

/** Namespaces, or for users without cluster-wide rights their projects. */
export const namespaceOptions = ({ inventory }: World): NamespaceOptions => {
  const kind = inventory.unknown('namespace') === undefined ? 'namespace' : 'project';
  const reason = inventory.unknown(kind) === undefined ? undefined : inventory.unknown('namespace');
  const counts = new Map<string, number>();
  for (const { namespace } of inventory.all('vm')) {
    counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  const names = [...inventory.all(kind)]
    .filter(({ deleting }) => !deleting)
    .map(({ name }) => name);
  return {
    unread: reason,
    namespaces: names.sort(compareNames).map((name) => ({
      name,
      vms: inventory.unknown('vm', name) === undefined ? (counts.get(name) ?? 0) : undefined,
      isPlatform: PLATFORM.test(name),
      isShared: globalNamespaces.includes(name),
    })),
  };
};
