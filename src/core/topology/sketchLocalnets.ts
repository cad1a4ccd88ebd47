import type { UnknownReason } from '../inventory/loadState';
import type { NodeChain } from '../networks/chain';
import type { Localnet } from '../networks/localnet';
import type { VlanNetwork } from '../networks/vlanNetwork';
import type { World } from '../networks/world';
import type { CardStatus, Presence } from './card';
import type { Sketch } from './sketch';
import { sketchUplink } from './sketchNodes';
import type { BridgeCards } from './sketchNodes';
import { freeUplink, missingBridgeId } from './strandsOf';

/** The localnet that OVN-Kubernetes maps to br-ex on every node by itself (ovn-kubernetes bindata, `physnet:br-ex`). */
const DEFAULT_LOCALNET = 'physnet';

export const localnetCardId = (name: string): string => `localnet:${name}`;

/** What drawing the localnets needs. */
export interface Scene {
  sketch: Sketch;
  world: World;
  bridges: BridgeCards;
  /** Whether a node is in the picture. */
  shows: (node: string) => boolean;
}

const unreadNodesId = (reason: UnknownReason): string => `bridge:?:${reason.cause}`;

/** Draws the nodes whose state is unknown as one card, and says that what they carry for `target` is unknown. */
const sketchUnread = (
  sketch: Sketch,
  reason: UnknownReason,
  node: string,
  target: string,
): void => {
  const id = unreadNodesId(reason);
  sketch.card(
    {
      id,
      lane: 'bridges',
      facts: { type: 'unread-nodes', reason: { ...reason, detail: '' } },
      presence: 'unknown',
      status: 'unknown',
    },
    node,
  );
  sketch.link(id, target, { node, unknown: true });
};

/** Draws the bridge that a node should have and lacks, standing on the NIC that would be its uplink where that NIC exists. */
const sketchMissingBridge = (
  { sketch, world, bridges }: Scene,
  bridge: { name: string; type: 'ovs-bridge' | 'linux-bridge' },
  node: string,
  target: string,
): void => {
  const id = missingBridgeId(bridge.name);
  const { name } = bridge;
  sketch.card(
    {
      id,
      lane: 'bridges',
      facts: { type: 'bridge', name, bridgeType: bridge.type, lacking: [] },
      presence: 'missing',
      status: 'error',
    },
    node,
  );
  sketch.link(id, target, { lacking: node });
  const state = world.inventory.get('nns', node);
  if (state === undefined) return;
  for (const uplinkName of bridges.uplinksOf(name)) {
    const strand = freeUplink(state, uplinkName);
    const taken = state.interfaces.some(
      (facts) => facts.name === uplinkName && facts.controller !== undefined,
    );
    if (strand === undefined || taken) continue;
    sketchUplink(sketch, strand, node);
    sketch.link(strand.id, id, { lacking: node });
  }
};

interface Target {
  id: string;
  /** A network needs it on every VM node: where it is missing, that is drawn. */
  needed: boolean;
  /** Bridges that carry it on other nodes, the most usual first. */
  usual: readonly string[];
  type: 'ovs-bridge' | 'linux-bridge';
}

const sketchChain = (scene: Scene, { node, mapping, bridge }: NodeChain, target: Target): void => {
  const { sketch, world, bridges } = scene;
  if (!mapping.known || !bridge.known) {
    const reason = mapping.known ? (bridge.known ? undefined : bridge.reason) : mapping.reason;
    if (reason !== undefined && world.inventory.unknown('nns') === undefined) {
      sketchUnread(sketch, reason, node, target.id);
    }
    return;
  }
  const name = mapping.value?.bridge ?? target.usual[0];
  if (name === undefined || (mapping.value === undefined && !target.needed)) return;
  const card = bridges.on(name, node);
  if (card === undefined) {
    sketchMissingBridge(scene, { name, type: target.type }, node, target.id);
  } else {
    sketch.link(card, target.id, mapping.value === undefined ? { lacking: node } : { node });
  }
};

/** Bridges by the number of nodes where they carry the localnet, most first; equal ones in their order of names. */
const usualBridges = ({ bridges, chains }: Localnet): readonly string[] => {
  const count = (name: string): number =>
    chains.filter(({ mapping }) => mapping.known && mapping.value?.bridge === name).length;
  return [...bridges].sort((a, b) => count(b) - count(a));
};

const lackingNodes = ({ chains, networks }: Localnet): readonly string[] =>
  networks.length === 0
    ? []
    : chains.flatMap(({ node, mapping }) =>
        mapping.known && mapping.value === undefined ? [node] : [],
      );

const appearanceOf = (
  localnet: Localnet,
  world: World,
): { presence: Presence; status: CardStatus } => {
  const mapped = localnet.bridges.length > 0;
  if (mapped) {
    const whole = lackingNodes(localnet).length === 0 && localnet.bridges.length === 1;
    return { presence: 'there', status: whole ? 'ok' : 'warning' };
  }
  const unread =
    world.inventory.unknown('nns') !== undefined ||
    localnet.chains.some(({ mapping }) => !mapping.known);
  if (unread) return { presence: 'unknown', status: 'unknown' };
  return { presence: 'missing', status: localnet.networks.length > 0 ? 'error' : 'warning' };
};

/** Localnets in the picture: all but the one that is on every cluster and that no network uses. */
export const picturedLocalnets = (world: World): readonly Localnet[] => {
  const all = world.localnets();
  const used = all.filter(({ name, networks }) => name !== DEFAULT_LOCALNET || networks.length > 0);
  return used.length > 0 ? used : all;
};

/** Draws the localnets with their mappings, bridges that a mapping or a network needs and a node lacks included. */
export const sketchLocalnets = (scene: Scene, localnets: readonly Localnet[]): void => {
  const { sketch, world, shows } = scene;
  for (const localnet of localnets) {
    const id = localnetCardId(localnet.name);
    const { name } = localnet;
    sketch.card({
      id,
      lane: 'localnets',
      facts: {
        type: 'localnet',
        name,
        bridges: localnet.bridges,
        lacking: lackingNodes(localnet).filter(shows),
      },
      ...appearanceOf(localnet, world),
      subject: { scope: 'localnet', key: name },
    });
    const target: Target = {
      id,
      needed: localnet.networks.length > 0,
      usual: usualBridges(localnet),
      type: 'ovs-bridge',
    };
    for (const chain of localnet.chains) {
      if (!shows(chain.node)) continue;
      if (chain.mapping.known && chain.mapping.value !== undefined) {
        sketch.stand(id, chain.node);
      }
      sketchChain(scene, chain, target);
    }
  }
};

/** Draws what carries a Linux bridge network on the nodes: the bridge itself, without a localnet between. */
export const sketchLinuxBridges = (
  scene: Scene,
  network: VlanNetwork & { bridge: string },
  target: string,
): void => {
  for (const chain of scene.world.chains(network.id)) {
    if (!scene.shows(chain.node)) continue;
    sketchChain(scene, chain, {
      id: target,
      needed: true,
      usual: [network.bridge],
      type: 'linux-bridge',
    });
  }
};
