import type { Known } from '../inventory/loadState';
import type { LldpNeighbour } from '../kinds/lldp';

/** A NIC or bond through which a bridge reaches the physical network on one node. */
export interface Uplink {
  name: string;
  /** `ethernet`, `bond`, `vlan`, or `ovs-bond` for a bond that lives inside the bridge. */
  type: string;
  state: string;
  mtu: number | undefined;
  /** Mbit/s of one member, when reported. */
  speed: number | undefined;
  members: readonly string[];
  mode: string | undefined;
  /** VLAN ID when the uplink is a VLAN interface: tagging on top of it is tagging twice. */
  vlan: number | undefined;
  /** LLDP neighbours of the uplink and of its members. */
  neighbours: readonly LldpNeighbour[];
  lldpEnabled: boolean;
}

/** A bridge on one node: known to be as it is, known to be missing, or not read. */
export interface BridgeAt {
  node: string;
  bridge: Known<BridgeOnNode | undefined>;
}

/** A bridge as one node has it. */
export interface BridgeOnNode {
  name: string;
  type: 'ovs-bridge' | 'linux-bridge';
  uplinks: readonly Uplink[];
  /** Ports that nmstate made up for a NIC that does not exist: OVS internal ports that are not the bridge's own. */
  madeUpPorts: readonly string[];
  /** Names of OVN's patch ports: the network is live on this node. */
  patchPorts: readonly string[];
  stp: boolean | 'string' | undefined;
}

/**
 * What carries a network on one node, from the left: fabric, uplink, bridge, mapping. `undefined` inside a known value means "known to be
 * missing". A Linux bridge network has no mapping, so its `mapping` names the bridge itself.
 */
export interface NodeChain {
  node: string;
  mapping: Known<{ bridge: string } | undefined>;
  bridge: Known<BridgeOnNode | undefined>;
}

/** Coverage of a network or localnet over the nodes where a VM may run; the switch is not part of it. */
export interface Coverage {
  /** Chain whole inside the cluster. */
  whole: readonly string[];
  broken: readonly string[];
  /** Nodes whose state could not be read. */
  unknown: readonly string[];
}
