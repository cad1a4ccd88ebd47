import type { HopVerdict, NetworkVerdict } from '../../core/diagnostics/diagnosis';
import type { Finding } from '../../core/diagnostics/finding';
import type { Known, UnknownReason } from '../../core/inventory/loadState';
import { splitKey } from '../../core/kinds/read';
import type { Nic } from '../../core/networks/nic';
import { chainState } from '../../core/networks/nodeChain';
import type { VlanNetwork } from '../../core/networks/vlanNetwork';
import type { Snapshot } from '../../cluster/snapshot';

/** What carries the network on one node. `undefined` in a known value: known to be missing. */
export interface NodeRow {
  node: string;
  mapping: Known<string | undefined>;
  bridge: Known<string | undefined>;
  uplinks: readonly string[];
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
  hops: readonly HopVerdict[];
  findings: readonly Finding[];
  /** Why problems may be there that cannot be seen. */
  unread: UnknownReason | undefined;
  nodes: readonly NodeRow[];
  attachments: readonly AttachmentRow[];
  attachmentsUnread: UnknownReason | undefined;
  nics: readonly Nic[];
  nicsUnread: UnknownReason | undefined;
}

/** Gathers the details of a network; `undefined` when it is not among what was read. */
export const networkDetails = (
  id: string,
  { world, diagnosis }: Snapshot,
): NetworkDetails | undefined => {
  const network = world.network(id);
  if (network === undefined) return undefined;
  const verdict = diagnosis.verdict(id);
  const needs = network.type === 'linux-bridge' ? 'linux-bridge' : 'ovs-bridge';
  const { inventory } = world;
  return {
    network,
    verdict,
    hops: verdict.hops,
    findings: [
      ...new Map(
        verdict.hops.flatMap(({ findings }) => findings).map((finding) => [finding.id, finding]),
      ).values(),
    ],
    unread: (['nns', 'node', 'nad', 'vm'] as const).flatMap(
      (kind) => inventory.unknown(kind) ?? [],
    )[0],
    nodes: world.chains(id).map((chain) => ({
      node: chain.node,
      mapping: chain.mapping.known
        ? { known: true, value: chain.mapping.value?.bridge }
        : chain.mapping,
      bridge: chain.bridge.known ? { known: true, value: chain.bridge.value?.name } : chain.bridge,
      uplinks: chain.bridge.known
        ? (chain.bridge.value?.uplinks ?? []).map(({ name }) => name)
        : [],
      state: chainState(chain, needs),
    })),
    attachments: network.attachments.map((key) => ({ key, ...splitKey(key) })),
    attachmentsUnread: inventory.unknown('nad'),
    nics: world.nicsOf(id),
    nicsUnread: inventory.unknown('vm'),
  };
};
