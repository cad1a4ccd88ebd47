/** The parts of the console's navigation around the plugin. They are inert: each opens a page that says where it really lives. */
export interface NavEntry {
  id: string;
  name: string;
  href: string;
  startsWith?: string[];
  insertBefore?: string[];
  insertAfter?: string[];
}

export interface NavSection {
  id: string;
  name: string;
  entries: NavEntry[];
}

function section(id: string, name: string, entries: Record<string, string>): NavSection {
  return {
    id,
    name,
    entries: Object.entries(entries).map(([entryId, entryName]) => ({
      id: entryId,
      name: entryName,
      href: `/host/${entryId}`,
    })),
  };
}

export const perspectives = [
  { id: 'admin', name: 'Core platform' },
  { id: 'virtualization-perspective', name: 'Virtualization' },
] as const;

/** Section ids are the console's and KubeVirt's: extensions name them. */
export const hostSections: Record<string, NavSection[]> = {
  admin: [
    section('home', 'Home', { overview: 'Overview', projects: 'Projects', search: 'Search' }),
    section('virtualization', 'Virtualization', { virtualmachines: 'VirtualMachines' }),
    section('networking', 'Networking', {
      services: 'Services',
      networkattachmentdefinitions: 'Network attachments',
      'physical-networks': 'Physical networks',
    }),
    section('storage', 'Storage', { persistentvolumeclaims: 'PersistentVolumeClaims' }),
    section('compute', 'Compute', { nodes: 'Nodes' }),
  ],
  'virtualization-perspective': [
    section('virtualization-virt-perspective', 'Virtualization', {
      'virtualmachines-virt-perspective': 'VirtualMachines',
    }),
    section('networking-virt-perspective', 'Networking', {
      'services-virt-perspective': 'Services',
      'networkattachmentdefinitions-virt-perspective': 'Network attachments',
    }),
    section('storage-virt-perspective', 'Storage', {
      'persistentvolumeclaims-virt-perspective': 'PersistentVolumeClaims',
    }),
    section('compute-virt-perspective', 'Compute', { 'nodes-virt-perspective': 'Nodes' }),
  ],
};

/** Puts `entry` where it asks to be; where none of the entries it names exists, at the end. `insertBefore` wins. */
export function insertEntry(entries: NavEntry[], entry: NavEntry): NavEntry[] {
  const find = (ids: string[] = []): number => entries.findIndex(({ id }) => ids.includes(id));
  const before = find(entry.insertBefore);
  const after = find(entry.insertAfter);
  const at = before >= 0 ? before : after >= 0 ? after + 1 : entries.length;
  return entries.toSpliced(at, 0, entry);
}

/** An entry is active on its own path and on everything below the first segments it names. */
export function isActive(entry: NavEntry, pathname: string): boolean {
  const first = pathname.split('/')[1] ?? '';
  return (
    pathname === entry.href ||
    pathname.startsWith(`${entry.href}/`) ||
    (entry.startsWith ?? []).includes(first)
  );
}
