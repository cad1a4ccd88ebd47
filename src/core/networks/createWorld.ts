import type { Inventory, Change, Applied } from '../inventory/inventory';
import { known, unreadableAt } from '../inventory/loadState';
import { sameFacts } from '../inventory/sameFacts';
import type { Known, UnknownReason } from '../inventory/loadState';
import type { Scope } from '../inventory/subject';
import type { NetworkId } from '../kinds/networkId';
import { NODE_PLACEMENT } from '../kinds/node';
import type { NodeFacts } from '../kinds/node';
import { unreadAt } from '../kinds/read';
import { MACHINE_SPEC } from '../kinds/virtualMachine';
import type { Placement } from '../kinds/virtualMachine';
import { compareNames } from '../values/compareNames';
import type { Coverage, NodeChain } from './chain';
import { ChainBook } from './chainBook';
import { coverageOf } from './coverageOf';
import { FactMemo } from './factMemo';
import { lacksMapping } from './lacksMapping';
import type { Localnet } from './localnet';
import type { Nic } from './nic';
import { nicsOfVm } from './nicsOfVm';
import { linuxBridgeChain, localnetChain } from './nodeChain';
import { mayRunOn, takesAnyVm } from './placement';
import { placedVms } from './placedVms';
import type { PlacedVms } from './placedVms';
import { PlacementIds } from './placementIds';
import { networkIds, vlanNetworkOf } from './vlanNetworkOf';
import type { VlanNetwork } from './vlanNetwork';
import { WorldCache } from './worldCache';
import type { World } from './world';

const NOTHING: ReadonlySet<string> = new Set();
/** Nodes where any VM may run, and those of which that could not be read. */
interface MachineNodes {
  sure: readonly string[];
  unread: readonly string[];
}

const NO_NODES: Coverage = { whole: [], broken: [], unknown: [] };

class LiveWorld implements World {
  readonly #cache = new WorldCache();
  readonly memo = new FactMemo();
  readonly #chains: ChainBook;
  readonly #localnets = new Map<string, Localnet>();
  readonly #placements = new PlacementIds();
  constructor(readonly inventory: Inventory) {
    this.#chains = new ChainBook(inventory, this.memo);
  }

  apply(batch: readonly Change[]): Applied {
    const applied = this.inventory.apply(batch);
    this.#cache.forget(applied.touched);
    this.#chains.touch(applied.touched.get('node') ?? NOTHING);
    return applied;
  }

