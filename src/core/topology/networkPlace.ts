import type { NetworkAttachmentDefinitionFacts } from '../kinds/networkAttachmentDefinition';
import type { VlanNetwork } from '../networks/vlanNetwork';

/** Where a network stands on the nodes, as far as its attachments say. What they do not say is not guessed. */
export type NetworkPlace =
  | { type: 'localnet'; localnet: string }
  | { type: 'bridge'; bridge: string }
  /** A Geneve overlay of OVN: it stands on no uplink of its own. */
  | { type: 'overlay' }
  /** VFs of a device-plugin resource; which NIC they belong to is not in the attachment. `undefined`: not even the resource is named. */
  | { type: 'resource'; resource: string | undefined }
  /** An interface of the node. `undefined`: the plugin takes that of the default route. */
  | { type: 'master'; master: string | undefined; plugin: string }
  | { type: 'unknown'; plugin: string };

/** Whether VMs join by their pod NIC (`primary`) or by a NIC of their own; `undefined` for plugins that know no roles. */
export type NetworkRole = 'primary' | 'secondary' | undefined;

/** CNI plugins that make an interface on top of one of the node (containernetworking/plugins main/{macvlan,ipvlan,vlan}). */
const ON_MASTER = new Set(['macvlan', 'ipvlan', 'vlan', 'macvtap']);

/** Where a network stands; `nad` is one of its attachments, if any was read. */
export const placeOf = (
  network: VlanNetwork,
  nad: NetworkAttachmentDefinitionFacts | undefined,
): NetworkPlace => {
  const { type, localnet, bridge, plugin = '' } = network;
  if (localnet !== undefined) return { type: 'localnet', localnet };
  if (bridge !== undefined) return { type: 'bridge', bridge };
  if (type === 'layer2' || type === 'layer3') return { type: 'overlay' };
  if (plugin === 'sriov') return { type: 'resource', resource: nad?.resourceName };
  if (ON_MASTER.has(plugin)) {
    const master = nad?.config.type === 'other' ? nad.config.master : undefined;
    return { type: 'master', master, plugin };
  }
  return { type: 'unknown', plugin };
};

/** The role that OVN-Kubernetes gives a network; one without a word on it is secondary (go-controller/pkg/cni/types/types.go). */
export const roleOf = (nad: NetworkAttachmentDefinitionFacts | undefined): NetworkRole =>
  nad?.config.type === 'ovn'
    ? nad.config.role === 'primary'
      ? 'primary'
      : 'secondary'
    : undefined;

/** Whether a network comes from a ClusterUserDefinedNetwork or, as its attachment says, from a UserDefinedNetwork. */
export const isUserDefined = (
  { cudn }: VlanNetwork,
  nad: NetworkAttachmentDefinitionFacts | undefined,
): boolean => cudn !== undefined || nad?.owner?.kind === 'UserDefinedNetwork';
