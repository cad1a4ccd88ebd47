import type { UnknownReason } from '../inventory/loadState';
import { sameFacts } from '../inventory/sameFacts';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import type { NodeChain } from '../networks/chain';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { HopVerdict, SwitchSeen } from './diagnosis';
import { listSorted } from './listNames';
import { expectedOf, nodeLinks } from './nodeLinks';
import type { Expected, Link, NodeLinks } from './nodeLinks';
import { SwitchBook } from './switchSeen';

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
  const wanted = world.memo.of(nodes.value, 'set', () => new Set(nodes.value));
  return chains.every(({ node }) => wanted.has(node))
    ? chains
    : chains.filter(({ node }) => wanted.has(node));
};

const vmNodesOf = (world: World): readonly string[] | undefined => {
  const nodes = world.vmNodes();
  return nodes.known ? nodes.value : undefined;
};

const reasonOf = ({ mapping, bridge }: NodeChain): UnknownReason | undefined => {
  if (!mapping.known) return mapping.reason;
  return bridge.known ? undefined : bridge.reason;
};

/** The first reason; where it is that a node reports nothing, it names all such nodes. */
const whyUnknown = (world: World, chains: readonly NodeChain[]): UnknownReason | undefined => {
  const reasons = chains.flatMap((chain) => reasonOf(chain) ?? []);
  const [reason] = reasons;
  if (reason !== undefined) {
    const alike = reasons.filter(
      ({ kind, cause }) => kind === reason.kind && cause === 'not-reported',
    );
    return alike[0] === reason
      ? { ...reason, detail: listSorted(alike.map(({ detail }) => detail)) }
      : reason;
  }
  const nodes = world.vmNodes();
  if (!nodes.known) return nodes.reason;
  return chains.length === 0 ? { kind: 'node', cause: 'not-reported', detail: '' } : undefined;
};

const nodesBy = (links: readonly NodeLinks[], hop: NodeHop) => {
  const nodes: Record<Link, string[]> = { ok: [], broken: [], unknown: [] };
  for (const link of links) {
    const state = link[hop];
    if (state !== undefined) nodes[state].push(link.node);
  }
  return nodes;
};

const carrierOf = (links: readonly NodeLinks[], reason: UnknownReason | undefined): Carrier => {
  const switches = new SwitchBook(links);
  return {
    nodes: {
      uplink: nodesBy(links, 'uplink'),
      bridge: nodesBy(links, 'bridge'),
      mapping: nodesBy(links, 'mapping'),
    },
    reason,
    switchOf: (vlan) => switches.of(vlan),
  };
};

/** What the links of one node were read from. */
interface Looked {
  chain: NodeChain;
  state: NodeNetworkStateFacts | undefined;
  links: NodeLinks;
  /** Whether more was looked at than the chain. */
  bare: boolean;
}

interface Kept {
  carrier: Carrier;
  expected: Expected;
  chains: readonly NodeChain[];
  vmNodes: readonly string[] | undefined;
  /** In the order of the chains. */
  looked: readonly Looked[];
  /** The change after which it was last looked at. */
  turn: number;
}

/**
 * Carriers by what carries. After a change only the nodes whose chain or report is another one are looked at again; a carrier that comes out the
 * same stays the same object.
 */
export class CarrierBook {
  readonly #kept = new Map<string, Kept>();
  readonly #world: World;
  #turn = 0;

  constructor(world: World) {
    this.#world = world;
  }

  update(): void {
    this.#turn += 1;
  }

  clear(): void {
    this.#kept.clear();
  }

  /** Looks at every node once, for a network and all others on the same localnet or Linux bridge. */
  of(network: VlanNetwork): Carrier {
    const { localnet, bridge = '' } = network;
    const key = localnet === undefined ? `bridge ${bridge}` : `localnet ${localnet}`;
    const before = this.#kept.get(key);
    if (before?.turn === this.#turn) return before.carrier;
    const now =
      before !== undefined && this.#holds(before, network)
        ? { ...before, turn: this.#turn }
        : this.#look(network, before);
    this.#kept.set(key, now);
    return now.carrier;
  }

  /** Whether nothing is another object that a carrier follows from: a node that lacks the mapping is looked at beyond its chain. */
  #holds({ chains, vmNodes, looked }: Kept, { id }: VlanNetwork): boolean {
    const { inventory } = this.#world;
    if (this.#world.chains(id) !== chains || vmNodesOf(this.#world) !== vmNodes) return false;
    for (const { bare, chain, state } of looked) {
      if (bare && inventory.get('nns', chain.node) !== state) return false;
    }
    return true;
  }

  #look(network: VlanNetwork, before: Kept | undefined): Kept {
    const world = this.#world;
    const chains = chainsToJudge(world, network.id);
    const expected = expectedOf(world, network, chains);
    const known = before !== undefined && sameFacts(before.expected, expected) ? before : undefined;
    const looked: Looked[] = [];
    let same = known?.looked.length === chains.length;
    for (const [place, chain] of chains.entries()) {
      const state = world.inventory.get('nns', chain.node);
      const there = known?.looked[place];
      const old = there?.chain.node === chain.node ? there : undefined;
      if (old?.chain === chain && old.state === state) {
        looked.push(old);
        continue;
      }
      const read = nodeLinks(world, network, chain, expected);
      const links = old !== undefined && sameFacts(old.links, read) ? old.links : read;
      same &&= links === old?.links;
      const bare = chain.mapping.known && chain.mapping.value === undefined;
      looked.push({ chain, state, links, bare });
    }
    const reason = whyUnknown(world, chains);
    const carrier =
      known !== undefined && same && sameFacts(known.carrier.reason, reason)
        ? known.carrier
        : carrierOf(
            looked.map(({ links }) => links),
            reason,
          );
    return {
      carrier,
      expected,
      chains: world.chains(network.id),
      vmNodes: vmNodesOf(world),
      looked,
      turn: this.#turn,
    };
  }
}