  networks(): readonly VlanNetwork[] {
    return this.#cache.whole('networks', ['network', 'attachment'], () =>
      networkIds(this.inventory).flatMap((id) => this.network(id) ?? []),
    );
  }

  network(id: string): VlanNetwork | undefined {
    return this.#remember('network', 'network', id, () =>
      vlanNetworkOf(this.inventory, id as NetworkId),
    );
  }

  localnets(): readonly Localnet[] {
    return this.#cache.whole('localnets', ['localnet', 'network', 'policy'], () => {
      const { nadsByLocalnet, cudnsByLocalnet, nodesByLocalnet, policiesByLocalnet } =
        this.inventory.indexes;
      const names = new Set(
        [nadsByLocalnet, cudnsByLocalnet, nodesByLocalnet, policiesByLocalnet].flatMap((index) => [
          ...index.values(),
        ]),
      );
      return [...names].sort(compareNames).flatMap((name) => this.localnet(name) ?? []);
    });
  }

  localnet(name: string): Localnet | undefined {
    return this.#remember('localnet', 'localnet', name, () => this.#buildLocalnet(name));
  }

  #buildLocalnet(name: string): Localnet | undefined {
    const { nadsByLocalnet, cudnsByLocalnet, nodesByLocalnet, policiesByLocalnet } =
      this.inventory.indexes;
    const mapped = nodesByLocalnet.get(name);
    const referred = nadsByLocalnet.get(name).size + cudnsByLocalnet.get(name).size;
    const policies = [...policiesByLocalnet.get(name)].sort(compareNames);
    if (mapped.size + referred + policies.length === 0) {
      this.#localnets.delete(name);
      this.#chains.forget(`localnet ${name}`);
      return undefined;
    }
    const before = this.#localnets.get(name);
    const vmNodes = this.#machineNodes();
    const chains = this.#chains.of(
      `localnet ${name}`,
      this.#with(mapped),
      (facts, node, bridgeOn) => localnetChain(facts, name, node, bridgeOn),
    );
    const networks = this.networks().flatMap(({ id, localnet }) => (localnet === name ? [id] : []));
    const coverage = vmNodes.known
      ? coverageOf(chains, vmNodes.value.sure, 'ovs-bridge', vmNodes.value.unread)
      : NO_NODES;
    const localnet = {
      name,
      chains,
      bridges: bridgesOf(chains),
      coverage:
        before !== undefined && sameFacts(before.coverage, coverage) ? before.coverage : coverage,
      networks,
      policies,
    };
    const kept =
      before?.chains === chains && sameFacts({ ...before, chains: [] }, { ...localnet, chains: [] })
        ? before
        : localnet;
    this.#localnets.set(name, kept);
    return kept;
  }

  chains(id: string): readonly NodeChain[] {
    const network = this.network(id);
    if (network === undefined) return [];
    if (network.localnet !== undefined) return this.localnet(network.localnet)?.chains ?? [];
    const { bridge } = network;
    if (bridge === undefined) return [];
    return this.#cache.whole(`linux-bridge ${bridge}`, ['node'], () => {
      return this.#chains.of(
        `linux-bridge ${bridge}`,
        this.#with(NOTHING),
        (facts, node, bridgeOn) => linuxBridgeChain(facts, bridge, node, bridgeOn),
      );
    });
  }

  /** VM nodes, those that may be such, and those of `mapped` that are none, sorted. */
  #with(mapped: ReadonlySet<string>): readonly string[] {
    const vmNodes = this.#machineNodes();
    if (!vmNodes.known) return [...mapped].sort(compareNames);
    const { sure, unread } = vmNodes.value;
    const all = this.memo.of(sure, 'set', () => new Set(sure));
    const others = unread.filter((node) => !all.has(node));
    for (const node of mapped) if (!all.has(node)) others.push(node);
    return others.length === 0 ? sure : [...new Set([...sure, ...others])].sort(compareNames);
  }

  coverage(id: string): Known<Coverage> {
    const vmNodes = this.#machineNodes();
    if (!vmNodes.known) return vmNodes;
    const unread = this.inventory.unknown('nns');
    if (unread !== undefined) return { known: false, reason: unread };
    const name = this.network(id)?.localnet;
    const localnet = name === undefined ? undefined : this.localnet(name);
    // Networks of one localnet, or of one Linux bridge, share their chains, so they share their coverage.
    if (localnet !== undefined) return known(localnet.coverage);
    const chains = this.chains(id);
    return known(
      // Another list when VMs may run on other nodes.
      this.memo.of(chains, 'linux-bridge coverage', () =>
        coverageOf(chains, vmNodes.value.sure, 'linux-bridge', vmNodes.value.unread),
      ),
    );
  }

  nicsOf(id: string): readonly Nic[] {
    return this.#remember('network', 'nicsOf', id, () => {
      const vms = new Set(
        (this.network(id)?.attachments ?? []).flatMap((key) => [
          ...this.inventory.indexes.vmsByNad.get(key),
        ]),
      );
      return [...vms]
        .sort(compareNames)
        .flatMap((vm) => this.nics(vm))
        .filter(({ network }) => network === id);
    });
  }

  vmsByPlacement(id: string): readonly PlacedVms[] {
    return this.#remember('network', 'vmsByPlacement', id, () =>
      placedVms(this, this.#placements, this.nicsOf(id)),
    );
  }

  nics(vm: string): readonly Nic[] {
    return this.#remember('vm', 'nics', vm, () => {
      const facts = this.inventory.get('vm', vm);
      return facts === undefined ? [] : nicsOfVm(this.inventory, facts, vm);
    });
  }

  vmNodes(): Known<readonly string[]> {
    const nodes = this.#machineNodes();
    if (!nodes.known) return nodes;
    const unread = this.#nodesInDoubt();
    return unread === undefined ? known(nodes.value.sure) : { known: false, reason: unread };
  }

  #nodesInDoubt(): UnknownReason | undefined {
    return NODE_PLACEMENT.map((place) => this.inventory.doubt('node', '', place)).find(Boolean);
  }

  #machineNodes(): Known<MachineNodes> {
    const reason = this.inventory.unknown('node');
    if (reason !== undefined) return { known: false, reason };
    return known(
      this.#remember('node', 'machineNodes', '', () => {
        const isUnread = (node: NodeFacts): boolean =>
          NODE_PLACEMENT.some((place) => unreadAt(node, place) !== undefined);
        return {
          sure: this.#filterNodes((node) => !isUnread(node) && takesAnyVm(node)),
          unread: this.#filterNodes(isUnread),
        };
      }),
    );
  }

  candidates(vm: string): Known<readonly string[]> {
    const facts = this.inventory.get('vm', vm);
    const unread = this.#nodesInDoubt() ?? unreadableAt('vm', facts, MACHINE_SPEC);
    if (unread !== undefined) return { known: false, reason: unread };
    return known(facts === undefined ? [] : this.#nodesOf(facts.placement));
  }

  lacking(vm: string, localnet: string): readonly string[] {
    const placement = this.inventory.get('vm', vm)?.placement;
    if (placement === undefined || !this.candidates(vm).known) return [];
    return this.#remember('localnet', `lacking ${this.#placements.of(placement)}`, localnet, () =>
      this.#nodesOf(placement).filter((node) => lacksMapping(this.inventory, localnet, node)),
    );
  }

  /** Thousands of VMs share a handful of placements, and only a change of a node changes the answer. */
  #nodesOf(placement: Placement): readonly string[] {
    return this.#remember('node', 'candidates', this.#placements.of(placement), () =>
      this.#filterNodes((node) => mayRunOn(placement, node)),
    );
  }

  #filterNodes(accepts: (node: NodeFacts) => boolean): readonly string[] {
    return [...this.inventory.all('node')]
      .filter(accepts)
      .map(({ name }) => name)
      .sort(compareNames);
  }

  #remember<T>(scope: Scope, question: string, key: string, answer: () => T): T {
    return this.#cache.subject(scope, question, key, answer);
  }
}

const bridgesOf = (chains: readonly NodeChain[]): readonly string[] => {
  const bridges = new Set<string>();
  for (const { mapping } of chains) {
    if (mapping.known && mapping.value !== undefined) bridges.add(mapping.value.bridge);
  }
  return [...bridges].sort(compareNames);
};

/** A world over an inventory. Whoever holds a world changes the inventory through `world.apply` only. */
export const createWorld = (inventory: Inventory): World => new LiveWorld(inventory);
