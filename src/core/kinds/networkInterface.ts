import { asBoolean, asName, asObject, asString } from '../values/json';
import { readLldpNeighbours } from './lldp';
import type { LldpNeighbour } from './lldp';
import { asWhole } from './part';
import type { Part } from './part';

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
  /** Something in it could not be read, so that what is left out above may be there all the same. */
  unread?: true;
}

/** nmstate's older names of a list are read as well: the first that is there. */
const firstOf = (part: Part, ...keys: readonly string[]): Part => {
  const key = keys.find((name) => part.at(name).value !== undefined) ?? 'port';
  return part.at(key);
};

/** Bond members are strings on a Linux bond and objects on an OVS bond; older nmstate says `slaves`. */
const readBond = (part: Part): { mode: string; members: readonly string[] } | undefined =>
  part.object() && {
    mode: part.at('mode').read(asString) ?? '',
    members: firstOf(part, 'port', 'ports', 'slaves')
      .list()
      .flatMap((entry) => nameOf(entry) ?? []),
  };

/** The name of an entry that is a name or an object with one. */
const nameOf = (entry: Part): string | undefined => asName(entry.value) ?? entry.ownName();

const readTrunk = (vlan: Part): readonly { min: number; max: number }[] | undefined => {
  if (vlan.at('mode').read(asString) !== 'trunk') return undefined;
  return vlan
    .at('trunk-tags')
    .list()
    .flatMap((tag) => {
      const id = tag.at('id').read(asWhole);
      const min = id ?? tag.at('id-range', 'min').read(asWhole);
      const max = id ?? tag.at('id-range', 'max').read(asWhole);
      return min === undefined || max === undefined ? [] : [{ min, max }];
    });
};

/** Where a bridge keeps its ports. */
const portsOf = (bridge: Part): Part => firstOf(bridge, 'port', 'ports');

const readPorts = (bridge: Part): readonly BridgePort[] =>
  portsOf(bridge)
    .list()
    .flatMap((entry) => {
      const name = nameOf(entry);
      if (name === undefined) return [];
      if (asName(entry.value) !== undefined) return [{ name }];
      const bond = readBond(entry.at('link-aggregation'));
      const trunk = readTrunk(entry.at('vlan'));
      return [{ name, ...(bond && { bond }), ...(trunk && { trunk }) }];
    });

const isLinkLocal = (ip: string): boolean => /^(fe[89ab]|169\.254\.)/i.test(ip);

const readAddresses = (part: Part): readonly string[] =>
  ['ipv4', 'ipv6'].flatMap((family) =>
    part
      .at(family, 'address')
      .list()
      .flatMap((address) => {
        const ip = address.at('ip').read(asString);
        return ip === undefined || isLinkLocal(ip) ? [] : [ip];
      }),
  );

/** nmstate turns STP *on* for the string "false" (ovs.rs), so a string is kept apart from both booleans. */
const readStp = (bridge: Part): boolean | 'string' | undefined => {
  const stp = bridge.at('options', 'stp');
  const place = asObject(stp.value) === undefined ? stp : stp.at('enabled');
  return place.read((value) => (typeof value === 'string' ? 'string' : asBoolean(value)));
};

const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/**
 * Reads one interface of a node or of a desired state; one without a name is a problem and no interface.
 * @param isReport a node says it: then a type or the ports of a bridge that are left out are a problem. A desired state leaves out what is to stay as it is.
 */
export const readInterface = (part: Part, isReport = false): InterfaceFacts | undefined => {
  const before = part.problems.size;
  const name = part.ownName();
  if (name === undefined) return undefined;
  const text = (...path: readonly string[]) => part.at(...path).read(asString);
  const whole = (...path: readonly string[]) => part.at(...path).read(asWhole);
  const isOn = (...path: readonly string[]) => part.at(...path).read(asBoolean);
  const ifOn = (...path: readonly string[]) => (isOn(...path) === true ? true : undefined);
  const bridge = part.at('bridge');
  const type = text('type') || 'unknown';
  // What nmstate reports always says what it is (rust/src/lib/ifaces/base.rs `iface_type`).
  if (isReport) part.ownName('type');
  if (isReport && (type === 'ovs-bridge' || type === 'linux-bridge')) portsOf(bridge).miss();
  const addresses = readAddresses(part);
  const base = part.at('vlan', 'base-iface').name();
  const vlanId = whole('vlan', 'id');
  const lldp = part.at('lldp');
  const vfs = part.at('ethernet', 'sr-iov', 'vfs').list().length;
  const fields = {
    mtu: whole('mtu'),
    maxMtu: whole('max-mtu'),
    speed: whole('ethernet', 'speed'),
    mac: text('mac-address'),
    driver: text('driver'),
    controller: part.at('controller').name(),
    addresses: addresses.length > 0 ? addresses : undefined,
    dhcp: ifOn('ipv4', 'dhcp'),
    autoconf: ifOn('ipv6', 'autoconf'),
    ports: bridge.object() && readPorts(bridge),
    bond: readBond(part.at('link-aggregation')),
    vlan: base === undefined || vlanId === undefined ? undefined : { base, id: vlanId },
    vfs: vfs > 0 ? vfs : undefined,
    stp: readStp(bridge),
    allowExtraPatchPorts: bridge.at('allow-extra-patch-ports').read(asBoolean),
    patchPeer: text('patch', 'peer'),
    lldp: lldp.object() && {
      enabled: isOn('lldp', 'enabled') ?? false,
      neighbours: readLldpNeighbours(lldp.at('neighbors')),
    },
  };
  return {
    name,
    type,
    state: text('state') ?? 'unknown',
    ...defined(fields),
    ...(part.problems.size > before && { unread: true as const }),
  };
};
