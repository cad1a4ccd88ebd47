import type { BridgeAt, Uplink } from '../networks/chain';

/** What the uplinks of a bridge allow a network on it, over all nodes that carry it. */
export interface UplinkLimits {
  /** The lowest MTU, with where it is; `undefined` when no uplink reports one. */
  lowest: { mtu: number; uplink: string; node: string } | undefined;
  /** Nodes whose state, or whose uplink's MTU, is not known. */
  unknownNodes: readonly string[];
  /** An uplink that is a VLAN interface: a VLAN ID on top of it would be a second tag. */
  tagged: { uplink: string; vlan: number; node: string } | undefined;
}

const mtuOf = (uplinks: readonly Uplink[]): Uplink | undefined =>
  uplinks
    .filter(({ mtu }) => mtu !== undefined)
    .reduce<Uplink | undefined>(
      (low, uplink) => ((low?.mtu ?? Infinity) <= (uplink.mtu ?? Infinity) ? low : uplink),
      undefined,
    );

/** Limits of the bridges of several nodes. A node known to have no such bridge sets no limit: that is another refusal. */
export const uplinkLimits = (bridges: readonly BridgeAt[]): UplinkLimits => {
  let lowest: UplinkLimits['lowest'];
  let tagged: UplinkLimits['tagged'];
  const unknownNodes: string[] = [];
  for (const { node, bridge } of bridges) {
    if (bridge.known && bridge.value === undefined) continue;
    const uplinks = bridge.known ? (bridge.value?.uplinks ?? []) : [];
    const low = mtuOf(uplinks);
    if (low?.mtu === undefined) unknownNodes.push(node);
    else if (lowest === undefined || low.mtu < lowest.mtu) {
      lowest = { mtu: low.mtu, uplink: low.name, node };
    }
    const vlanUplink = uplinks.find(({ vlan }) => vlan !== undefined);
    if (tagged === undefined && vlanUplink?.vlan !== undefined) {
      tagged = { uplink: vlanUplink.name, vlan: vlanUplink.vlan, node };
    }
  }
  return { lowest, unknownNodes, tagged };
};
