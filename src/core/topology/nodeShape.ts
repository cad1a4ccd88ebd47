import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import { bridgesOf, uplinkOn } from '../networks/bridgeOnNode';
import { bridgeReader } from '../networks/bridgeReader';
import type { ReadBridge } from '../networks/bridgeReader';
import type { BridgeOnNode, Uplink } from '../networks/chain';
import type { FactMemo } from '../networks/factMemo';
import { compareNames } from '../values/compareNames';
import { stableHash } from '../values/stableHash';

/**
 * An uplink without its names: what two uplinks have in common when they play the same role on two nodes. Speed, state and LLDP are not part
 * of it, because they differ without anybody having configured them so.
 */
export interface UplinkShape {
  /** `ethernet`, `bond`, `vlan`, `ovs-bond`; empty for a NIC that the bridge names and the node does not have. */
  type: string;
  members: number;
  mode: string | undefined;
  mtu: number | undefined;
  /** VLAN ID of a VLAN interface. */
  vlan: number | undefined;
}

/** The VLAN IDs that a port of a Linux bridge lets through. */
export type Trunk = readonly { min: number; max: number }[];

/** One uplink of a bridge on one node: the shape by which nodes share a card, and the names that this node gives it. */
export interface UplinkStrand {
  id: string;
  shape: UplinkShape;
  name: string;
  bridge: string | undefined;
  /** `undefined`: the bridge names a NIC that the node does not have. */
  uplink: Uplink | undefined;
  /** NICs of a bond, sorted. */
  members: readonly string[];
  /** Names of the switches that are heard, sorted, each once. */
  systems: readonly string[];
}

/** One bridge of a node with what it stands on. */
export interface Strand {
  id: string;
  bridge: Pick<BridgeOnNode, 'name' | 'type'>;
  uplinks: readonly UplinkStrand[];
  /** What the uplink ports of a Linux bridge let through; `undefined` where they do not filter. */
  trunk: Trunk | undefined;
}

/** The network configuration of a node, names of NICs and bonds replaced by their role (reference: node-set signature). */
export interface NodeShape {
  /** Equal for nodes of equal shape; a short hash, the same wherever it is computed. */
  id: string;
  strands: readonly Strand[];
  /** Sorted by localnet; `undefined` where the node does not report mappings. */
  mappings: readonly { localnet: string; bridge: string }[] | undefined;
  /** Bonds and VLAN interfaces that carry no bridge, sorted. */
  loose: readonly UplinkShape[];
  /** Equal for nodes of one shape whose uplinks are called the same, are in the same state and hear the same switches. */
  alike: string;
}

const shapeOf = ({ type, members, mode, mtu, vlan }: Uplink): UplinkShape => ({
  type,
  members: members.length,
  mode,
  mtu,
  vlan,
});

/** What the card of an uplink says beyond its shape, worked out once per node. */
const toldOf = (uplink: Uplink | undefined): Pick<UplinkStrand, 'members' | 'systems'> => ({
  members: [...(uplink?.members ?? [])].sort(compareNames),
  systems: [...new Set(uplink?.neighbours.map(({ system }) => system))].sort(compareNames),
});

const NOWHERE: UplinkShape = {
  type: '',
  members: 0,
  mode: undefined,
  mtu: undefined,
  vlan: undefined,
};

type Hash = (text: string) => string;

const textOf = ({ type, members, mode, mtu, vlan }: UplinkShape): string =>
  JSON.stringify([type, members, mode ?? null, mtu ?? null, vlan ?? null]);

const idOf = (
  noun: 'uplink' | 'bridge',
  name: string,
  configuration: readonly unknown[],
  hash: Hash = stableHash,
): string => `${noun}:${name}:${hash(JSON.stringify(configuration))}`;

interface Port {
  name: string;
  uplink: Uplink | undefined;
  shape: UplinkShape;
  /** The shape as text, written once because ports are put in order by it. */
  text: string;
}

const portOf = (name: string, uplink: Uplink | undefined): Port => {
  const shape = uplink === undefined ? NOWHERE : shapeOf(uplink);
  return { name, uplink, shape, text: textOf(shape) };
};

/** Uplinks of one bridge in the order of their roles: by shape, then by name. */
const byRole = (a: Port, b: Port): number =>
  a.text === b.text ? compareNames(a.name, b.name) : a.text < b.text ? -1 : 1;

const uplinksOf = (bridge: BridgeOnNode, hash: Hash): readonly UplinkStrand[] =>
  [
    ...bridge.uplinks.map((uplink) => portOf(uplink.name, uplink)),
    ...bridge.madeUpPorts.map((name) => portOf(name, undefined)),
  ]
    .sort(byRole)
    .map(({ name, uplink, shape, text }, role) => ({
      id: idOf('uplink', bridge.name, [text, role], hash),
      shape,
      name,
      bridge: bridge.name,
      uplink,
      ...toldOf(uplink),
    }));

