import type { Inventory } from '../inventory/inventory';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { compareNames } from '../values/compareNames';
import type { UplinkFacts } from './card';
import type { Sketch } from './sketch';
import { strandsOf } from './strandsOf';
import type { Strand, UplinkStrand } from './strandsOf';

/** Which card stands for a bridge on a node: the answer for the lanes to the right. */
export interface BridgeCards {
  /** Card of the bridge called `bridge` on `node`, or `undefined`: the node has none. */
  on(bridge: string, node: string): string | undefined;
  /** Names of uplinks that a bridge of this name has on any node, sorted. */
  uplinksOf(bridge: string): readonly string[];
}

const lowest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

const UNSEEN = 'fabric:unseen';

const sketchFabric = (sketch: Sketch, strand: UplinkStrand, node: string): void => {
  const { uplink } = strand;
  if (uplink === undefined) return;
  const { neighbours } = uplink;
  if (neighbours.length === 0) {
    const before = sketch.facts(UNSEEN);
    const told = before?.type === 'unseen-switch' ? before : { off: false, silent: false };
    const facts = {
      type: 'unseen-switch' as const,
      off: told.off || !uplink.lldpEnabled,
      silent: told.silent || uplink.lldpEnabled,
    };
    sketch.card(
      { id: UNSEEN, lane: 'fabric', facts, presence: 'unknown', status: 'unknown' },
      node,
    );
    sketch.replaceFacts(UNSEEN, facts, 'unknown');
    sketch.link(UNSEEN, strand.id, { node, unknown: true });
    return;
  }
  const systems = [...new Set(neighbours.map(({ system }) => system))].sort(compareNames);
  const id = `fabric:${systems.join('+')}`;
  const before = sketch.facts(id);
  const told = before?.type === 'switch' ? before : { ports: [], vlans: [] };
  const facts = {
    type: 'switch' as const,
    systems,
    ports: [...new Set([...told.ports, ...neighbours.map(({ port }) => port)])].sort(compareNames),
    vlans: [...new Set([...told.vlans, ...neighbours.flatMap(({ vlans }) => vlans)])].sort(
      (a, b) => a - b,
    ),
  };
  sketch.card({ id, lane: 'fabric', facts }, node);
  sketch.replaceFacts(id, facts, 'ok');
  sketch.link(id, strand.id, { node });
};

/** Draws one uplink of one node with the switches behind it. */
export const sketchUplink = (sketch: Sketch, strand: UplinkStrand, node: string): void => {
  const { id, name, bridge, uplink } = strand;
  const before = sketch.facts(id);
  const facts: UplinkFacts = {
    type: 'uplink',
    name,
    uplinkType: uplink?.type ?? '',
    members: [...(uplink?.members ?? [])].sort(compareNames),
    mode: uplink?.mode,
    speed: lowest(before?.type === 'uplink' ? before.speed : undefined, uplink?.speed),
    mtu: uplink?.mtu,
    vlan: uplink?.vlan,
    bridge,
  };
  const there = uplink !== undefined;
  const status = there ? 'ok' : 'error';
  sketch.card({ id, lane: 'uplinks', facts, presence: there ? 'there' : 'missing', status }, node);
  sketch.replaceFacts(id, facts, status);
  sketchFabric(sketch, strand, node);
};

/** A bridge without an uplink that nothing refers to (libvirt's or a container engine's) belongs to no chain. */
const isPictured = ({ bridge, uplinks }: Strand, referred: ReadonlySet<string>): boolean =>
  uplinks.length > 0 || referred.has(bridge.name);

/**
 * Draws the first three lanes: fabric, uplinks and bridges of the nodes whose state was read. Nodes of equal configuration share a card.
 * `referred` are names of bridges that a mapping or a network asks for; `remember` keeps the strands of a node while its facts are the same.
 */
export const sketchNodes = (
  sketch: Sketch,
  inventory: Inventory,
  nodes: readonly string[],
  referred: ReadonlySet<string>,
  remember: (state: NodeNetworkStateFacts) => readonly Strand[] = strandsOf,
): BridgeCards => {
  const cards = new Map<string, string>();
  const uplinks = new Map<string, Set<string>>();
  for (const node of nodes) {
    const state = inventory.get('nns', node);
    if (state === undefined) continue;
    for (const strand of remember(state)) {
      if (!isPictured(strand, referred)) continue;
      const { name, type } = strand.bridge;
      cards.set(`${name} ${node}`, strand.id);
      sketch.card(
        {
          id: strand.id,
          lane: 'bridges',
          facts: { type: 'bridge', name, bridgeType: type, lacking: [] },
        },
        node,
      );
      for (const uplink of strand.uplinks) {
        sketchUplink(sketch, uplink, node);
        sketch.link(
          uplink.id,
          strand.id,
          uplink.uplink === undefined ? { lacking: node } : { node },
        );
        const names = uplinks.get(name) ?? new Set<string>();
        uplinks.set(name, names.add(uplink.name));
      }
    }
  }
  return {
    on: (bridge, node) => cards.get(`${bridge} ${node}`),
    uplinksOf: (bridge) => [...(uplinks.get(bridge) ?? [])].sort(compareNames),
  };
};
