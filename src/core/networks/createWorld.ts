import type { Inventory, Change, Applied } from '../inventory/inventory';
import { known } from '../inventory/loadState';
import type { Known } from '../inventory/loadState';
import type { Scope } from '../inventory/subject';
import type { NetworkId } from '../kinds/networkId';
import type { NodeFacts } from '../kinds/node';
import { compareNames } from '../values/compareNames';
import type { Coverage, NodeChain } from './chain';
import { coverageOf } from './coverageOf';
import type { Localnet } from './localnet';
import type { Nic } from './nic';
import { nicsOfVm } from './nicsOfVm';
import { linuxBridgeChain, localnetChain } from './nodeChain';
import { nodeSetsOf } from './nodeSetsOf';
import type { NodeSet } from './nodeSet';
import { mayRunOn, takesAnyVm } from './placement';
import { networkIds, vlanNetworkOf } from './vlanNetworkOf';
import type { VlanNetwork } from './vlanNetwork';
import { WorldCache } from './worldCache';
import type { World } from './world';

const NO_NODES: Coverage = { whole: [], broken: [], unknown: [] };

class LiveWorld implements World {
  private readonly cache = new WorldCache();

  constructor(readonly inventory: Inventory) {}

  apply(batch: readonly Change[]): Applied {
    const applied = this.inventory.apply(batch);
    this.cache.forget(applied.touched);
    return applied;
  }

  networks(): readonly VlanNetwork[] {
    return this.cache.whole('networks', () =>
      networkIds(this.inventory).flatMap((id) => this.network(id) ?? []),
    );
  }

  network(id: string): VlanNetwork | undefined {
    return this.remember('network', 'network', id, () =>
      vlanNetworkOf(this.inventory, id as NetworkId),
    );
  }

  localnets(): readonly Localnet[] {
    return this.cache.whole('localnets', () => {
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
    return this.remember('localnet', 'localnet', name, () => this.buildLocalnet(name));
  }

  private buildLocalnet(name: string): Localnet | undefined {
    const { nadsByLocalnet, cudnsByLocalnet, nodesByLocalnet, policiesByLocalnet } =
      this.inventory.indexes;
    const mapped = nodesByLocalnet.get(name);
    const referred = nadsByLocalnet.get(name).size + cudnsByLocalnet.get(name).size;
    const policies = [...policiesByLocalnet.get(name)].sort(compareNames);
    if (mapped.size + referred + policies.length === 0) return undefined;
    const vmNodes = this.vmNodes();
    const nodes = new Set([...mapped, ...(vmNodes.known ? vmNodes.value : [])]);
    const chains = [...nodes]
      .sort(compareNames)
      .map((node) => localnetChain(this.inventory, name, node));
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
      ? vmNodes.value.map((node) => linuxBridgeChain(this.inventory, bridge, node))
      : [];
  }

  coverage(id: string): Known<Coverage> {
    const vmNodes = this.vmNodes();
    if (!vmNodes.known) return vmNodes;
    const unread = this.inventory.unknown('nns');
    if (unread !== undefined) return { known: false, reason: unread };
    const needs = this.network(id)?.localnet === undefined ? 'linux-bridge' : 'ovs-bridge';
    return known(coverageOf(this.chains(id), vmNodes.value, needs));
  }

  nicsOf(id: string): readonly Nic[] {
    return this.remember('network', 'nicsOf', id, () => {
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
    return this.remember('vm', 'nics', vm, () => {
      const facts = this.inventory.get('vm', vm);
      return facts === undefined ? [] : nicsOfVm(this.inventory, facts);
    });
  }

  vmNodes(): Known<readonly string[]> {
    const unread = this.inventory.unknown('node');
    if (unread !== undefined) return { known: false, reason: unread };
    return known(this.remember('node', 'vmNodes', '', () => this.filterNodes(takesAnyVm)));
  }

  candidates(vm: string): Known<readonly string[]> {
    const unread = this.inventory.unknown('node');
    if (unread !== undefined) return { known: false, reason: unread };
    const placement = this.inventory.get('vm', vm)?.placement;
    if (placement === undefined) return known([]);
    // Thousands of VMs share a handful of placements, and only a change of a node changes the answer.
    return known(
      this.remember('node', 'candidates', JSON.stringify(placement), () =>
        this.filterNodes((node) => mayRunOn(placement, node)),
      ),
    );
  }

  nodeSets(): readonly NodeSet[] {
    return this.cache.whole('nodeSets', () => nodeSetsOf(this.inventory));
  }

  private filterNodes(accepts: (node: NodeFacts) => boolean): readonly string[] {
    return [...this.inventory.all('node')]
      .filter(accepts)
      .map(({ name }) => name)
      .sort(compareNames);
  }

  private remember<T>(scope: Scope, question: string, key: string, answer: () => T): T {
    return this.cache.subject(scope, question, key, answer);
  }
}

/** A world over an inventory. Whoever holds a world changes the inventory through `world.apply` only. */
export const createWorld = (inventory: Inventory): World => new LiveWorld(inventory);
