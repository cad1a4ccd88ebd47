import type { FactsByKind, Kind } from '../kinds/kindRegistry';
import { renderedNetworkName, renderingCudn } from '../kinds/clusterUserDefinedNetwork';
import { localnetOf, networkIdOf, ovnNetworkId } from '../kinds/networkId';
import { nadKeyOf } from '../kinds/nadReference';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { keyOf } from '../kinds/read';
import { changedInterfaces, standsOn } from './changedInterfaces';
import type { FactIndexes } from './factIndexes';
import type { Scope, Touched } from './subject';

/** What `TouchedSubjects` needs of the inventory. */
interface Lookup {
  readonly indexes: FactIndexes;
  get<K extends Kind>(kind: K, key: string): FactsByKind[K] | undefined;
}

const SCOPES: readonly Scope[] = [
  'cluster',
  'node',
  'policy',
  'localnet',
  'network',
  'attachment',
  'vm',
];

/** Collects the subjects whose findings, hops or rows may differ after a change, following the reverse indexes. */
export class TouchedSubjects {
  readonly #subjects = new Map<Scope, Set<string> | 'all'>();

  readonly #inventory: Lookup;

  constructor(inventory: Lookup) {
    this.#inventory = inventory;
  }

  result(): Touched {
    return this.#subjects;
  }

  addEverything(): void {
    for (const scope of SCOPES) this.#subjects.set(scope, 'all');
  }

  add<K extends Kind>(kind: K, facts: FactsByKind[K]): void {
    this.mark('cluster', '');
    adders[kind](this, facts);
  }

  /**
   * Localnets that a node maps now and did not before, or the other way round, with the networks and VMs behind them: whether a VM may leave its
   * network follows from that. Those that it maps to another bridge, or to one that is not what it was, alone.
   */
  addMoved(before: NodeNetworkStateFacts, after: NodeNetworkStateFacts): void {
    const [had, has] = [bridgesByLocalnet(before), bridgesByLocalnet(after)];
    const changed = changedInterfaces(before, after);
    for (const name of new Set([...had.keys(), ...has.keys()])) {
      const [old, bridge] = [had.get(name), has.get(name)];
      if (old === undefined || bridge === undefined) this.localnet(name);
      else if (
        old !== bridge ||
        standsOn(before, bridge, changed) ||
        standsOn(after, bridge, changed)
      )
        this.mark('localnet', name);
    }
  }

  mark(scope: Scope, key: string): void {
    const keys = this.#subjects.get(scope);
    if (keys === 'all') return;
    if (keys === undefined) this.#subjects.set(scope, new Set([key]));
    else keys.add(key);
  }

  localnet(name: string): void {
    this.mark('localnet', name);
    const { nadsByLocalnet, cudnsByLocalnet } = this.#inventory.indexes;
    for (const nad of nadsByLocalnet.get(name)) this.nad(nad);
    for (const cudn of cudnsByLocalnet.get(name)) {
      this.mark('network', ovnNetworkId(renderedNetworkName(cudn)));
    }
  }

  /** An attachment, its network with the other attachments of it, and the VMs behind it. */
  nad(key: string): void {
    const nad = this.#inventory.get('nad', key);
    const id = nad === undefined ? undefined : networkIdOf(nad.config);
    if (id === undefined) this.nadAlone(key);
    else this.network(id);
  }

  network(id: string): void {
    this.mark('network', id);
    for (const key of this.#inventory.indexes.nadsByNetwork.get(id)) {
      this.nadAlone(key);
      // NADs of one name may differ (NAD-04); which of them gives the network its localnet depends on all.
      const nad = this.#inventory.get('nad', key);
      const localnet = nad === undefined ? undefined : localnetOf(nad.config);
      if (localnet !== undefined) this.mark('localnet', localnet);
    }
    // Without a NAD, the CUDN says which localnet it joins.
    const rendering = renderingCudn(id);
    const cudn = rendering === undefined ? undefined : this.#inventory.get('cudn', rendering);
    if (cudn?.localnet !== undefined) this.mark('localnet', cudn.localnet.physicalNetworkName);
  }

  /** The attachment that a NIC names and its network, whose counts change with the NIC; other VMs do not. */
  doorOf(key: string): void {
    this.mark('attachment', key);
    const nad = this.#inventory.get('nad', key);
    const id = nad === undefined ? undefined : networkIdOf(nad.config);
    if (id !== undefined) this.mark('network', id);
  }

  vm(facts: FactsByKind['vm']): void {
    this.mark('vm', keyOf(facts));
    for (const { network } of facts.nics) {
      if (network.type === 'multus') this.doorOf(nadKeyOf(network.networkName, facts.namespace));
    }
  }

  vmOf(vmi: FactsByKind['vmi']): FactsByKind['vm'] | undefined {
    return this.#inventory.get('vm', keyOf(vmi));
  }

  nadAlone(key: string): void {
    this.mark('attachment', key);
    for (const vm of this.#inventory.indexes.vmsByNad.get(key)) this.mark('vm', vm);
  }
}

/** The bridges of each localnet in their order, more than one where it is mapped several times. */
const bridgesByLocalnet = ({ mappings }: NodeNetworkStateFacts): ReadonlyMap<string, string> => {
  const bridges = new Map<string, string>();
  for (const { localnet, bridge } of mappings ?? []) {
    const before = bridges.get(localnet);
    bridges.set(localnet, before === undefined ? bridge : `${before},${bridge}`);
  }
  return bridges;
};

const adders: { [K in Kind]: (touched: TouchedSubjects, facts: FactsByKind[K]) => void } = {
  node: (touched, { name }) => {
    touched.mark('node', name);
  },
  namespace: () => undefined,
  project: () => undefined,
  nns: (touched, facts) => {
    // Networks are not marked: what they are does not follow from nodes, and how far they reach follows from the node and the localnet.
    // Localnets are told by what moved.
    touched.mark('node', facts.name);
  },
  nncp: (touched, facts) => {
    touched.mark('policy', facts.name);
    for (const { localnet } of facts.mappings) touched.mark('localnet', localnet);
  },
  nnce: (touched, { policy, node }) => {
    touched.mark('policy', policy);
    touched.mark('node', node);
  },
  nad: (touched, facts) => {
    touched.nadAlone(keyOf(facts));
    const id = networkIdOf(facts.config);
    if (id !== undefined) touched.network(id);
    const localnet = localnetOf(facts.config);
    if (localnet !== undefined) touched.mark('localnet', localnet);
  },
  cudn: (touched, { name, localnet }) => {
    touched.network(ovnNetworkId(renderedNetworkName(name)));
    if (localnet !== undefined) touched.localnet(localnet.physicalNetworkName);
  },
  vm: (touched, facts) => {
    touched.vm(facts);
  },
  vmi: (touched, facts) => {
    // What is told of a VM follows the VM's spec; the VMI adds where it runs and what is attached.
    const vm = touched.vmOf(facts);
    if (vm === undefined) touched.mark('vm', keyOf(facts));
    else touched.vm(vm);
  },
};
