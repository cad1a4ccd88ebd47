import type { Inventory, Applied, Change } from '../inventory/inventory';
import type { Known } from '../inventory/loadState';
import type { Coverage, NodeChain } from './chain';
import type { FactMemo } from './factMemo';
import type { Localnet } from './localnet';
import type { Nic } from './nic';
import type { PlacedVms } from './placedVms';
import type { VlanNetwork } from './vlanNetwork';

/** What the facts mean together, computed on demand and cached per subject until a change touches it. */
export interface World {
  readonly inventory: Inventory;
  /** What was worked out of facts and lists of this world, for as long as they are the same. */
  readonly memo: FactMemo;
  /** Applies a batch and forgets what it touched. */
  apply(batch: readonly Change[]): Applied;
  /** All networks, VLAN networks first by name; those that were read. */
  networks(): readonly VlanNetwork[];
  network(id: string): VlanNetwork | undefined;
  /** Localnets that a node maps, a policy asks for or a network refers to. */
  localnets(): readonly Localnet[];
  localnet(name: string): Localnet | undefined;
  /** Chains of a network on every VM node (and on other nodes that map it). Empty for networks without a place on nodes (layer 2). */
  chains(id: string): readonly NodeChain[];
  /** Coverage of a network over VM nodes; `known: false` when nodes or their state cannot be read. */
  coverage(id: string): Known<Coverage>;
  /** NICs of a network that were read. */
  nicsOf(id: string): readonly Nic[];
  /** The VMs of a network, by where they may run. */
  vmsByPlacement(id: string): readonly PlacedVms[];
  /** VLAN NICs of a VM. */
  nics(vm: string): readonly Nic[];
  /** Names of nodes where VMs may run at all (ready, schedulable, KubeVirt's label), sorted. */
  vmNodes(): Known<readonly string[]>;
  /** Nodes where this VM may run, by its selector, affinity and tolerations, sorted. */
  candidates(vm: string): Known<readonly string[]>;
  /** Of the candidates of a VM, those that report their mappings without this localnet, sorted. Empty while nodes are unknown. */
  lacking(vm: string, localnet: string): readonly string[];
}
