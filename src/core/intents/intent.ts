import type { PolicyUplink } from '../kinds/bridgePolicy';
import type { InterfaceName } from '../values/interfaceName';
import type { LocalnetName } from '../values/localnetName';
import type { MacAddress } from '../values/macAddress';
import type { Mtu } from '../values/mtu';
import type { ResourceName } from '../values/resourceName';
import type { VlanId } from '../values/vlanId';
import type { VlanRange } from '../values/vlanRanges';

/** One VLAN network to be made. `vlan` left out: untagged. */
export interface NewNetwork {
  name: ResourceName;
  vlan?: VlanId;
  mtu: Mtu;
  description?: string;
}

/** A label that the plan puts on a node first, so that a selector picks it. */
export interface NodeLabel {
  node: string;
  key: string;
  value: string;
}

/** The nodes of one policy. `uplink`: of these nodes, where it has another name elsewhere. */
export interface PolicyPart {
  /** Suffix of the policy's name; unique among the parts. */
  id: string;
  nodeSelector: Readonly<Record<string, string>>;
  uplink?: PolicyUplink;
}

/** Where policies apply, and how. */
export interface Rollout {
  /** Equality selector; empty selects every node. */
  nodeSelector: Readonly<Record<string, string>>;
  maxUnavailable?: number;
  nodeLabels?: readonly NodeLabel[];
  /** One policy for each of these instead of one for `nodeSelector`, one after the other. */
  parts?: readonly PolicyPart[];
}

/** A name for an OVS bridge that is there on the nodes, `br-ex` included. */
export interface NewLocalnet extends Rollout {
  type: 'new-localnet';
  localnet: LocalnetName;
  bridge: string;
}

interface BridgeToMake extends Rollout {
  bridge: InterfaceName;
  uplink: PolicyUplink;
  /** Switch LLDP on at the NICs. */
  lldp: boolean;
}

/** An OVS bridge of its own on a free NIC or bond, with a localnet on it. */
export interface NewBridge extends BridgeToMake {
  type: 'new-bridge';
  localnet: LocalnetName;
}

/** What guests do that only a Linux bridge lets through. */
export interface Guests {
  changeMacs: boolean;
  /** VLANs that they tag themselves; empty: none. */
  vlans: readonly VlanRange[];
}

/** A Linux bridge of its own whose uplink lets these VLANs through. */
export interface NewLinuxBridge extends BridgeToMake {
  type: 'new-linux-bridge';
  trunk: readonly VlanRange[];
  guests: Guests;
}

/** How the network reaches the nodes. `existing-localnet` covers `physnet` too, which needs no policy. */
export type PhysicalNetwork =
  | { type: 'existing-localnet'; localnet: string }
  | NewLocalnet
  | NewBridge
  | { type: 'existing-linux-bridge'; bridge: string; guests: Guests }
  | NewLinuxBridge;

export interface CreateVlanNetworks {
  type: 'create-vlan-networks';
  networks: readonly NewNetwork[];
  physical: PhysicalNetwork;
  namespaces: readonly string[];
}

export interface NewNic {
  /** `namespace/name` of the VM. */
  vm: string;
  /** `namespace/name` of the NAD. */
  attachment: string;
  name: ResourceName;
  model: string;
  mac?: MacAddress;
}

export interface AttachNics {
  type: 'attach-nics';
  nics: readonly NewNic[];
  /** `beside` keeps the pod NIC with the binding it has; `instead` leaves the new NIC alone. */
  podNetwork: 'beside' | 'instead';
}

/** Kubernetes-nmstate acts on a new generation only: retry is a change of the spec that changes nothing on the nodes. */
export interface RetryPolicy {
  type: 'retry-policy';
  policy: string;
}

/** Takes a localnet that no network uses off the nodes, with the policies that we made for it. */
export interface RemoveLocalnet {
  type: 'remove-localnet';
  localnet: string;
}

/** Takes a Linux bridge that no network uses off the nodes, with the policies that we made for it. */
export interface RemoveBridge {
  type: 'remove-bridge';
  bridge: string;
}

/** Takes away the attachments that we made for a network, where nobody uses them. */
export interface RemoveVlanNetwork {
  type: 'remove-vlan-network';
  /** A `NetworkId`. */
  network: string;
}

export type Intent =
  CreateVlanNetworks | AttachNics | RetryPolicy | RemoveLocalnet | RemoveBridge | RemoveVlanNetwork;
