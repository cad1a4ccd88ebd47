import type { World } from '../networks/world';
import type { Card } from './card';
import type { NodeDifference } from './nodeDifference';
import type { Topology } from './createTopology';

/** One node of an expanded card. */
export interface NodeRow {
  node: string;
  roles: readonly string[];
  /** `undefined`: nodes may not be read. */
  ready: boolean | undefined;
  /** What this node calls the uplink, with the members of a bond; only for uplink cards. */
  name: string | undefined;
  members: readonly string[];
  /** Whether the uplink is a port and not up. */
  down: boolean;
  /** How the node's configuration differs from the usual one of its role. */
  differences: readonly NodeDifference[];
}

/** The nodes that a card stands for, sorted as people count, with what tells them apart. To be shown through `windowOf`. */
export const nodeRows = (
  { inventory }: World,
  topology: Topology,
  { nodes, facts }: Card,
): readonly NodeRow[] => {
  const differences = new Map(
    topology.nodeSets().flatMap((set) => set.nodes.map((node) => [node, set.differences] as const)),
  );
  const uplink = facts.type === 'uplink' ? facts : undefined;
  const namings = new Map(
    uplink?.namings.flatMap((naming) => naming.nodes.map((node) => [node, naming] as const)),
  );
  const down = new Set(uplink?.down);
  return nodes.map((node) => ({
    node,
    roles: inventory.get('node', node)?.roles ?? [],
    ready: inventory.get('node', node)?.ready,
    name: namings.get(node)?.name,
    members: namings.get(node)?.members ?? [],
    down: down.has(node),
    differences: differences.get(node) ?? [],
  }));
};
