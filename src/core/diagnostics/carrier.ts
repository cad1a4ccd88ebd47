import type { UnknownReason } from '../inventory/loadState';
import type { NodeChain } from '../networks/chain';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { HopVerdict, SwitchSeen } from './diagnosis';
import { expectedOf, nodeLinks } from './nodeLinks';
import type { NodeLinks } from './nodeLinks';
import { switchHop } from './switchSeen';

type NodeHop = 'uplink' | 'bridge' | 'mapping';

/** What a localnet or a Linux bridge offers on the nodes where VMs may run: the same for every network that stands on it. */
export interface Carrier {
  /** Nodes by whether the link is there. */
  nodes: Readonly<Record<NodeHop, NonNullable<HopVerdict['nodes']>>>;
  /** Why a link may be unknown. */
  reason: UnknownReason | undefined;
  /** The switch, for a VLAN; `undefined` for untagged. */
  switchOf: (vlan: number | undefined) => { seen: SwitchSeen; hop: HopVerdict };
}

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

const nodesBy = (links: readonly NodeLinks[], hop: NodeHop) => ({
  ok: links.flatMap((link) => (link[hop] === 'ok' ? [link.node] : [])),
  broken: links.flatMap((link) => (link[hop] === 'broken' ? [link.node] : [])),
  unknown: links.flatMap((link) => (link[hop] === 'unknown' ? [link.node] : [])),
});

/** Looks at every node once, for a network and all others on the same localnet or Linux bridge. */
export const carrierOf = (world: World, network: VlanNetwork): Carrier => {
  const chains = chainsToJudge(world, network.id);
  const expected = expectedOf(world, network, chains);
  const links = chains.map((chain) => nodeLinks(world, network, chain, expected));
  const switches = new Map<number | undefined, ReturnType<Carrier['switchOf']>>();
  return {
    nodes: {
      uplink: nodesBy(links, 'uplink'),
      bridge: nodesBy(links, 'bridge'),
      mapping: nodesBy(links, 'mapping'),
    },
    reason: whyUnknown(world, chains),
    switchOf: (vlan) => {
      const before = switches.get(vlan);
      if (before !== undefined) return before;
      const judged = switchHop(links, vlan);
      switches.set(vlan, judged);
      return judged;
    },
  };
};

/** Carriers until a change touches them. */
export class CarrierCache {
  private readonly carriers = new Map<string, Carrier>();

  of(world: World, network: VlanNetwork): Carrier {
    const { localnet, bridge = '' } = network;
    const key = localnet === undefined ? `bridge ${bridge}` : `localnet ${localnet}`;
    const before = this.carriers.get(key);
    if (before !== undefined) return before;
    const carrier = carrierOf(world, network);
    this.carriers.set(key, carrier);
    return carrier;
  }

  forget(localnets: Iterable<string> | 'all'): void {
    if (localnets === 'all') this.clear();
    else for (const name of localnets) this.carriers.delete(`localnet ${name}`);
  }

  clear(): void {
    this.carriers.clear();
  }
}
