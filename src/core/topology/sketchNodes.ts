import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import type { World } from '../networks/world';
import type { Ground, NodeGroup } from './ground';
import type { NodeShape, Strand, UplinkStrand } from './nodeShape';
import type { LinkTold, Sketch } from './sketch';
import type { UplinkBook } from './uplinkBook';

/** What drawing the lanes needs. */
export interface Scene {
  sketch: Sketch;
  world: World;
  ground: Ground;
  uplinks: UplinkBook;
  /** What a node reports, for what is drawn beyond its shape. */
  reportOf: (node: string) => NodeNetworkStateFacts | undefined;
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

const linkToldOf = ({ uplink }: UplinkStrand, nodes: readonly string[]): LinkTold =>
  uplink === undefined ? { lacking: nodes } : { nodes };

/** Draws what one uplink is on nodes whose uplinks are alike; `strands` are in the order of the nodes. */
const sketchUplink = (
  scene: Scene,
  bridge: string,
  strands: readonly UplinkStrand[],
  nodes: readonly string[],
): void => {
  const { sketch, uplinks, expanded } = scene;
  const [uplink] = strands;
  if (uplink === undefined) return;
  const whole = !expanded.has(uplink.id);
  if (whole) uplinks.add(uplink.id, strands, nodes);
  if (whole && !expanded.has(bridge)) {
    sketch.link(uplink.id, bridge, linkToldOf(uplink, nodes));
    return;
  }
  for (const [index, strand] of strands.entries()) {
    const own = nodes.slice(index, index + 1);
    for (const node of own) {
      const id = partOn(scene, uplink.id, node);
      if (!whole) uplinks.add(id, [strand], own, { partOf: uplink.id });
      sketch.link(id, partOn(scene, bridge, node), linkToldOf(strand, own));
    }
  }
};

/** Draws the first three lanes: fabric, uplinks and bridges of the nodes whose state was read. Nodes of equal shape share a card. */
export const sketchNodes = (scene: Scene): void => {
  for (const { shape, nodes, alike } of scene.ground.groups) {
    for (const [place, strand] of shape.strands.entries()) {
      if (!isPictured(strand, scene)) continue;
      sketchBridge(scene, strand, nodes);
      // Nodes of equal shape have the same bridges and uplinks in the same order.
      for (const role of strand.uplinks.keys()) {
        for (const like of alike) {
          const strands = scene.world.memo.of(like, `uplink ${String(place)} ${String(role)}`, () =>
            like.shapes.flatMap(({ strands: own }) => own[place]?.uplinks[role] ?? []),
          );
          sketchUplink(scene, strand.id, strands, like.nodes);
        }
      }
    }
  }
};

/** Names of uplinks that a bridge of this name has on any node, each once. */
export const uplinkNamesOf = ({ ground }: Scene, bridge: string): readonly string[] => {
  const names = new Set<string>();
  for (const { alike } of ground.groups) {
    for (const { shapes } of alike) {
      const strand = shapes[0]?.strands.find((one) => one.bridge.name === bridge);
      for (const { name } of strand?.uplinks ?? []) names.add(name);
    }
  }
  return [...names].sort();
};
