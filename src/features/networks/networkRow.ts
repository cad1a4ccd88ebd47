import type { Diagnosis, NetworkVerdict } from '../../core/diagnostics/diagnosis';
import type { Finding } from '../../core/diagnostics/finding';
import type { Inventory } from '../../core/inventory/inventory';
import type { Known, UnknownReason } from '../../core/inventory/loadState';
import type { Coverage, NodeChain } from '../../core/networks/chain';
import type { NetworkType, VlanNetwork } from '../../core/networks/vlanNetwork';
import type { World } from '../../core/networks/world';
import { compareNames } from '../../core/values/compareNames';

export type Health = NetworkVerdict['health'];

/** A number of things that were read. `missing`: there may be more, and why they were not read. */
export interface Count {
  count: number;
  missing: UnknownReason | undefined;
}

/** One row of the Networks page. Whatever depends on something unread says so instead of being empty. */
export interface NetworkRow {
  id: string;
  name: string;
  type: NetworkType;
  plugin: string | undefined;
  vlan: number | undefined;
  mtu: number | undefined;
  localnet: string | undefined;
  description: string | undefined;
  bridges: Known<readonly string[]>;
  uplinks: Known<readonly string[]>;
  /** `undefined` for networks that need nothing of a node. */
  coverage: Known<Coverage> | undefined;
  namespaces: readonly string[];
  namespacesMissing: UnknownReason | undefined;
  nics: Count;
  health: Health;
  /** What breaks the chain first, seen from the left. */
  problem: Finding | undefined;
}

const distinct = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].sort(compareNames);

const isOnNodes = ({ type }: VlanNetwork): boolean =>
  type === 'localnet' || type === 'linux-bridge';

/** Names found in the chains; unknown where node states are unread and no chain shows one. */
const namesIn = (
  inventory: Inventory,
  chains: readonly NodeChain[],
  namesOf: (chain: NodeChain) => readonly string[],
): Known<readonly string[]> => {
  const value = distinct(chains.flatMap(namesOf));
  const reason = inventory.unknown('nns');
  return value.length === 0 && reason !== undefined
    ? { known: false, reason }
    : { known: true, value };
};

const bridgesOf = (network: VlanNetwork, chain: NodeChain): readonly string[] => {
  if (network.bridge !== undefined) return [network.bridge];
  return chain.mapping.known && chain.mapping.value !== undefined
    ? [chain.mapping.value.bridge]
    : [];
};

const uplinksOf = ({ bridge }: NodeChain): readonly string[] =>
  bridge.known ? (bridge.value?.uplinks ?? []).map(({ name }) => name) : [];

/** Puts the row of one network together. */
export const networkRowOf = (
  network: VlanNetwork,
  world: World,
  diagnosis: Pick<Diagnosis, 'verdict'>,
): NetworkRow => {
  const { inventory } = world;
  const chains = world.chains(network.id);
  const bridges: Known<readonly string[]> =
    network.bridge === undefined
      ? isOnNodes(network)
        ? namesIn(inventory, chains, (chain) => bridgesOf(network, chain))
        : { known: true, value: [] }
      : { known: true, value: [network.bridge] };
  const { health, firstBroken } = diagnosis.verdict(network.id);
  return {
    id: network.id,
    name: network.name,
    type: network.type,
    plugin: network.plugin,
    vlan: network.vlan,
    mtu: network.mtu,
    localnet: network.localnet,
    description: network.description,
    bridges,
    uplinks: isOnNodes(network)
      ? namesIn(inventory, chains, uplinksOf)
      : { known: true, value: [] },
    coverage: isOnNodes(network) ? world.coverage(network.id) : undefined,
    namespaces: distinct(network.namespaces),
    namespacesMissing: inventory.unknown('nad'),
    nics: {
      count: world.nicsOf(network.id).length,
      missing: inventory.unknown('vm') ?? inventory.unknown('nad'),
    },
    health,
    problem: firstBroken?.findings[0],
  };
};
