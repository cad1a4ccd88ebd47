import { asArray, asBoolean, asInteger, asName, asObject, asString, at } from '../values/json';
import { readLldpNeighbours } from './lldp';
import type { LldpNeighbour } from './lldp';
import { problem } from './read';
import type { ReadProblem } from './read';

/** A port of a bridge. `bond` is there for an OVS bond, which exists only as a port of its bridge. */
export interface BridgePort {
  name: string;
  bond?: { mode: string; members: readonly string[] };
  /** VLAN trunk of a Linux bridge port as ranges, when the port filters. */
  trunk?: readonly { min: number; max: number }[];
}

/**
 * One interface of `NodeNetworkState.status.currentState`, or of a policy's desired state. Names are not unique: `br-ex` is there as
 * `ovs-bridge` and as `ovs-interface`, so the key is (name, type).
 */
export interface InterfaceFacts {
  name: string;
  type: string;
  /** `up`, `down`, `ignore`, `absent`; a spare NIC is `down`, and `up` does not mean a cable. */
  state: string;
  mtu?: number;
  maxMtu?: number;
  /** Mbit/s, only when reported. */
  speed?: number;
  mac?: string;
  driver?: string;
  controller?: string;
  /** Global addresses; link-local ones count for nothing. */
  addresses?: readonly string[];
  /** It takes its IPv4 address from DHCP, its IPv6 address from the router. */
  dhcp?: boolean;
  autoconf?: boolean;
  ports?: readonly BridgePort[];
  bond?: { mode: string; members: readonly string[] };
  vlan?: { base: string; id: number };
  /** VFs given out by an SR-IOV physical function. */
  vfs?: number;
  stp?: boolean | 'string';
  allowExtraPatchPorts?: boolean;
  /** The other end of an OVS patch port. */
  patchPeer?: string;
  lldp?: { enabled: boolean; neighbours: readonly LldpNeighbour[] };
}

const memberNames = (input: unknown): readonly string[] =>
  asArray(input).flatMap((entry) => asName(entry) ?? asName(at(entry, 'name')) ?? []);

/** Bond members are strings on a Linux bond and objects on an OVS bond; older nmstate says `slaves`. */
const readBond = (input: unknown): { mode: string; members: readonly string[] } | undefined => {
  const bond = asObject(input);
  if (bond === undefined) return undefined;
  return {
    mode: asString(bond.mode) ?? '',
    members: memberNames(bond.port ?? bond.ports ?? bond.slaves),
  };
};

const readTrunk = (input: unknown): readonly { min: number; max: number }[] | undefined => {
  if (asString(at(input, 'mode')) !== 'trunk') return undefined;
  return asArray(at(input, 'trunk-tags')).flatMap((tag) => {
    const id = asInteger(at(tag, 'id'));
    const min = id ?? asInteger(at(tag, 'id-range', 'min'));
    const max = id ?? asInteger(at(tag, 'id-range', 'max'));
    return min === undefined || max === undefined ? [] : [{ min, max }];
  });
};

const readPorts = (bridge: unknown): readonly BridgePort[] =>
  asArray(at(bridge, 'port') ?? at(bridge, 'ports')).flatMap((entry) => {
    const name = asName(at(entry, 'name')) ?? asName(entry);
    if (name === undefined) return [];
    const bond = readBond(at(entry, 'link-aggregation'));
    const trunk = readTrunk(at(entry, 'vlan'));
    return [{ name, ...(bond !== undefined && { bond }), ...(trunk !== undefined && { trunk }) }];
  });

const isLinkLocal = (ip: string): boolean => /^(fe[89ab]|169\.254\.)/i.test(ip);

const readAddresses = (input: unknown): readonly string[] =>
  ['ipv4', 'ipv6'].flatMap((family) =>
    asArray(at(input, family, 'address')).flatMap((address) => {
      const ip = asString(at(address, 'ip'));
      return ip === undefined || isLinkLocal(ip) ? [] : [ip];
    }),
  );

/** nmstate turns STP *on* for the string "false" (ovs.rs), so a string is kept apart from both booleans. */
const readStp = (bridge: unknown): boolean | 'string' | undefined => {
  const stp = at(bridge, 'options', 'stp');
  const value = asObject(stp) === undefined ? stp : at(stp, 'enabled');
  return typeof value === 'string' ? 'string' : asBoolean(value);
};

const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** Reads one interface; `path` is its field path for problems. */
export const readInterface = (
  input: unknown,
  path: string,
  problems: ReadProblem[],
): InterfaceFacts | undefined => {
  const name = asName(at(input, 'name'));
  if (name === undefined) {
    problems.push(problem(`${path}.name`, 'missing'));
    return undefined;
  }
  const bridge = asObject(at(input, 'bridge'));
  const addresses = readAddresses(input);
  const base = asName(at(input, 'vlan', 'base-iface'));
  const vlanId = asInteger(at(input, 'vlan', 'id'));
  const lldp = asObject(at(input, 'lldp'));
  const vfs = asArray(at(input, 'ethernet', 'sr-iov', 'vfs')).length;
  return {
    name,
    type: asString(at(input, 'type')) ?? 'unknown',
    state: asString(at(input, 'state')) ?? 'unknown',
    ...defined({
      mtu: asInteger(at(input, 'mtu')),
      maxMtu: asInteger(at(input, 'max-mtu')),
      speed: asInteger(at(input, 'ethernet', 'speed')),
      mac: asString(at(input, 'mac-address')),
      driver: asString(at(input, 'driver')),
      controller: asName(at(input, 'controller')),
      addresses: addresses.length > 0 ? addresses : undefined,
      dhcp: asBoolean(at(input, 'ipv4', 'dhcp')) === true ? true : undefined,
      autoconf: asBoolean(at(input, 'ipv6', 'autoconf')) === true ? true : undefined,
      ports: bridge === undefined ? undefined : readPorts(bridge),
      bond: readBond(at(input, 'link-aggregation')),
      vlan: base === undefined || vlanId === undefined ? undefined : { base, id: vlanId },
      vfs: vfs > 0 ? vfs : undefined,
      stp: readStp(bridge),
      allowExtraPatchPorts: asBoolean(bridge?.['allow-extra-patch-ports']),
      patchPeer: asString(at(input, 'patch', 'peer')),
      lldp:
        lldp === undefined
          ? undefined
          : {
              enabled: asBoolean(lldp.enabled) ?? false,
              neighbours: readLldpNeighbours(lldp.neighbors),
            },
    }),
  };
};
