import { nodeSelectorText } from '../../core/intents/parseNodeSelector';
import type { Known } from '../../core/inventory/loadState';
import type { UnknownReason } from '../../core/inventory/loadState';
import type { BridgeOnNode, Coverage } from '../../core/networks/chain';
import { bridgeOnNode, bridgesOf } from '../../core/networks/bridgeOnNode';
import { nodeSetsOf } from '../../core/networks/nodeSetsOf';
import type { World } from '../../core/networks/world';
import { compareNames } from '../../core/values/compareNames';

/** A localnet that a new network can join. */
export interface LocalnetOption {
  name: string;
  bridges: readonly string[];
  uplinks: readonly string[];
  /** Lowest MTU of its uplinks. */
  mtu: number | undefined;
  coverage: Known<Coverage>;
  networks: readonly string[];
  /** There may be networks on it that were not read. */
  areNetworksPartial: boolean;
  /** OVN-Kubernetes' own name for br-ex. */
  isPhysnet: boolean;
}

/** An OVS bridge on which a localnet can be made, or a Linux bridge on which a network can be. */
export interface BridgeOption {
  name: string;
  nodes: readonly string[];
  uplinks: readonly string[];
  mtu: number | undefined;
}

/** A set of nodes that one equality selector picks. */
export interface NodesOption {
  /** As `parseNodeSelector` reads it; empty: every node. */
  selector: string;
  role: string | undefined;
  nodes: readonly string[];
}

export interface PhysicalOptions {
  localnets: readonly LocalnetOption[];
  bridges: readonly BridgeOption[];
  linuxBridges: readonly BridgeOption[];
  /** Every node, by name. */
  nodes: readonly string[];
  /** Nodes that are configured alike, most nodes first. */
  nodeSets: readonly (readonly string[])[];
  nodeChoices: readonly NodesOption[];
  /** Why localnets and bridges are not known. */
  statesUnread: UnknownReason | undefined;
  nodesUnread: UnknownReason | undefined;
}

const PHYSNET = 'physnet';
const OWN_BRIDGE = 'br-ex';
const ROLE_LABEL = 'node-role.kubernetes.io/';
/** More than these would be no choice but a search. */
const MAX_LABELS = 12;

const distinct = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].sort(compareNames);

const lowest = (mtus: readonly number[]): number | undefined =>
  mtus.length === 0 ? undefined : Math.min(...mtus);

const localnetOptions = (world: World): readonly LocalnetOption[] => {
  const vmNodes = world.vmNodes();
  return world.localnets().flatMap(({ name, bridges, chains, coverage, networks }) => {
    if (bridges.length === 0) return [];
    const uplinks = chains.flatMap(({ bridge }) =>
      bridge.known ? (bridge.value?.uplinks ?? []) : [],
    );
    return [
      {
        name,
        bridges,
        uplinks: distinct(uplinks.map((uplink) => uplink.name)),
        mtu: lowest(uplinks.flatMap(({ mtu }) => mtu ?? [])),
        coverage: vmNodes.known ? { known: true as const, value: coverage } : vmNodes,
        networks,
        areNetworksPartial: world.inventory.unknown('nad') !== undefined,
        isPhysnet: name === PHYSNET,
      },
    ];
  });
};

/** Where br-ex is the only way out, the name that it has anyway comes first: it needs no policy. */
const simplestFirst = (localnets: readonly LocalnetOption[]): readonly LocalnetOption[] =>
  localnets.some(({ bridges }) => bridges.some((bridge) => bridge !== OWN_BRIDGE))
    ? localnets
    : [...localnets].sort((a, b) => Number(b.isPhysnet) - Number(a.isPhysnet));

