import { asRecord, asRecords, asText, at, isRecord, type Json } from '../json';
import {
  bondMembers,
  bridgePorts,
  findKernelInterface,
  heldInterfaces,
  isBridge,
  nameOf,
  typeOf,
  type NetworkState,
} from './networkState';

const TOP_KEYS = [
  'description',
  'interfaces',
  'routes',
  'route-rules',
  'dns-resolver',
  'hostname',
  'ovs-db',
  'ovn',
];
const OVS_BRIDGE_KEYS = ['port', 'ports', 'options', 'allow-extra-patch-ports'];
const LINUX_BRIDGE_KEYS = ['port', 'ports', 'options'];
const INTERFACE_KEYS = [
  'name', 'type', 'state', 'description', 'identifier', 'profile-name', 'mac-address', 'permanent-mac-address', 'mtu',
  'min-mtu', 'max-mtu', 'controller', 'driver', 'ipv4', 'ipv6', 'lldp', 'ethernet', 'ethtool', 'bridge', 'vlan',
  'link-aggregation', 'accept-all-mac-addresses', 'ovs-db', 'patch', 'wait-ip', 'mptcp', 'copy-mac-from', 'dispatch',
  '802.1x', 'dpdk', 'pci-address', 'alt-names', 'veth', 'vrf', 'vxlan', 'macvlan', 'dummy',
]; // prettier-ignore
const MAPPING_STATES = ['present', 'absent'];

/**
 * What nmstate refuses before it touches the node: the text behind `NmstateError: InvalidArgument: `, or `undefined`.
 * Whatever else it takes, however odd, is applied or fails at verification
 * (nmstate's own checks in `ovs.rs`, `ovn.rs`, `linux_bridge` and `inter_ifaces_controller.rs`).
 */
export function checkDesiredState(desired: Json, current: NetworkState): string | undefined {
  return (
    unknownKey(desired, TOP_KEYS) ??
    unknownKey(asRecord(desired.ovn), ['bridge-mappings']) ??
    checkMappings(desired) ??
    checkOvsDatabase(desired) ??
    firstOf(asRecords(desired.interfaces), checkInterface) ??
    checkOverbooking(desired) ??
    checkPortsExist(desired, current)
  );
}

function firstOf(items: Json[], check: (item: Json) => string | undefined): string | undefined {
  for (const item of items) {
    const refusal = check(item);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function unknownKey(section: Json, known: string[]): string | undefined {
  const key = Object.keys(section).find((candidate) => !known.includes(candidate));
  if (key === undefined) return undefined;
  const expected = known.map((name) => `\`${name}\``).join(', ');
  return `Invalid YAML string: unknown field \`${key}\`, expected one of ${expected}`;
}

function isAbsent(item: Json): boolean {
  return item.state === 'absent';
}

function checkMappings(desired: Json): string | undefined {
  const mappings = asRecords(at(desired, 'ovn', 'bridge-mappings'));
  const absentBridges = new Set(
    asRecords(desired.interfaces)
      .filter((item) => typeOf(item) === 'ovs-bridge' && isAbsent(item))
      .map(nameOf),
  );
  const seen = new Set<string>();
  return firstOf(mappings, (mapping) => {
    const { localnet, bridge, state } = mapping;
    if (typeof localnet !== 'string') return 'Invalid YAML string: missing field `localnet`';
    if (seen.has(localnet)) return `Found duplicate \`localnet\` key ${localnet}`;
    seen.add(localnet);
    if (state !== undefined && !MAPPING_STATES.includes(asText(state))) {
      return `Invalid YAML string: unknown variant \`${asText(state)}\`, expected \`present\` or \`absent\``;
    }
    if (isAbsent(mapping)) return undefined;
    if (asText(bridge) === '')
      return `mapping for \`localnet\` key ${localnet} missing the \`bridge\` attribute`;
    if (absentBridges.has(asText(bridge))) {
      return `mapping for \`localnet\` key ${localnet} uses bridge ${asText(bridge)} which is marked as absent`;
    }
    return undefined;
  });
}

function checkOvsDatabase(desired: Json): string | undefined {
  const externalIds = asRecord(at(desired, 'ovs-db', 'external_ids'));
  if (!('ovn-bridge-mappings' in externalIds)) return undefined;
  return 'The `ovn-bridge-mappings` OVS external_ids key is managed by the `ovn` section, use that instead';
}

function checkInterface(item: Json): string | undefined {
  if (isAbsent(item)) return undefined;
  const refusal = unknownKey(item, INTERFACE_KEYS);
  if (refusal !== undefined) return refusal;
  if (
    typeOf(item) === 'bond' &&
    'link-aggregation' in item &&
    asText(at(item, 'link-aggregation', 'mode')) === ''
  ) {
    return `Bond interface ${nameOf(item)} does not have mode defined`;
  }
  if (!isBridge(item)) return undefined;
  const keys = typeOf(item) === 'ovs-bridge' ? OVS_BRIDGE_KEYS : LINUX_BRIDGE_KEYS;
  return (
    unknownKey(asRecord(item.bridge), keys) ??
    firstOf(bridgePorts(item), (port) => checkPortVlan(item, port))
  );
}

function checkPortVlan(bridge: Json, port: Json): string | undefined {
  const tags = asRecords(at(port, 'vlan', 'trunk-tags'));
  if (at(port, 'vlan', 'mode') === 'access' && tags.length > 0) {
    return `Bridge ${nameOf(bridge)} port ${nameOf(port)} in access mode cannot have trunk tags`;
  }
  const ranges = tags
    .map((tag) => (isRecord(tag['id-range']) ? tag['id-range'] : { min: tag.id, max: tag.id }))
    .map((range) => ({ min: Number(range.min), max: Number(range.max) }))
    .sort((a, b) => a.min - b.min);
  const overlap = ranges.some((range, index) => range.min <= (ranges[index - 1]?.max ?? -Infinity));
  return overlap
    ? `Bridge ${nameOf(bridge)} port ${nameOf(port)} has overlapping trunk tags`
    : undefined;
}

function controlled(item: Json): string[] {
  return isBridge(item) ? heldInterfaces(item) : bondMembers(item);
}

function checkOverbooking(desired: Json): string | undefined {
  const controllers = new Map<string, string>();
  return firstOf(asRecords(desired.interfaces), (item) => {
    if (isAbsent(item)) return undefined;
    for (const port of controlled(item)) {
      const other = controllers.get(port);
      if (other === nameOf(item)) return `Port ${port} is defined twice in ${other}`;
      if (other !== undefined)
        return `Port ${port} is overbooked by two controller: ${other}, ${nameOf(item)}`;
      controllers.set(port, nameOf(item));
    }
    return undefined;
  });
}

/** A Linux bridge or bond with a port that is not there is refused; for an OVS bridge it becomes an internal port. */
function checkPortsExist(desired: Json, current: NetworkState): string | undefined {
  const interfaces = asRecords(desired.interfaces);
  const created = new Set(interfaces.filter((item) => !isAbsent(item)).map(nameOf));
  return firstOf(interfaces, (item) => {
    if (isAbsent(item) || (typeOf(item) !== 'linux-bridge' && typeOf(item) !== 'bond'))
      return undefined;
    const unknown = controlled(item).find(
      (port) => !created.has(port) && findKernelInterface(current, port) === undefined,
    );
    return unknown === undefined
      ? undefined
      : `Controller interface ${nameOf(item)} is holding unknown port ${unknown}`;
  });
}
