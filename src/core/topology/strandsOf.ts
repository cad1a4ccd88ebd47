import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { bridgeOnNode, bridgesOf, uplinkOn } from '../networks/bridgeOnNode';
import type { BridgeOnNode, Uplink } from '../networks/chain';
import { stableHash } from '../values/stableHash';

/** One uplink as the picture tells uplinks apart: equal configuration, equal card. State, speed and LLDP are not part of it. */
export interface UplinkStrand {
  id: string;
  name: string;
  bridge: string | undefined;
  /** `undefined`: the bridge names a NIC that the node does not have. */
  uplink: Uplink | undefined;
}

/** One bridge of a node with what it stands on. */
export interface Strand {
  id: string;
  bridge: BridgeOnNode;
  uplinks: readonly UplinkStrand[];
}

/** Readable up to the name, so that a link to a card says what it shows; the configuration behind the name is hashed. */
const idOf = (noun: 'uplink' | 'bridge', name: string, configuration: readonly unknown[]): string =>
  `${noun}:${name}:${stableHash(JSON.stringify(configuration))}`;

const uplinkStrand = (uplink: Uplink, bridge: string | undefined): UplinkStrand => ({
  id: idOf('uplink', uplink.name, [
    uplink.type,
    [...uplink.members].sort(),
    uplink.mode ?? null,
    uplink.mtu ?? null,
    uplink.vlan ?? null,
    bridge ?? null,
  ]),
  name: uplink.name,
  bridge,
  uplink,
});

const missingUplink = (name: string, bridge: string): UplinkStrand => ({
  id: idOf('uplink', name, ['missing', bridge]),
  name,
  bridge,
  uplink: undefined,
});

/** The NIC called `name` on a node as a card of its own, for a bridge that should stand on it and is not there. */
export const freeUplink = (
  state: NodeNetworkStateFacts,
  name: string,
): UplinkStrand | undefined => {
  const uplink = uplinkOn(state, name);
  return uplink === undefined ? undefined : uplinkStrand(uplink, undefined);
};

/** The bridges of a node, each with its uplinks. Two nodes with the same ids carry the same configuration. */
export const strandsOf = (state: NodeNetworkStateFacts): readonly Strand[] =>
  bridgesOf(state).flatMap(({ name, type }) => {
    const bridge = bridgeOnNode(state, name);
    // A Linux bridge hidden behind an OVS bridge of the same name cannot be told apart by those who refer to it.
    if (bridge?.type !== type) return [];
    const uplinks = [
      ...bridge.uplinks.map((uplink) => uplinkStrand(uplink, name)),
      ...bridge.madeUpPorts.map((port) => missingUplink(port, name)),
    ].sort((a, b) => (a.id < b.id ? -1 : 1));
    return [{ id: idOf('bridge', name, [type, uplinks.map(({ id }) => id)]), bridge, uplinks }];
  });

export const missingBridgeId = (name: string): string => `bridge:${name}:missing`;