const bridgeOptions = (
  wanted: BridgeOnNode['type'],
  { inventory }: World,
): readonly BridgeOption[] => {
  const found = new Map<string, { nodes: string[]; uplinks: string[]; mtus: number[] }>();
  for (const state of inventory.all('nns')) {
    for (const { name, type } of bridgesOf(state)) {
      if (type !== wanted) continue;
      const entry = found.get(name) ?? { nodes: [], uplinks: [], mtus: [] };
      found.set(name, entry);
      entry.nodes.push(state.name);
      for (const uplink of bridgeOnNode(state, name)?.uplinks ?? []) {
        entry.uplinks.push(uplink.name);
        if (uplink.mtu !== undefined) entry.mtus.push(uplink.mtu);
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, { nodes, uplinks, mtus }]) => ({
      name,
      nodes: distinct(nodes),
      uplinks: distinct(uplinks),
      mtu: lowest(mtus),
    }));
};

/** Labels that say nothing about hardware or purpose: every node has its own value, or all have the same. */
const isNoise = (label: string): boolean =>
  /^(kubernetes\.io\/hostname|kubernetes\.io\/os|kubernetes\.io\/arch|beta\.kubernetes\.io\/|node\.openshift\.io\/os_id|kubevirt\.io\/|cpu-|host-model|hyperv\.node|feature\.node|scheduling\.node)/.test(
    label,
  );

const nodesOptions = ({ inventory }: World): readonly NodesOption[] => {
  const all = [...inventory.all('node')];
  const nodesOf = (selector: Readonly<Record<string, string>>): readonly string[] =>
    all
      .filter(({ labels }) =>
        Object.entries(selector).every(([key, value]) => labels[key] === value),
      )
      .map(({ name }) => name)
      .sort(compareNames);
  const options = new Map<string, NodesOption>();
  const offer = (selector: Readonly<Record<string, string>>, role?: string): void => {
    const nodes = nodesOf(selector);
    const text = nodeSelectorText(selector);
    if (nodes.length > 0 && !options.has(text)) options.set(text, { selector: text, role, nodes });
  };
  for (const role of distinct(all.flatMap(({ roles }) => roles))) {
    offer({ [`${ROLE_LABEL}${role}`]: '' }, role);
  }
  // What policies of this cluster select by is what its people divide their nodes by.
  for (const { nodeSelector } of inventory.all('nncp')) {
    if (Object.keys(nodeSelector).length > 0) offer(nodeSelector);
  }
  const labels = distinct(
    all.flatMap((node) =>
      Object.entries(node.labels).flatMap(([key, value]) =>
        isNoise(key) || key.startsWith(ROLE_LABEL) ? [] : nodeSelectorText({ [key]: value }),
      ),
    ),
  );
  for (const label of labels.slice(0, MAX_LABELS)) {
    const [key = '', value = ''] = label.split('=');
    offer({ [key]: value });
  }
  return [...options.values(), { selector: '', role: undefined, nodes: nodesOf({}) }];
};

/** What can be chosen in the second step of the wizard, as the cluster is now. */
export const physicalOptions = (world: World): PhysicalOptions => ({
  localnets: simplestFirst(localnetOptions(world)),
  bridges: bridgeOptions('ovs-bridge', world),
  linuxBridges: bridgeOptions('linux-bridge', world),
  nodes: [...world.inventory.all('node')].map(({ name }) => name).sort(compareNames),
  nodeSets: nodeSetsOf(world.inventory).map(({ nodes }) => nodes),
  nodeChoices: nodesOptions(world),
  statesUnread: world.inventory.unknown('nns'),
  nodesUnread: world.inventory.unknown('node'),
});

/**
 * The nodes to propose for a bridge: those chosen already when all of them have it, else the largest offered set of which every node has
 * it. `undefined` when there is none.
 */
export const proposedNodes = (
  { bridges, nodeChoices }: PhysicalOptions,
  bridge: string,
  chosen: string,
): string | undefined => {
  const having = new Set(bridges.find(({ name }) => name === bridge)?.nodes);
  const fits = ({ nodes }: NodesOption): boolean => nodes.every((node) => having.has(node));
  if (!nodeChoices.some(({ selector }) => selector === chosen)) return undefined;
  const fitting = nodeChoices.filter(fits);
  if (fitting.some(({ selector }) => selector === chosen)) return chosen;
  return [...fitting].sort((a, b) => b.nodes.length - a.nodes.length)[0]?.selector;
};
