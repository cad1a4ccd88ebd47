import type { Known, UnknownReason } from '../inventory/loadState';
import { known, unknownBecause } from '../inventory/loadState';
import type { Localnet } from '../networks/localnet';
import { mappedBridges } from '../networks/mappedBridges';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { CardStatus, Presence } from './card';
import type { NodeGroup } from './ground';
import { absentUplink, freeUplink, masterUplink, missingBridgeId } from './nodeShape';
import type { Strand, Trunk } from './nodeShape';
import { partOn, partsOf, strandNamed, uplinkNamesOf } from './sketchNodes';
import type { Scene } from './sketchNodes';

/** The localnet that OVN-Kubernetes maps to br-ex on every node by itself (ovn-kubernetes bindata, `physnet:br-ex`). */
export const DEFAULT_LOCALNET = 'physnet';

export const localnetCardId = (name: string): string => `localnet:${name}`;

/** Draws nodes of which it is not known what they carry for `target`, as one card per reason. */
const sketchUnread = (
  { sketch }: Scene,
  reason: UnknownReason,
  nodes: readonly string[],
  target: string,
): void => {
  if (nodes.length === 0) return;
  const id = `bridge:?:${reason.cause}`;
  sketch.card(
    {
      id,
      lane: 'bridges',
      facts: { type: 'unread-nodes', reason: { ...reason, detail: '' } },
      presence: 'unknown',
      status: 'unknown',
    },
    nodes,
  );
  sketch.link(id, target, { unread: nodes });
};

/** Draws the bridge that nodes should have and lack, standing on the NIC that would be its uplink where that NIC is free. */
const sketchMissingBridge = (
  scene: Scene,
  { name, type }: { name: string; type: 'ovs-bridge' | 'linux-bridge' },
  nodes: readonly string[],
  target: string,
): void => {
  if (nodes.length === 0) return;
  const { sketch, uplinks } = scene;
  const id = missingBridgeId(name);
  const facts = { type: 'bridge', name, bridgeType: type, lacking: [], trunk: undefined } as const;
  sketch.card({ id, lane: 'bridges', facts, presence: 'missing', status: 'error' }, nodes);
  sketch.link(id, target, { lacking: nodes });
  const names = uplinkNamesOf(scene, name);
  for (const node of nodes) {
    const state = scene.reportOf(node);
    if (state === undefined) continue;
    for (const uplinkName of names) {
      const strand = freeUplink(state, uplinkName, name);
      if (strand === undefined) continue;
      uplinks.add(strand.id, [strand], [node]);
      sketch.link(strand.id, id, { lacking: [node] });
    }
  }
};

interface Target {
  id: string;
  type: 'ovs-bridge' | 'linux-bridge';
  /** Whether a bridge that is there carries it. */
  carries: (strand: Strand) => boolean;
}

/** Draws the bridge that carries `target` on these nodes, or its ghost. */
const sketchCarrier = (
  scene: Scene,
  group: NodeGroup,
  bridge: string,
  target: Target,
  whole: boolean,
): void => {
  const { nodes } = group;
  const strand = strandNamed(group, bridge);
  if (strand === undefined) {
    sketchMissingBridge(scene, { name: bridge, type: target.type }, nodes, target.id);
    return;
  }
  const fine = whole && strand.bridge.type === target.type && target.carries(strand);
  for (const part of partsOf(scene, strand.id, nodes)) {
    scene.sketch.link(part.id, target.id, fine ? { nodes: part.nodes } : { lacking: part.nodes });
  }
};

const onlyVmNodes = (group: NodeGroup): NodeGroup => ({ ...group, nodes: group.vmNodes });

/** The bridge that a localnet leads to on these nodes; `unknown` where they do not report it, or report several. */
const mappingIn = ({ shape }: NodeGroup, localnet: string): Known<string | undefined> => {
  if (shape.mappings === undefined) return unknownBecause('nns', 'not-reported');
  const [bridge, ...others] = mappedBridges(shape.mappings, localnet);
  return others.length === 0 ? known(bridge) : unknownBecause('nns', 'repeated');
};

/** The bridge that carries a localnet on most nodes, the first by name among equals. */
const usualBridge = ({ ground }: Scene, { name, bridges }: Localnet): string | undefined => {
  const counts = new Map<string, number>();
  for (const group of ground.groups) {
    const mapping = mappingIn(group, name);
    const bridge = mapping.known ? mapping.value : undefined;
    if (bridge !== undefined) counts.set(bridge, (counts.get(bridge) ?? 0) + group.nodes.length);
  }
  return [...bridges].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
};

const unmappedNodes = (scene: Scene, { name, networks }: Localnet): readonly string[] =>
  networks.length === 0
    ? []
    : scene.ground.groups.flatMap((group) => {
        const mapping = mappingIn(group, name);
        return mapping.known && mapping.value === undefined ? onlyVmNodes(group).nodes : [];
      });

/** Whether a node that may have to map the localnet was not read, or does not say where it maps it to. */
const isMappingUnread = ({ world, ground }: Scene, localnet: string): boolean =>
  world.inventory.unknown('nns') !== undefined ||
  ground.unread.length > 0 ||
  ground.groups.some(
    (group) => !mappingIn(group, localnet).known && onlyVmNodes(group).nodes.length > 0,
  );

