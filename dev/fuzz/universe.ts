/** Every name that the fuzz uses: few, so that events meet; odd ones among them, because names come from strangers. */
export const nodes = ['worker-1', 'worker-2', 'worker-10', 'control-1'];
/** Reports its network although there is no such node (any more). */
export const nodesReporting = [...nodes, 'gone-1'];
export const policies = ['br-vmdata', 'other', 'third'];
export const localnets = ['vmdata', 'vmdta', 'backup', 'physnet', 'cluster_udn_dmz', 'constructor'];
export const bridges = ['br-ex', 'br-vmdata', 'br-x', 'cni0'];
/** `default` and `openshift-cnv` are global to Multus. */
export const namespaces = ['team-a', 'team-b', 'default', 'openshift-cnv'];
export const nads = ['vlan-120', 'lb', 'dmz'];
export const cudns = ['dmz', 'prod'];
export const vms = ['web-1', 'web-2'];
export const vmNamespaces = ['team-a', 'team-b'];

const cniNames = ['vlan-120', 'other', 'constructor', 'a/b', 'cluster_udn_dmz', 'cluster_udn_prod'];
const vlans = ['7', '120', 'untagged'];

export const nadKeys = namespaces.flatMap((namespace) =>
  nads.map((name) => `${namespace}/${name}`),
);
export const vmKeys = vmNamespaces.flatMap((namespace) =>
  vms.map((name) => `${namespace}/${name}`),
);
/** Networks that there may be, and that somebody may look at when they are gone. */
export const networkIds = [
  ...cniNames.map((name) => `ovn:${name}`),
  ...bridges.flatMap((bridge) => vlans.map((vlan) => `bridge:${bridge}:${vlan}`)),
  'macvlan:mac',
  '::',
];
