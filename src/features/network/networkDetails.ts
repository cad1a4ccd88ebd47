import type { NetworkVerdict } from '../../core/diagnostics/diagnosis';
import type { Finding } from '../../core/diagnostics/finding';
import { known } from '../../core/inventory/loadState';
import type { Known, UnknownReason } from '../../core/inventory/loadState';
import { splitKey } from '../../core/kinds/read';
import type { BridgeOnNode, NodeChain } from '../../core/networks/chain';
import type { Nic } from '../../core/networks/nic';
import { chainState } from '../../core/networks/nodeChain';
import { switchSayings, uplinksOfBridges } from '../../core/networks/switchSayings';
import type { SwitchSayings } from '../../core/networks/switchSayings';
import type { VlanNetwork } from '../../core/networks/vlanNetwork';
import type { Snapshot } from '../../cluster/snapshot';

/** What carries the network on one node. `undefined` in a known value: known to be missing. */
export interface NodeRow {
  node: string;
  mapping: Known<string | undefined>;
  bridge: Known<string | undefined>;
  uplinks: Known<readonly string[]>;
  state: 'whole' | 'broken' | 'unknown';
}

export interface AttachmentRow {
  key: string;
  namespace: string;
  name: string;
}

/** All that the page of a network shows. */
export interface NetworkDetails {
  network: VlanNetwork;
  verdict: NetworkVerdict;
  findings: readonly Finding[];
  /** Why problems may be there that cannot be seen. */
  unread: UnknownReason | undefined;
  /** `undefined`: the network needs nothing of a node. */
  nodes: readonly NodeRow[] | undefined;
  /** What the switch says at the uplinks of those nodes. */
  sayings: SwitchSayings;
  /** Why there may be more nodes than those. */
  nodesUnread: UnknownReason | undefined;
  attachments: readonly AttachmentRow[];
  attachmentsUnread: UnknownReason | undefined;
  nics: readonly Nic[];
  nicsUnread: UnknownReason | undefined;
}

const nodeRowOf =
  (needs: BridgeOnNode['type']) =>
  (chain: NodeChain): NodeRow => {
    const { node, mapping, bridge } = chain;
    return {
      node,
      mapping: mapping.known ? known(mapping.value?.bridge) : mapping,
      bridge: bridge.known ? known(bridge.value?.name) : bridge,
      uplinks: bridge.known ? known((bridge.value?.uplinks ?? []).map(({ name }) => name)) : bridge,
      state: chainState(chain, needs),
    };
  };

/** Gathers the details of a network; `undefined` when it is not among what was read. */
export const networkDetails = (
  id: string,
  { world, diagnosis }: Snapshot,
): NetworkDetails | undefined => {
  const network = world.network(id);
  if (network === undefined) return undefined;
  const verdict = diagnosis.verdict(id);
  const needs = network.type === 'linux-bridge' ? 'linux-bridge' : 'ovs-bridge';
  const isOnNodes = network.type === 'localnet' || network.type === 'linux-bridge';
  const { inventory } = world;
  const chains = isOnNodes ? world.chains(id) : [];
  return {
    network,
    verdict,
    findings: [
      ...new Map(
        verdict.hops.flatMap(({ findings }) => findings).map((finding) => [finding.id, finding]),
      ).values(),
    ],
    unread: (['nns', 'node', 'nad', 'vm'] as const).flatMap(
      (kind) => inventory.doubt(kind) ?? [],
    )[0],
    nodes: isOnNodes ? chains.map(nodeRowOf(needs)) : undefined,
    sayings: switchSayings(uplinksOfBridges(chains)),
    nodesUnread: isOnNodes ? (inventory.unknown('node') ?? inventory.unknown('nns')) : undefined,
    attachments: network.attachments.map((key) => ({ key, ...splitKey(key) })),
    attachmentsUnread: inventory.doubt('nad'),
    nics: world.nicsOf(id),
    nicsUnread: inventory.doubt('vm') ?? inventory.doubt('nad'),
  };
};
