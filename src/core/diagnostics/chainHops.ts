import type { UnknownReason } from '../inventory/loadState';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { Carrier } from './carrier';
import type { HopStatus, HopVerdict, SwitchSeen } from './diagnosis';
import type { Finding, HopName } from './finding';

interface AtHop {
  worst: HopStatus;
  shown: readonly Finding[];
}

interface ChainHops {
  hops: readonly HopVerdict[];
  switchSeen: SwitchSeen;
}

const NO_CHAIN: ChainHops = { hops: [], switchSeen: 'not-seen' };

/** A node where the link is missing is an error at this hop, even where the network as a whole only has a gap. */
const nodeHop = (
  hop: 'uplink' | 'bridge' | 'mapping',
  { nodes: byHop, reason }: Carrier,
  { worst, shown }: AtHop,
): HopVerdict => {
  const nodes = byHop[hop];
  const seen = nodes.ok.length + nodes.broken.length > 0;
  const base: HopStatus = nodes.broken.length > 0 ? 'error' : worst;
  const isUnknown = base === 'ok' && (nodes.unknown.length > 0 || !seen);
  return {
    hop,
    status: isUnknown ? 'unknown' : base,
    nodes,
    findings: shown,
    ...(isUnknown && reason !== undefined && { reason }),
  };
};

const localnetHop = (
  world: World,
  localnet: string,
  { worst, shown }: AtHop,
  reason: UnknownReason | undefined,
): HopVerdict => {
  const mapped = world.inventory.indexes.nodesByLocalnet.get(localnet).size > 0;
  const isUnknown = !mapped && reason !== undefined;
  return {
    hop: 'localnet',
    status: mapped ? worst : isUnknown ? 'unknown' : 'error',
    findings: shown,
    ...(isUnknown && { reason }),
  };
};

/** The hops of a network that are on nodes, from the switch to the localnet. Overlays and other plugins' networks have none. */
export const chainHops = (
  world: World,
  network: VlanNetwork,
  at: (hop: HopName) => AtHop,
  carrierOf: (network: VlanNetwork) => Carrier,
): ChainHops => {
  const { localnet, type, vlan } = network;
  if (type !== 'localnet' && type !== 'linux-bridge') return NO_CHAIN;
  const carrier = carrierOf(network);
  const { seen, hop } = carrier.switchOf(vlan);
  const isUnread = hop.status === 'ok' && carrier.nodes.bridge.unknown.length > 0;
  const { reason } = carrier;
  const nodeHops = (
    localnet === undefined
      ? (['uplink', 'bridge'] as const)
      : (['uplink', 'bridge', 'mapping'] as const)
  ).map((name) => nodeHop(name, carrier, at(name)));
  return {
    hops: [
      // A port that is heard says nothing of the ports of nodes that were not read.
      isUnread ? { ...hop, status: 'unknown', ...(reason !== undefined && { reason }) } : hop,
      ...nodeHops,
      ...(localnet === undefined
        ? []
        : [localnetHop(world, localnet, at('localnet'), carrier.reason)]),
    ],
    switchSeen: seen,
  };
};
