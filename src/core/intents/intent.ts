import type { PolicyUplink } from '../kinds/bridgePolicy';
import type { InterfaceName } from '../values/interfaceName';
import type { LocalnetName } from '../values/localnetName';
import type { MacAddress } from '../values/macAddress';
import type { Mtu } from '../values/mtu';
import type { ResourceName } from '../values/resourceName';
import type { VlanId } from '../values/vlanId';

/** One VLAN network to be made. `vlan` left out: untagged. */
export interface NewNetwork {
  name: ResourceName;
  vlan?: VlanId;
  mtu: Mtu;
  description?: string;
}

/** How the network reaches the nodes. `existing` covers `physnet` too, which needs no policy. */
export type PhysicalNetwork =
  | { type: 'existing-localnet'; localnet: string }
  | {
      type: 'new-localnet';
      localnet: LocalnetName;
      /** An OVS bridge that is there on the nodes, `br-ex` included. */
      bridge: string;
      /** Equality selector; empty selects every node. */
      nodeSelector: Readonly<Record<string, string>>;
      maxUnavailable?: number;
    }
  | NewBridge;

/** An OVS bridge of its own on a free NIC or bond, with a localnet on it. */
export interface NewBridge {
  type: 'new-bridge';
  localnet: LocalnetName;
  bridge: InterfaceName;
  uplink: PolicyUplink;
  /** Switch LLDP on at the NICs. */
  lldp: boolean;
  nodeSelector: Readonly<Record<string, string>>;
  maxUnavailable?: number;
}

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

/** Takes away the attachments that we made for a network, where nobody uses them. */
export interface RemoveVlanNetwork {
  type: 'remove-vlan-network';
  /** A `NetworkId`. */
  network: string;
}

export type Intent =
  CreateVlanNetworks | AttachNics | RetryPolicy | RemoveLocalnet | RemoveVlanNetwork;
