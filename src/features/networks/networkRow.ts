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
  guestsTag?: true;
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

/** Names found on nodes; unknown where node states are unread and none shows one. */
const seen = (inventory: Inventory, value: readonly string[]): Known<readonly string[]> => {
  const reason = inventory.doubt('nns');
  return value.length === 0 && reason !== undefined
    ? { known: false, reason }
    : { known: true, value };
};

/** Networks of one localnet share the list of their chains, one for each node. */
const uplinks = new WeakMap<readonly NodeChain[], readonly string[]>();

const uplinksOf = (chains: readonly NodeChain[]): readonly string[] => {
  const names =
    uplinks.get(chains) ??
    distinct(
      chains.flatMap(({ bridge }) =>
        bridge.known ? (bridge.value?.uplinks ?? []).map(({ name }) => name) : [],
      ),
    );
  uplinks.set(chains, names);
  return names;
};

/** Whatever a row tells of follows from what the network's verdict follows from: the row stays as long as the verdict does. */
const rows = new WeakMap<NetworkVerdict, NetworkRow>();

/** The row of one network. */
export const networkRowOf = (
  network: VlanNetwork,
  world: World,
  diagnosis: Pick<Diagnosis, 'verdict'>,
): NetworkRow => {
  const verdict = diagnosis.verdict(network.id);
  const row = rows.get(verdict) ?? rowOf(network, world, verdict);
  rows.set(verdict, row);
  return row;
};

const rowOf = (
  network: VlanNetwork,
  world: World,
  { health, firstBroken }: NetworkVerdict,
): NetworkRow => {
  const { inventory } = world;
  const { bridge, localnet } = network;
  const mapped = localnet === undefined ? [] : (world.localnet(localnet)?.bridges ?? []);
  const onNodes = isOnNodes(network);
  return {
    id: network.id,
    name: network.name,
    type: network.type,
    plugin: network.plugin,
    vlan: network.vlan,
    ...(network.guestsTag === true && { guestsTag: true }),
    mtu: network.mtu,
    localnet: network.localnet,
    description: network.description,
    bridges:
      onNodes && bridge === undefined
        ? seen(inventory, mapped)
        : { known: true, value: bridge === undefined ? [] : [bridge] },
    uplinks: onNodes
      ? seen(inventory, uplinksOf(world.chains(network.id)))
      : { known: true, value: [] },
    coverage: onNodes ? world.coverage(network.id) : undefined,
    namespaces: distinct(network.namespaces),
    namespacesMissing: inventory.doubt('nad'),
    nics: {
      count: world.nicsOf(network.id).length,
      missing: inventory.doubt('vm') ?? inventory.doubt('nad'),
    },
    health,
    problem: firstBroken?.findings[0],
  };
};
