import type { UnknownReason } from '../inventory/loadState';
import type { NodeChain } from '../networks/chain';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { HopStatus, HopVerdict, SwitchSeen } from './diagnosis';
import type { Finding, HopName } from './finding';
import { expectedOf, nodeLinks } from './nodeLinks';
import type { NodeLinks } from './nodeLinks';

interface AtHop {
  worst: HopStatus;
  shown: readonly Finding[];
}

interface ChainHops {
  hops: readonly HopVerdict[];
  switchSeen: SwitchSeen;
}

const NO_CHAIN: ChainHops = { hops: [], switchSeen: 'not-seen' };

/** Chains of the nodes where VMs may run; of every node that has one where those nodes are not known. */
const chainsToJudge = (world: World, id: string): readonly NodeChain[] => {
  const nodes = world.vmNodes();
  const chains = world.chains(id);
  if (!nodes.known) return chains;
  const wanted = new Set(nodes.value);
  return chains.filter(({ node }) => wanted.has(node));
};

const whyUnknown = (world: World, chains: readonly NodeChain[]): UnknownReason | undefined => {
  const chain = chains.find(({ mapping }) => !mapping.known);
  if (chain !== undefined && !chain.mapping.known) return chain.mapping.reason;
  const nodes = world.vmNodes();
  if (!nodes.known) return nodes.reason;
  return chains.length === 0 ? { kind: 'node', cause: 'not-reported', detail: '' } : undefined;
};

const nodesBy = (links: readonly NodeLinks[], hop: 'uplink' | 'bridge' | 'mapping') => ({
  ok: links.flatMap((link) => (link[hop] === 'ok' ? [link.node] : [])),
  broken: links.flatMap((link) => (link[hop] === 'broken' ? [link.node] : [])),
  unknown: links.flatMap((link) => (link[hop] === 'unknown' ? [link.node] : [])),
});

/** A node where the link is missing is an error at this hop, even where the network as a whole only has a gap. */
const nodeHop = (
  hop: 'uplink' | 'bridge' | 'mapping',
  links: readonly NodeLinks[],
  { worst, shown }: AtHop,
  reason: UnknownReason | undefined,
): HopVerdict => {
  const nodes = nodesBy(links, hop);
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

/** Over the nodes where the chain is whole: one port that does not list the VLAN tells more than others that do. */
const switchSeenOver = (links: readonly NodeLinks[]): SwitchSeen => {
  const whole = links.filter((link) => link.whole).map(({ switchSeen }) => switchSeen);
  if (whole.includes('does-not-list')) return 'does-not-list';
  return whole.length > 0 && whole.every((seen) => seen === 'carries') ? 'carries' : 'not-seen';
};

const SWITCH_STATUS: Readonly<Record<SwitchSeen, HopStatus>> = {
  carries: 'ok',
  'does-not-list': 'warning',
  'not-seen': 'unknown',
};

const switchHop = (links: readonly NodeLinks[], seen: SwitchSeen): HopVerdict => {
  const at = (wanted: SwitchSeen) =>
    links.flatMap(({ node, switchSeen }) => (switchSeen === wanted ? [node] : []));
  return {
    hop: 'switch',
    status: SWITCH_STATUS[seen],
    nodes: { ok: at('carries'), broken: at('does-not-list'), unknown: at('not-seen') },
    findings: [],
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
): ChainHops => {
  const { id, localnet, type } = network;
  if (type !== 'localnet' && type !== 'linux-bridge') return NO_CHAIN;
  const chains = chainsToJudge(world, id);
  const expected = expectedOf(world, network, chains);
  const links = chains.map((chain) => nodeLinks(world, network, chain, expected));
  const reason = whyUnknown(world, chains);
  const switchSeen = switchSeenOver(links);
  const nodeHops = (
    localnet === undefined
      ? (['uplink', 'bridge'] as const)
      : (['uplink', 'bridge', 'mapping'] as const)
  ).map((hop) => nodeHop(hop, links, at(hop), reason));
  return {
    hops: [
      switchHop(links, switchSeen),
      ...nodeHops,
      ...(localnet === undefined ? [] : [localnetHop(world, localnet, at('localnet'), reason)]),
    ],
    switchSeen,
  };
};
