import type { LldpNeighbour } from '../kinds/lldp';
import type { EnactmentState } from '../kinds/nodeNetworkConfigurationEnactment';
import type { Trunk } from './nodeShape';

/** A policy that configures an interface, with how far it got on this node. */
export interface InterfacePolicy {
  policy: string;
  /** `undefined`: there is no enactment on this node. */
  state: EnactmentState | undefined;
}

/** What an interface is needed for beyond VLAN networks: whoever takes it breaks that. */
export type InterfaceUse = 'default-route' | 'node-address' | 'vfs';

/** One interface of one node, whatever its type, as the picture of that node shows it. */
export interface InterfaceCardFacts {
  type: 'interface';
  name: string;
  /** nmstate's type: `ethernet`, `bond`, `vlan`, `ovs-bridge`, `linux-bridge`, `ovs-interface`, …; `ovs-bond` for a bond inside a bridge. */
  interfaceType: string;
  /** `up`, `down`, `ignore`; a spare NIC is `down`. */
  state: string;
  mtu: number | undefined;
  /** Mbit/s. */
  speed: number | undefined;
  mac: string | undefined;
  driver: string | undefined;
  addresses: readonly string[];
  /** Bond members, sorted. */
  members: readonly string[];
  mode: string | undefined;
  vlan: { base: string; id: number } | undefined;
  /** What holds it: a bond or a bridge. */
  controller: string | undefined;
  trunk: Trunk | undefined;
  /** Patch ports of OVN on a bridge: networks that are live on this node. */
  patchPorts: readonly string[];
  /** VFs given out. */
  vfs: number;
  uses: readonly InterfaceUse[];
  policies: readonly InterfacePolicy[];
  /** `undefined`: LLDP is off here. */
  neighbours: readonly LldpNeighbour[] | undefined;
}
