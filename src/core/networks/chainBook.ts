import type { Inventory } from '../inventory/inventory';
import { sameFacts } from '../inventory/sameFacts';
import { bridgeReader } from './bridgeReader';
import type { ReadBridge } from './bridgeReader';
import type { NodeChain } from './chain';
import type { FactMemo } from './factMemo';
import { sameEntries } from '../values/sameEntries';

type ReadChain = (inventory: Inventory, node: string, bridgeOn: ReadBridge) => NodeChain;

interface Page {
  nodes: readonly string[];
  chains: readonly NodeChain[];
  /** Nodes that changed since the chains were read. */
  stale: Set<string>;
}

/**
 * Chains by what they carry, one for each node. Only the chains of nodes that changed are read again, and one that says the same stays the same
 * object, as does a list in which nothing changed: on thousands of nodes that is what tells those who look at it that they are done.
 */
export class ChainBook {
  readonly #pages = new Map<string, Page>();
  readonly #places = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

  readonly #inventory: Inventory;
  readonly #bridgeOn: ReadBridge;

  constructor(inventory: Inventory, memo: FactMemo) {
    this.#inventory = inventory;
    this.#bridgeOn = bridgeReader(memo);
  }

  /** Notes which nodes changed; all of them where it would take longer to say which. */
  touch(nodes: ReadonlySet<string> | 'all'): void {
    if (nodes === 'all') {
      for (const page of this.#pages.values()) page.nodes = [];
      return;
    }
    for (const { stale } of this.#pages.values()) for (const node of nodes) stale.add(node);
  }

  /** The chains of `carried` on these nodes, in their order. A list of the same nodes should be the same object. */
  of(carried: string, nodes: readonly string[], read: ReadChain): readonly NodeChain[] {
    const before = this.#pages.get(carried);
    const readOn = (node: string): NodeChain => read(this.#inventory, node, this.#bridgeOn);
    const chains =
      before?.nodes !== nodes ? this.#anew(before, nodes, readOn) : this.#patched(before, readOn);
    this.#pages.set(carried, { nodes, chains, stale: new Set() });
    return chains;
  }

  /** Nothing carries it any more. */
  forget(carried: string): void {
    this.#pages.delete(carried);
  }

  #anew(
    before: Page | undefined,
    nodes: readonly string[],
    read: (node: string) => NodeChain,
  ): readonly NodeChain[] {
    const kept = new Map(before?.chains.map((chain) => [chain.node, chain]));
    const chains = nodes.map((node) => same(kept.get(node), read(node)));
    return before !== undefined && sameEntries(before.chains, chains) ? before.chains : chains;
  }

  #patched(
    { nodes, chains, stale }: Page,
    read: (node: string) => NodeChain,
  ): readonly NodeChain[] {
    const patched = [...chains];
    let changed = false;
    for (const node of stale) {
      const place = this.#placesOf(nodes).get(node);
      const before = place === undefined ? undefined : chains[place];
      if (place === undefined || before === undefined) continue;
      patched[place] = same(before, read(node));
      changed ||= patched[place] !== before;
    }
    return changed ? patched : chains;
  }

  #placesOf(nodes: readonly string[]): ReadonlyMap<string, number> {
    const before = this.#places.get(nodes);
    if (before !== undefined) return before;
    const places = new Map(nodes.map((node, place) => [node, place]));
    this.#places.set(nodes, places);
    return places;
  }
}

const same = (before: NodeChain | undefined, now: NodeChain): NodeChain =>
  before !== undefined && sameFacts(before, now) ? before : now;
