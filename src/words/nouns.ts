/** Words of the product's own nouns and of what every page says. */
export const nouns = {
  'product.name': 'VLAN Networks',
  'nav.networks': 'Networks',
  'nav.topology': 'Topology',
  'words.language': 'en',
  'noun.count': '{{count}}',
  'noun.andMore': 'and {{count}} more',
  'noun.network': 'VLAN network',
  'noun.nodes_one': '{{count}} node',
  'noun.nodes_other': '{{count}} nodes',
  'noun.nics_one': '{{count}} NIC',
  'noun.nics_other': '{{count}} NICs',
  'reach.noNodes': 'no node runs VMs',
  'reach.nodes': '{{whole}} of {{all}} nodes',
  'reach.nodesUnknown': '{{whole}} of {{all}} nodes, {{unknown}} unknown',
  'unknown.loading': 'Still being read',
  'unknown.forbidden': 'You may not read this: {{detail}}',
} as const;
