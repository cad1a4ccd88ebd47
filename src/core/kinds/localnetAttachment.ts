import type { Manifest } from './manifest';
import { ownMetadata } from './managedBy';
import { networkAttachmentDefinitionKind as kind } from './networkAttachmentDefinition';

/** What the door to a localnet network in one namespace holds. */
export interface LocalnetAttachment {
  namespace: string;
  /** Name of the NAD and of the OVN network: NADs of one name in several namespaces are doors to one network. */
  name: string;
  localnet: string;
  /** Left out: untagged. */
  vlan?: number;
  mtu: number;
  description?: string;
}

/**
 * The CNI configuration of a localnet network. `physicalNetworkName` is always there, because OVN-Kubernetes falls back to the network's
 * own name without it, and so is `mtu`, because the default is the overlay's (go-controller/pkg/config/cni.go). No addresses: OVN's IPAM
 * does not serve VMs.
 */
export const localnetConfig = (attachment: LocalnetAttachment) => ({
  cniVersion: '0.3.1',
  name: attachment.name,
  type: 'ovn-k8s-cni-overlay',
  topology: 'localnet',
  netAttachDefName: `${attachment.namespace}/${attachment.name}`,
  physicalNetworkName: attachment.localnet,
  ...(attachment.vlan !== undefined && { vlanID: attachment.vlan }),
  mtu: attachment.mtu,
});

/** A NetworkAttachmentDefinition for a localnet network. */
export const localnetAttachment = (attachment: LocalnetAttachment): Manifest => ({
  apiVersion: `${kind.group}/${kind.version}`,
  kind: kind.kind,
  metadata: {
    name: attachment.name,
    namespace: attachment.namespace,
    ...ownMetadata(attachment.description),
  },
  spec: { config: JSON.stringify(localnetConfig(attachment)) },
});
