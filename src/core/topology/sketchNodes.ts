import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import type { World } from '../networks/world';
import type { Ground, NodeGroup } from './ground';
import type { NodeShape, Strand } from './nodeShape';
import type { Sketch } from './sketch';
import type { UplinkBook } from './uplinkBook';

/** What drawing the lanes needs. */
export interface Scene {
  sketch: Sketch;
  world: World;
  ground: Ground;
  uplinks: UplinkBook;
  shapeOf: (state: NodeNetworkStateFacts) => NodeShape;
  /** Ids of node-set cards that are drawn as one card per node. */
  expanded: ReadonlySet<string>;
  /** Names of bridges that a mapping or a network asks for. */
  referred: ReadonlySet<string>;
}

/** A node-set card, or the cards of its single nodes where it is expanded. */
export interface Part {
  id: string;
  nodes: readonly string[];
  partOf: string | undefined;
}

export const partsOf = (
  { expanded }: Scene,
  id: string,
  nodes: readonly string[],
): readonly Part[] =>
  expanded.has(id)
    ? nodes.map((node) => ({ id: `${id}@${node}`, nodes: [node], partOf: id }))
    : [{ id, nodes, partOf: undefined }];

/** Id of the card that stands for a node-set card on one node. */
export const partOn = ({ expanded }: Scene, id: string, node: string): string =>
  expanded.has(id) ? `${id}@${node}` : id;

/** The bridge called `name` on the nodes of a group. */
export const strandNamed = ({ shape }: NodeGroup, name: string): Strand | undefined =>
  shape.strands.find(({ bridge }) => bridge.name === name);

/** A bridge without an uplink that nothing refers to (libvirt's or a container engine's) belongs to no chain. */
const isPictured = ({ bridge, uplinks }: Strand, { referred }: Scene): boolean =>
  uplinks.length > 0 || referred.has(bridge.name);

const sketchBridge = (scene: Scene, strand: Strand, nodes: readonly string[]): void => {
  const { name, type } = strand.bridge;
  for (const { id, nodes: some, partOf } of partsOf(scene, strand.id, nodes)) {
    scene.sketch.card(
      {
        id,
        lane: 'bridges',
        facts: { type: 'bridge', name, bridgeType: type, lacking: [], trunk: strand.trunk },
        ...(partOf !== undefined && { partOf }),
      },
      some,
    );
  }
};

/** Draws the first three lanes: fabric, uplinks and bridges of the nodes whose state was read. Nodes of equal shape share a card. */
export const sketchNodes = (scene: Scene): void => {
  const { ground, world, sketch, uplinks, expanded } = scene;
  for (const { shape, nodes } of ground.groups) {
    const pictured = shape.strands.filter((strand) => isPictured(strand, scene));
    const ids = new Set(pictured.map(({ id }) => id));
    for (const strand of pictured) sketchBridge(scene, strand, nodes);
    for (const node of nodes) {
      const state = world.inventory.get('nns', node);
      if (state === undefined) continue;
      for (const strand of scene.shapeOf(state).strands) {
        if (!ids.has(strand.id)) continue;
        const bridge = partOn(scene, strand.id, node);
        for (const uplink of strand.uplinks) {
          const id = partOn(scene, uplink.id, node);
          const partOf = expanded.has(uplink.id) ? uplink.id : undefined;
          uplinks.add(id, uplink, node, { partOf });
          const told = uplink.uplink === undefined ? { lacking: [node] } : { nodes: [node] };
          sketch.link(id, bridge, told);
        }
      }
    }
  }
};

/** Names of uplinks that a bridge of this name has on any node, each once. */
export const uplinkNamesOf = (scene: Scene, bridge: string): readonly string[] => {
  const names = new Set<string>();
  for (const group of scene.ground.groups) {
    if (strandNamed(group, bridge) === undefined) continue;
    for (const node of group.nodes) {
      const state = scene.world.inventory.get('nns', node);
      const strands = state === undefined ? [] : scene.shapeOf(state).strands;
      for (const strand of strands) {
        if (strand.bridge.name !== bridge) continue;
        for (const { name } of strand.uplinks) names.add(name);
      }
    }
  }
  return [...names].sort();
};
