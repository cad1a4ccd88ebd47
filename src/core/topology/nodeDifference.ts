import { mappedBridges } from '../networks/mappedBridges';
import type { NodeShape, Strand, UplinkShape } from './nodeShape';

/** One way in which the configuration of a node set differs from that of the majority of its role. `has` is what it has, `usual` the rest. */
export type NodeDifference =
  | { type: 'bridge-missing'; bridge: string }
  | { type: 'bridge-extra'; bridge: string }
  | { type: 'bridge-type'; bridge: string; has: string; usual: string }
  | { type: 'uplink-missing'; bridge: string; usual: number; has: number }
  | { type: 'uplink-extra'; bridge: string; usual: number; has: number }
  /** The bridge names a NIC that the node does not have. */
  | { type: 'uplink-absent'; bridge: string }
  | { type: 'uplink-type'; bridge: string; has: string; usual: string }
  | { type: 'bond-mode'; bridge: string; has: string; usual: string }
  | { type: 'bond-members'; bridge: string; has: number; usual: number }
  /** `undefined`: not reported. */
  | { type: 'mtu'; bridge: string; has: number | undefined; usual: number | undefined }
  | { type: 'vlan'; bridge: string; has: number | undefined; usual: number | undefined }
  | { type: 'trunk'; bridge: string }
  | { type: 'mapping-missing'; localnet: string; bridge: string }
  | { type: 'mapping-extra'; localnet: string; bridge: string }
  | { type: 'mapping-elsewhere'; localnet: string; has: string; usual: string }
  | { type: 'mappings-not-reported' }
  /** Bonds and VLAN interfaces that carry no bridge. */
  | { type: 'loose-interfaces'; has: number; usual: number };

const betweenUplinks = (
  bridge: string,
  has: UplinkShape,
  usual: UplinkShape,
): readonly NodeDifference[] => {
  if (has.type === '') return usual.type === '' ? [] : [{ type: 'uplink-absent', bridge }];
  const found: NodeDifference[] = [];
  if (has.type !== usual.type) {
    found.push({ type: 'uplink-type', bridge, has: has.type, usual: usual.type });
  } else {
    if (has.mode !== usual.mode) {
      found.push({ type: 'bond-mode', bridge, has: has.mode ?? '', usual: usual.mode ?? '' });
    }
    if (has.members !== usual.members) {
      found.push({ type: 'bond-members', bridge, has: has.members, usual: usual.members });
    }
  }
  if (has.mtu !== usual.mtu) found.push({ type: 'mtu', bridge, has: has.mtu, usual: usual.mtu });
  if (has.vlan !== usual.vlan) {
    found.push({ type: 'vlan', bridge, has: has.vlan, usual: usual.vlan });
  }
  return found;
};

const betweenBridges = (has: Strand, usual: Strand): readonly NodeDifference[] => {
  if (has.id === usual.id) return [];
  const bridge = has.bridge.name;
  if (has.bridge.type !== usual.bridge.type) {
    return [{ type: 'bridge-type', bridge, has: has.bridge.type, usual: usual.bridge.type }];
  }
  const [count, other] = [has.uplinks.length, usual.uplinks.length];
  if (count !== other) {
    const type = count < other ? 'uplink-missing' : 'uplink-extra';
    return [{ type, bridge, has: count, usual: other }];
  }
  const found = has.uplinks.flatMap((uplink, role) => {
    const same = usual.uplinks[role];
    return same === undefined ? [] : betweenUplinks(bridge, uplink.shape, same.shape);
  });
  const trunks = JSON.stringify(has.trunk) === JSON.stringify(usual.trunk);
  return trunks ? found : [...found, { type: 'trunk', bridge }];
};

const inBridges = (has: NodeShape, usual: NodeShape): readonly NodeDifference[] => {
  const own = new Map(has.strands.map((strand) => [strand.bridge.name, strand]));
  const others = new Map(usual.strands.map((strand) => [strand.bridge.name, strand]));
  return [
    ...usual.strands.flatMap((strand): readonly NodeDifference[] => {
      const mine = own.get(strand.bridge.name);
      return mine === undefined
        ? [{ type: 'bridge-missing', bridge: strand.bridge.name }]
        : betweenBridges(mine, strand);
    }),
    ...has.strands.flatMap(({ bridge }): readonly NodeDifference[] =>
      others.has(bridge.name) ? [] : [{ type: 'bridge-extra', bridge: bridge.name }],
    ),
  ];
};

const bridgesByLocalnet = (
  mappings: NonNullable<NodeShape['mappings']>,
): ReadonlyMap<string, string> =>
  new Map(mappings.map(({ localnet }) => [localnet, mappedBridges(mappings, localnet).join(', ')]));

const inMappings = (has: NodeShape, usual: NodeShape): readonly NodeDifference[] => {
  if (has.mappings === undefined) {
    return usual.mappings === undefined ? [] : [{ type: 'mappings-not-reported' }];
  }
  if (usual.mappings === undefined) return [];
  const [own, others] = [bridgesByLocalnet(has.mappings), bridgesByLocalnet(usual.mappings)];
  return [
    ...[...others].flatMap(([localnet, bridge]): readonly NodeDifference[] => {
      const mine = own.get(localnet);
      if (mine === undefined) return [{ type: 'mapping-missing', localnet, bridge }];
      return mine === bridge
        ? []
        : [{ type: 'mapping-elsewhere', localnet, has: mine, usual: bridge }];
    }),
    ...[...own].flatMap(([localnet, bridge]): readonly NodeDifference[] =>
      others.has(localnet) ? [] : [{ type: 'mapping-extra', localnet, bridge }],
    ),
  ];
};

/**
 * How the shape of a node differs from the usual one, bridges first, then mappings. Empty for equal shapes only. A bridge of another type, or
 * with another number of uplinks, is told as that alone.
 */
export const differencesOf = (has: NodeShape, usual: NodeShape): readonly NodeDifference[] => {
  if (has.id === usual.id) return [];
  const [loose, otherLoose] = [has.loose.length, usual.loose.length];
  const sameLoose = JSON.stringify(has.loose) === JSON.stringify(usual.loose);
  return [
    ...inBridges(has, usual),
    ...inMappings(has, usual),
    ...(sameLoose ? [] : [{ type: 'loose-interfaces', has: loose, usual: otherLoose } as const]),
  ];
};
