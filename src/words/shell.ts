/** Words of the frame around every page. */
export const shell = {
  // The navigation items name their text by this key; it reads well even where the console could not load the texts.
  'VLAN Networks': 'VLAN Networks',
  'shell.crashed': 'This page met a defect',
  'shell.crashedBody':
    'Nothing was changed in the cluster. The message below helps whoever mends it.',
  'shell.again': 'Try again',
  'shell.dismiss': 'Dismiss',
  'shell.cancel': 'Cancel',
  'shell.detailsOf': 'Details of: {{title}}',
  'shell.copy': 'Copy',
  'shell.copied': 'Copied',
  'shell.create': 'Create VLAN network',
  'shell.attach': 'Attach virtual machines',
  'shell.networks_one': '{{count}} network',
  'shell.networks_other': '{{count}} networks',
  'shell.onNodes_one': 'on {{count}} node',
  'shell.onNodes_other': 'on {{count}} nodes',
  'shell.networksAtLeast_one': 'at least {{count}} network',
  'shell.networksAtLeast_other': 'at least {{count}} networks',
  'shell.nicsAtLeast_one': 'at least {{count}} VM NIC',
  'shell.nicsAtLeast_other': 'at least {{count}} VM NICs',
  'shell.nics_one': '{{count}} VM NIC',
  'shell.nics_other': '{{count}} VM NICs',
  'shell.onUnknownNodes': 'nodes unknown',
  'shell.nicsUnknown': 'VM NICs unknown',
  'shell.live': 'live',
  'shell.reading': 'reading …',
  'shell.readingSoFar': 'reading, {{read}} so far …',
  'shell.readingOf': 'reading, {{read}} of {{total}} …',
  'shell.stale': 'not live since {{time}}',
  'shell.partial': 'only what you may read',
  'shell.staleTitle': 'What you see may be out of date',
  'shell.staleBody':
    'The connection for {{kinds}} was lost at {{time}}. It is being restored; until then changes do not show.',
  'shell.noNmstateTitle': 'The Kubernetes NMState Operator is not installed',
  'shell.noNmstateBody':
    'Bridges, uplinks and bridge mappings of the nodes cannot be read or changed without it, so how far a VLAN reaches is unknown. VLAN networks themselves are shown.',
  'shell.installOperator': 'Install the operator',
  'shell.uncheckedTitle': 'Nothing here was checked',
  'shell.unreadTitle': 'Part of the cluster is unknown to you',
  'shell.noKubevirtTitle': 'OpenShift Virtualization is not installed',
  'shell.noKubevirtBody':
    'There are no virtual machines to attach. VLAN networks can be created all the same.',
  'shell.projectTitle': 'You see the project {{project}} only',
  'shell.projectBody':
    'Your rights do not reach the whole cluster. Choose another project above to see its networks.',
  'shell.chooseProject': 'Choose a project to see its networks',
  'shell.chooseProjectBody':
    'Your rights do not reach the whole cluster. Networks are shown for one project at a time.',
} as const;
