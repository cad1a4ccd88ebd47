import type { Inventory, Change, Applied } from '../inventory/inventory';
import { known } from '../inventory/loadState';
import type { Known } from '../inventory/loadState';
import type { Scope } from '../inventory/subject';
import type { NetworkId } from '../kinds/networkId';
import type { NodeFacts } from '../kinds/node';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import type { Placement } from '../kinds/virtualMachine';
import { compareNames } from '../values/compareNames';
import type { Coverage, NodeChain } from './chain';
import { coverageOf } from './coverageOf';
import { FactMemo } from './factMemo';
import { lacksMapping } from './lacksMapping';
import type { Localnet } from './localnet';
import type { Nic } from './nic';
import { nicsOfVm } from './nicsOfVm';
import { linuxBridgeChain, localnetChain } from './nodeChain';
import { mayRunOn, takesAnyVm } from './placement';
import { PlacementIds } from './placementIds';
import { networkIds, vlanNetworkOf } from './vlanNetworkOf';
import type { VlanNetwork } from './vlanNetwork';
import { WorldCache } from './worldCache';
import type { World } from './world';

const NO_NODES: Coverage = { whole: [], broken: [], unknown: [] };

class LiveWorld implements World {
  readonly #cache = new WorldCache();
  readonly #memo = new FactMemo<NodeNetworkStateFacts>();
  readonly #placements = new PlacementIds();

  constructor(readonly inventory: Inventory) {}

  apply(batch: readonly Change[]): Applied {
    const applied = this.inventory.apply(batch);
    this.#cache.forget(applied.touched);
    return applied;
  }

  networks(): readonly VlanNetwork[] {
    return this.#cache.whole('networks', () =>
      networkIds(this.inventory).flatMap((id) => this.network(id) ?? []),
    );
  }

  network(id: string): VlanNetwork | undefined {
    return this.#remember('network', 'network', id, () =>
      vlanNetworkOf(this.inventory, id as NetworkId),
    );
  }

  localnets(): readonly Localnet[] {
    return this.#cache.whole('localnets', () => {
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
    if (mapped.size + referred + policies.length === 0) return undefined;
    const vmNodes = this.vmNodes();
    const chains = this.#with(mapped).map((node) =>
      this.#chain(node, name, () => localnetChain(this.inventory, name, node)),
    );
    const bridges = chains.flatMap(({ mapping }) =>
      mapping.known && mapping.value !== undefined ? [mapping.value.bridge] : [],
    );
    return {
      name,
      chains,
      bridges: [...new Set(bridges)].sort(compareNames),
      coverage: vmNodes.known ? coverageOf(chains, vmNodes.value, 'ovs-bridge') : NO_NODES,
      networks: this.networks().flatMap((network) =>
        network.localnet === name ? [network.id] : [],
      ),
      policies,
    };
  }

  chains(id: string): readonly NodeChain[] {
    const network = this.network(id);
    if (network === undefined) return [];
    if (network.localnet !== undefined) return this.localnet(network.localnet)?.chains ?? [];
    const { bridge } = network;
    if (bridge === undefined) return [];
    const vmNodes = this.vmNodes();
    return vmNodes.known
      ? vmNodes.value.map((node) =>
          this.#chain(node, `linux-bridge ${bridge}`, () =>
            linuxBridgeChain(this.inventory, bridge, node),
          ),
        )
      : [];
  }

  /** VM nodes, and those of `mapped` that are none, sorted. */
  #with(mapped: ReadonlySet<string>): readonly string[] {
    const vmNodes = this.vmNodes();
    if (!vmNodes.known) return [...mapped].sort(compareNames);
    const all = new Set(vmNodes.value);
    const others = [...mapped].filter((node) => !all.has(node));
    return others.length === 0 ? vmNodes.value : [...all, ...others].sort(compareNames);
  }

  /** A chain is read from the node's report alone, so it holds as long as that does. */
  #chain(node: string, question: string, read: () => NodeChain): NodeChain {
    const state = this.inventory.get('nns', node);
    return state === undefined ? read() : this.#memo.of(state, question, read);
  }

  coverage(id: string): Known<Coverage> {
    const vmNodes = this.vmNodes();
    if (!vmNodes.known) return vmNodes;
    const unread = this.inventory.unknown('nns');
    if (unread !== undefined) return { known: false, reason: unread };
    const name = this.network(id)?.localnet;
    const localnet = name === undefined ? undefined : this.localnet(name);
    // Networks of one localnet share its chains, so they share their coverage.
    return known(localnet?.coverage ?? coverageOf(this.chains(id), vmNodes.value, 'linux-bridge'));
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

  nics(vm: string): readonly Nic[] {
    return this.#remember('vm', 'nics', vm, () => {
      const facts = this.inventory.get('vm', vm);
      return facts === undefined ? [] : nicsOfVm(this.inventory, facts, vm);
    });
  }

  vmNodes(): Known<readonly string[]> {
    const unread = this.inventory.unknown('node');
    if (unread !== undefined) return { known: false, reason: unread };
    return known(this.#remember('node', 'vmNodes', '', () => this.#filterNodes(takesAnyVm)));
  }

  candidates(vm: string): Known<readonly string[]> {
    const unread = this.inventory.unknown('node');
    if (unread !== undefined) return { known: false, reason: unread };
    const placement = this.inventory.get('vm', vm)?.placement;
    if (placement === undefined) return known([]);
    return known(this.#nodesOf(placement));
  }

  lacking(vm: string, localnet: string): readonly string[] {
    const placement = this.inventory.get('vm', vm)?.placement;
    if (placement === undefined || this.inventory.unknown('node') !== undefined) return [];
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

/** A world over an inventory. Whoever holds a world changes the inventory through `world.apply` only. */
export const createWorld = (inventory: Inventory): World => new LiveWorld(inventory);
