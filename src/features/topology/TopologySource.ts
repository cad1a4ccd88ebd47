import { keyOf } from '../../core/kinds/read';
import type { World } from '../../core/networks/world';
import { attachmentRows } from '../../core/topology/attachmentRows';
import type { AttachmentRow } from '../../core/topology/attachmentRows';
import type { Card } from '../../core/topology/card';
import type { Topology } from '../../core/topology/createTopology';
import type { NodeSetView } from '../../core/topology/driftOf';
import { nodeRows } from '../../core/topology/nodeRows';
import type { NodeRow } from '../../core/topology/nodeRows';
import { compareNames } from '../../core/values/compareNames';

/**
 * What the page asks of the cluster beside the picture, when it is asked for it: what filters offer, what lists hold. It lives as long as its
 * world and tells what the world says at that moment, so answers are never kept.
 */
export class TopologySource {
  constructor(
    private readonly world: World,
    private readonly topology: Topology,
  ) {}

  readonly localnets = (): readonly string[] => this.world.localnets().map(({ name }) => name);

  /** VLAN IDs in use, 0 for untagged. */
  readonly vlans = (): readonly number[] => {
    const tags = this.world
      .networks()
      .flatMap(({ type, vlan }) => (type === 'other' ? [] : [vlan ?? 0]));
    return [...new Set(tags)].sort((a, b) => a - b);
  };

  readonly namespaces = (): readonly string[] => {
    const names = new Set<string>();
    for (const { namespaces } of this.world.networks()) {
      for (const namespace of namespaces) names.add(namespace);
    }
    for (const { namespace } of this.world.inventory.all('vm')) names.add(namespace);
    return [...names].sort(compareNames);
  };

  readonly nodes = (): readonly string[] =>
    [...this.world.inventory.keys('nns')].sort(compareNames);

  readonly nodeSets = (): readonly NodeSetView[] => this.topology.nodeSets();

  /** `namespace/name` of the VMs that were read. */
  readonly vms = (): readonly string[] =>
    [...this.world.inventory.all('vm')].map(keyOf).sort(compareNames);

  /** The nodes that a card stands for, with what tells them apart. */
  readonly nodesOf = (card: Card): readonly NodeRow[] => nodeRows(this.world, this.topology, card);

  /** Namespaces, attachments and NICs of a network; those of closed attachments are left out. */
  readonly attachments = (network: string, closed: ReadonlySet<string>): readonly AttachmentRow[] =>
    attachmentRows(this.world, network, closed);
}
