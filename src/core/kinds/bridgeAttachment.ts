import { withoutVlan } from '../values/vlanRanges';
import type { VlanRange } from '../values/vlanRanges';
import type { Manifest } from './manifest';
import { ownMetadata } from './managedBy';
import { networkAttachmentDefinitionKind as kind } from './networkAttachmentDefinition';

/** Annotation by which Multus adds a device-plugin resource to the pods of a network. */
const RESOURCE_ANNOTATION = 'k8s.v1.cni.cncf.io/resourceName';

/** Resource that the bridge marker of cluster-network-addons counts on every node that has this Linux bridge. */
export const bridgeResource = (bridge: string): string => `bridge.network.kubevirt.io/${bridge}`;

/** What the door to a network of a Linux bridge holds. */
export interface BridgeAttachment {
  namespace: string;
  name: string;
  bridge: string;
  /** VLAN of the frames that a guest sends without a tag; left out: such frames go nowhere but on an unfiltered bridge. */
  vlan?: number;
  /** VLANs that guests tag themselves; empty: none. */
  guestVlans: readonly VlanRange[];
  /** Guests send from other addresses than their NIC's: the filter that drops such frames is left off. */
  guestsChangeMacs: boolean;
  mtu: number;
  description?: string;
}

const trunkOf = ({ min, max }: VlanRange) =>
  min === max ? { id: min } : { minID: min, maxID: max };

/**
 * The CNI configuration of a Linux bridge network (containernetworking plugins/main/bridge). The plugin is `bridge`: with the deprecated
 * `cnv-bridge` machines did not migrate after an upgrade. VLAN 1 is taken off the port (`preserveDefaultVlan`), which every guest would be
 * on otherwise. A VLAN that is both tagged and untagged would lose the tag, so it stands in one place only.
 */
export const bridgeConfig = (attachment: BridgeAttachment) => {
  const { name, bridge, vlan, guestVlans, guestsChangeMacs, mtu } = attachment;
  const trunk = withoutVlan(guestVlans, vlan).map(trunkOf);
  return {
    cniVersion: '0.3.1',
    name,
    type: 'bridge',
    bridge,
    ...(vlan !== undefined && { vlan }),
    ...(trunk.length > 0 && { vlanTrunk: trunk }),
    macspoofchk: !guestsChangeMacs,
    preserveDefaultVlan: false,
    mtu,
    ipam: {},
  };
};

/** A NetworkAttachmentDefinition for a network of a Linux bridge; machines on it are put only on nodes that have the bridge. */
export const bridgeAttachment = (attachment: BridgeAttachment): Manifest => {
  const own = ownMetadata(attachment.description);
  return {
    apiVersion: `${kind.group}/${kind.version}`,
    kind: kind.kind,
    metadata: {
      name: attachment.name,
      namespace: attachment.namespace,
      labels: own.labels,
      annotations: {
        ...own.annotations,
        [RESOURCE_ANNOTATION]: bridgeResource(attachment.bridge),
      },
    },
    spec: { config: JSON.stringify(bridgeConfig(attachment)) },
  };
};