/** Whether a localnet is there; one that is seen nowhere is missing only where every node was read. */
export const localnetPresence = (
  scene: Scene,
  { name, bridges }: Pick<Localnet, 'name' | 'bridges'>,
): Presence => {
  if (bridges.length > 0) return 'there';
  return isMappingUnread(scene, name) ? 'unknown' : 'missing';
};

const appearanceOf = (
  localnet: Localnet,
  lacking: readonly string[],
  scene: Scene,
): { presence: Presence; status: CardStatus } => {
  const presence = localnetPresence(scene, localnet);
  const { bridges, networks } = localnet;
  const isNeeded = networks.length > 0;
  if (presence === 'unknown') return { presence, status: 'unknown' };
  if (presence === 'missing') return { presence, status: isNeeded ? 'error' : 'warning' };
  if (lacking.length > 0 || bridges.length > 1) return { presence, status: 'warning' };
  return { presence, status: isNeeded && isMappingUnread(scene, localnet.name) ? 'unknown' : 'ok' };
};

/** Localnets in the picture: all but the one that is on every cluster and that no network uses. */
export const picturedLocalnets = (world: World): readonly Localnet[] => {
  const all = world.localnets();
  const used = all.filter(({ name, networks }) => name !== DEFAULT_LOCALNET || networks.length > 0);
  return used.length > 0 ? used : all;
};

const byPlace =
  ({ ground: { order } }: Scene) =>
  (a: string, b: string): number =>
    order.placeOf(a) - order.placeOf(b);

const sketchLocalnet = (scene: Scene, localnet: Localnet): void => {
  const { sketch, ground } = scene;
  const { name, bridges } = localnet;
  const id = localnetCardId(name);
  const lacking = [...unmappedNodes(scene, localnet)].sort(byPlace(scene));
  sketch.card({
    id,
    lane: 'localnets',
    facts: { type: 'localnet', name, bridges, lacking },
    ...appearanceOf(localnet, lacking, scene),
    subject: { scope: 'localnet', key: name },
  });
  const target: Target = { id, type: 'ovs-bridge', carries: () => true };
  const usual = usualBridge(scene, localnet);
  const needed = localnet.networks.length > 0;
  for (const group of ground.groups) {
    const mapping = mappingIn(group, name);
    if (mapping.known && mapping.value !== undefined) {
      sketch.card(
        { id, lane: 'localnets', facts: { type: 'localnet', name, bridges, lacking } },
        group.nodes,
      );
      sketchCarrier(scene, group, mapping.value, target, true);
      continue;
    }
    const vmGroup = onlyVmNodes(group);
    if (vmGroup.nodes.length === 0) continue;
    if (!mapping.known) {
      sketchUnread(scene, mapping.reason, vmGroup.nodes, id);
    } else if (needed && usual !== undefined) {
      sketchCarrier(scene, vmGroup, usual, target, false);
    }
  }
  sketchUnread(scene, ground.unreadReason, ground.unread, id);
};

/** Draws the localnets with their mappings, bridges that a mapping or a network needs and a node lacks included. */
export const sketchLocalnets = (scene: Scene, localnets: readonly Localnet[]): void => {
  for (const localnet of localnets) sketchLocalnet(scene, localnet);
};

const lets = (trunk: Trunk | undefined, vlan: number | undefined): boolean =>
  trunk === undefined ||
  vlan === undefined ||
  trunk.some(({ min, max }) => min <= vlan && vlan <= max);

/** Draws what carries a Linux bridge network on the nodes: the bridge itself, without a localnet between. */
export const sketchLinuxBridge = (
  scene: Scene,
  { vlan }: VlanNetwork,
  bridge: string,
  id: string,
): void => {
  const target: Target = {
    id,
    type: 'linux-bridge',
    carries: ({ trunk }) => lets(trunk, vlan),
  };
  for (const group of scene.ground.groups) {
    const vmGroup = onlyVmNodes(group);
    if (vmGroup.nodes.length > 0) sketchCarrier(scene, vmGroup, bridge, target, true);
  }
  sketchUnread(scene, scene.ground.unreadReason, scene.ground.unread, id);
};

/** Draws the interface that a network stands on without a bridge, on every VM node, or on all where VM nodes are unknown. */
export const sketchMaster = (scene: Scene, master: string, target: string): void => {
  const { ground, sketch, uplinks } = scene;
  const ghost = `uplink:${master}:missing`;
  for (const group of ground.groups) {
    const { nodes } = ground.vmNodes === undefined ? group : onlyVmNodes(group);
    for (const node of nodes) {
      const state = scene.reportOf(node);
      if (state === undefined) continue;
      const held = scene
        .shapeOf(state)
        .strands.flatMap((strand) => strand.uplinks)
        .find(({ name, uplink }) => name === master && uplink !== undefined);
      const strand = held ?? masterUplink(state, master);
      const id = strand === undefined ? ghost : partOn(scene, strand.id, node);
      const partOf = strand !== undefined && id !== strand.id ? strand.id : undefined;
      uplinks.add(id, [strand ?? absentUplink(ghost, master)], [node], { master: true, partOf });
      sketch.link(id, target, strand === undefined ? { lacking: [node] } : { nodes: [node] });
    }
  }
};