const trunkOf = (state: NodeNetworkStateFacts, bridge: BridgeOnNode): Trunk | undefined => {
  if (bridge.type !== 'linux-bridge') return undefined;
  const names = new Set(bridge.uplinks.map(({ name }) => name));
  const ports = state.interfaces
    .filter(({ name, type }) => name === bridge.name && type === bridge.type)
    .flatMap(({ ports: all }) => all ?? [])
    .filter(({ name, trunk }) => names.has(name) && trunk !== undefined);
  return ports.length === 0 ? undefined : ports.flatMap(({ trunk }) => trunk ?? []);
};

const strandsOf = (
  state: NodeNetworkStateFacts,
  bridgeOn: ReadBridge,
  hash: Hash,
): readonly Strand[] =>
  bridgesOf(state).flatMap(({ name, type }) => {
    const bridge = bridgeOn(state, name);
    // A Linux bridge hidden behind an OVS bridge of the same name cannot be told apart by those who refer to it.
    if (bridge?.type !== type) return [];
    const uplinks = uplinksOf(bridge, hash);
    const trunk = trunkOf(state, bridge);
    const stands = [type, uplinks.map((uplink) => uplink.id), trunk ?? null];
    const id = idOf('bridge', name, stands, hash);
    return [{ id, bridge: { name, type }, uplinks, trunk }];
  });

const looseOf = (
  state: NodeNetworkStateFacts,
  strands: readonly Strand[],
): readonly UplinkShape[] => {
  const used = new Set<string>();
  for (const { uplinks } of strands) for (const { name } of uplinks) used.add(name);
  return state.interfaces
    .filter(({ name, type }) => (type === 'bond' || type === 'vlan') && !used.has(name))
    .flatMap(({ name }) => uplinkOn(state, name) ?? [])
    .map((uplink) => portOf(uplink.name, uplink))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ shape }) => shape);
};

const alikeOf = (strands: readonly Strand[], hash: Hash): string =>
  hash(
    JSON.stringify(
      strands.flatMap(({ uplinks }) =>
        uplinks.map(({ name, members, systems, uplink }) => [
          name,
          members,
          systems,
          uplink === undefined ? null : [uplink.speed ?? null, uplink.state, uplink.lldpEnabled],
        ]),
      ),
    ),
  );

const sortedMappings = (
  mappings: NonNullable<NodeNetworkStateFacts['mappings']>,
): NonNullable<NodeShape['mappings']> =>
  mappings
    .map(({ localnet, bridge }) => ({ localnet, bridge }))
    .sort((a, b) => compareNames(a.localnet, b.localnet));

/**
 * Reads what the node-set signature keeps of a node. Thousands of nodes are alike: they share the list of their mappings, and a text that came before
 * need not be taken apart again.
 */
export class ShapeReader {
  private readonly hashes = new Map<string, string>();
  private readonly bridgeOn: ReadBridge;

  constructor(private readonly memo: FactMemo) {
    this.bridgeOn = bridgeReader(memo);
  }

  of(state: NodeNetworkStateFacts): NodeShape {
    const strands = strandsOf(state, this.bridgeOn, this.hash);
    const loose = looseOf(state, strands);
    const mappings =
      state.mappings === undefined
        ? undefined
        : this.memo.of(state.mappings, 'sorted', sortedMappings);
    const id = this.hash(
      JSON.stringify([strands.map((strand) => strand.id), mappings ?? null, loose.map(textOf)]),
    );
    return { id, strands, mappings, loose, alike: alikeOf(strands, this.hash) };
  }

  private readonly hash = (text: string): string => {
    const before = this.hashes.get(text);
    if (before !== undefined) return before;
    const hash = stableHash(text);
    this.hashes.set(text, hash);
    return hash;
  };
}

/**
 * The NIC called `name` on a node, which no bridge holds, as it would carry `bridge`; `undefined` where the node has no such NIC or another
 * interface holds it.
 */
export const freeUplink = (
  state: NodeNetworkStateFacts,
  name: string,
  bridge: string,
): UplinkStrand | undefined => {
  const uplink = uplinkOn(state, name);
  const taken = state.interfaces.some(
    (facts) => facts.name === name && facts.controller !== undefined,
  );
  if (uplink === undefined || taken) return undefined;
  const shape = shapeOf(uplink);
  const id = idOf('uplink', bridge, ['free', textOf(shape)]);
  return { id, shape, name, bridge: undefined, uplink, ...toldOf(uplink) };
};

/** The uplink called `name` that a node lacks, as the card `id`. */
export const absentUplink = (id: string, name: string): UplinkStrand => ({
  id,
  shape: NOWHERE,
  name,
  bridge: undefined,
  uplink: undefined,
  ...toldOf(undefined),
});

/** The interface that a macvlan, ipvlan or VLAN network stands on, on one node. */
export const masterUplink = (
  state: NodeNetworkStateFacts,
  name: string,
): UplinkStrand | undefined => {
  const uplink = uplinkOn(state, name);
  if (uplink === undefined) return undefined;
  const shape = shapeOf(uplink);
  const id = idOf('uplink', name, ['master', textOf(shape)]);
  return { id, shape, name, bridge: undefined, uplink, ...toldOf(uplink) };
};

export const missingBridgeId = (name: string): string => `bridge:${name}:missing`;
