import { asNumber, asRecord, asRecords, asText, at, isRecord, without, type Json } from '../json';
import {
  bondMembers,
  bridgePorts,
  findInterface,
  findKernelInterface,
  findOvsBridge,
  heldInterfaces,
  isBridge,
  isPatchPort,
  nameOf,
  patchPorts,
  setBridgePorts,
  typeOf,
  type NetworkState,
} from './networkState';

/** Facts of an interface that a policy may state and that then show up as stated. */
const MERGED_KEYS = [
  'description',
  'mac-address',
  'mtu',
  'accept-all-mac-addresses',
  'vlan',
  'ethtool',
  'patch',
];
const MERGED_SECTIONS = ['ipv4', 'ipv6', 'ethernet', 'lldp'];

/** What `nmstatectl` would find wrong when it compares the node with the wish, or `undefined`. */
export type Mismatch = string | undefined;

/** Makes one interface of the wish real in `state`, in place. */
export function applyInterface(state: NetworkState, wish: Json): Mismatch {
  if (wish.state === 'absent') return removeInterface(state, wish);
  const type = typeOf(wish);
  if (type === 'ovs-bridge') return applyOvsBridge(state, wish);
  const existing =
    type === ''
      ? findKernelInterface(state, nameOf(wish))
      : findInterface(state, nameOf(wish), type);
  if (existing === undefined && (type === '' || type === 'ethernet')) {
    return `Failed to find desired interface ${nameOf(wish)} ${type === '' ? 'Unknown' : 'Ethernet'}`;
  }
  const target = existing ?? newInterface(state, nameOf(wish), type);
  if (type === 'linux-bridge') applyLinuxBridge(state, target, wish);
  if (type === 'bond') applyBond(state, target, wish);
  target.state = wish.state ?? 'up';
  return mergeFacts(state, target, wish);
}

function newInterface(state: NetworkState, name: string, type: string): Json {
  const created: Json = {
    name,
    type,
    state: 'up',
    ipv4: { enabled: false },
    ipv6: { enabled: false },
  };
  if (type !== 'ovs-bridge') created.mtu = 1500;
  state.interfaces.push(created);
  return created;
}

function mergeFacts(state: NetworkState, target: Json, wish: Json): Mismatch {
  const maximum = asNumber(target['max-mtu']);
  const mtu = asNumber(wish.mtu);
  if (mtu !== undefined && maximum !== undefined && mtu > maximum) {
    const current = asText(target.mtu);
    return `Verification failure: ${nameOf(target)}.interface.mtu desire '${mtu}', current '${current}'`;
  }
  for (const key of MERGED_KEYS) if (key in wish) target[key] = wish[key];
  for (const key of MERGED_SECTIONS) {
    if (isRecord(wish[key])) target[key] = { ...asRecord(target[key]), ...wish[key] };
  }
  if (at(target, 'lldp', 'enabled') === true && at(target, 'lldp', 'neighbors') === undefined) {
    target.lldp = { enabled: true, neighbors: [] };
  }
  // The kernel hands a bond's MTU down to its members.
  if (mtu !== undefined && typeOf(target) === 'bond') {
    for (const member of bondMembers(target)) {
      const port = findKernelInterface(state, member);
      if (port !== undefined) port.mtu = mtu;
    }
  }
  return undefined;
}

/** Takes an interface out of whatever holds it. */
function detach(state: NetworkState, name: string): void {
  for (const item of state.interfaces) {
    if (isBridge(item)) {
      const kept = bridgePorts(item).filter(
        (port) => nameOf(port) !== name && !bondMembers(port).includes(name),
      );
      if (kept.length < bridgePorts(item).length) setBridgePorts(item, kept);
    } else if (bondMembers(item).includes(name)) {
      const section = asRecord(item['link-aggregation']);
      item['link-aggregation'] = {
        ...section,
        port: bondMembers(item).filter((member) => member !== name),
      };
    }
  }
}

function attach(state: NetworkState, name: string, controller: string): void {
  const port = findKernelInterface(state, name) ?? newInterface(state, name, 'ovs-interface');
  port.controller = controller;
  port.state = 'up';
  port['profile-name'] = name;
}

/** A port that nothing holds any more: a NIC loses its profile and is `down`, an OVS internal port ceases to be. */
function release(state: NetworkState, name: string): void {
  const port = findKernelInterface(state, name);
  if (port === undefined) return;
  delete port.controller;
  delete port['profile-name'];
  if (typeOf(port) === 'ovs-interface')
    state.interfaces = state.interfaces.filter((item) => item !== port);
  else if (typeOf(port) === 'ethernet') port.state = 'down';
}

function removeInterface(state: NetworkState, wish: Json): Mismatch {
  const type = typeOf(wish);
  const target =
    type === ''
      ? (findOvsBridge(state, nameOf(wish)) ?? findKernelInterface(state, nameOf(wish)))
      : findInterface(state, nameOf(wish), type);
  if (target === undefined) return undefined;
  if (typeOf(target) === 'ovs-bridge' && patchPorts(target).length > 0) {
    return `Verification failure: Absent/Down interface ${nameOf(target)}/ovs-bridge still found as ovs-bridge with state up`;
  }
  const held = isBridge(target) ? heldInterfaces(target) : bondMembers(target);
  detach(state, nameOf(target));
  if (typeOf(target) === 'ethernet') {
    release(state, nameOf(target));
    return undefined;
  }
  state.interfaces = state.interfaces.filter((item) => item !== target);
  for (const name of held) release(state, name);
  return undefined;
}

function spanningTree(value: unknown): Json {
  // nmstate reads the strings "0", "false", "no", "off" and "n" as true (ifaces/ovs.rs).
  if (typeof value === 'string') return { enabled: true };
  return { enabled: isRecord(value) ? value.enabled === true : value === true };
}

const OVS_OPTIONS: Json = {
  'fail-mode': '',
  'mcast-snooping-enable': false,
  rstp: false,
  stp: { enabled: false },
  datapath: '',
};

function applyOvsBridge(state: NetworkState, wish: Json): Mismatch {
  const name = nameOf(wish);
  const bridge = findOvsBridge(state, name) ?? newInterface(state, name, 'ovs-bridge');
  const section = asRecord(wish.bridge);
  const patches = patchPorts(bridge);
  const options = asRecord(section.options);
  const before = asRecord(at(bridge, 'bridge', 'options'));
  bridge.state = wish.state ?? 'up';
  bridge.bridge = {
    options: {
      ...OVS_OPTIONS,
      ...before,
      ...options,
      ...('stp' in options ? { stp: spanningTree(options.stp) } : {}),
    },
    port: bridgePorts(bridge),
  };
  if ('description' in wish) bridge.description = wish.description;
  const stated = 'port' in section || 'ports' in section;
  if (!stated && Object.keys(section).length === 0) return undefined;
  if (patches.length > 0 && section['allow-extra-patch-ports'] !== true) {
    const current = patches.map(nameOf).join(', ');
    return `Verification failure: ${name}.interface.bridge.port desire '[]', current '[${current}]'`;
  }
  return stated ? replaceOvsPorts(state, bridge, bridgePorts(wish), patches) : undefined;
}

function replaceOvsPorts(
  state: NetworkState,
  bridge: Json,
  wished: Json[],
  patches: Json[],
): Mismatch {
  const lone = wished.find((port) => 'link-aggregation' in port && bondMembers(port).length < 2);
  if (lone !== undefined) {
    return `Verification failure: ${nameOf(bridge)}.interface.bridge.port OVS bond ${nameOf(lone)} needs at least two ports`;
  }
  const former = heldInterfaces(bridge).filter((name) => !isPatchPort(name));
  const wanted = wished.flatMap((port) =>
    bondMembers(port).length > 0 ? bondMembers(port) : [nameOf(port)],
  );
  for (const name of wanted) detach(state, name);
  setBridgePorts(bridge, [...wished.map(shownPort), ...patches]);
  for (const name of former) if (!wanted.includes(name)) release(state, name);
  for (const name of wanted) attach(state, name, nameOf(bridge));
  return undefined;
}

function shownPort(port: Json): Json {
  if (!('link-aggregation' in port)) return port;
  const section = asRecord(port['link-aggregation']);
  const shown = without(section, 'slaves', 'ports');
  return {
    ...port,
    'link-aggregation': { ...shown, port: bondMembers(port).map((name) => ({ name })) },
  };
}

/** kubernetes-nmstate gives Linux bridge ports without `vlan` a trunk of all VLANs (pkg/bridge/bridge.go). */
export function withTrunkDefaults(wish: Json): Json {
  if (typeOf(wish) !== 'linux-bridge' || wish.state === 'absent') return wish;
  const trunk = { mode: 'trunk', 'trunk-tags': [{ 'id-range': { min: 2, max: 4094 } }] };
  const ports = bridgePorts(wish).map((port) => ('vlan' in port ? port : { ...port, vlan: trunk }));
  const section = without(asRecord(wish.bridge), 'ports');
  return { ...wish, bridge: { ...section, port: ports } };
}

function applyLinuxBridge(state: NetworkState, bridge: Json, wish: Json): void {
  const section = asRecord(wish.bridge);
  const wished = bridgePorts(wish);
  const stated = 'port' in section || 'ports' in section;
  const former = heldInterfaces(bridge);
  const options = asRecord(section.options);
  const stp = 'stp' in options ? { stp: { enabled: at(options, 'stp', 'enabled') === true } } : {};
  const ports = asRecords(stated ? wished : bridgePorts(bridge));
  bridge.bridge = {
    options: {
      stp: { enabled: false },
      'group-forward-mask': 0,
      'vlan-protocol': '802.1q',
      ...options,
      ...stp,
    },
    port: ports,
  };
  const wanted = ports.map(nameOf);
  for (const name of wanted) {
    detach(state, name);
    attach(state, name, nameOf(bridge));
  }
  setBridgePorts(bridge, ports);
  for (const name of former) if (!wanted.includes(name)) release(state, name);
}

function applyBond(state: NetworkState, bond: Json, wish: Json): void {
  if (!isRecord(wish['link-aggregation'])) return;
  const former = bondMembers(bond);
  const members = bondMembers(wish);
  const section = without(wish['link-aggregation'], 'slaves', 'ports');
  for (const name of members) {
    detach(state, name);
    attach(state, name, nameOf(bond));
  }
  bond['link-aggregation'] = { ...asRecord(bond['link-aggregation']), ...section, port: members };
  for (const name of former) if (!members.includes(name)) release(state, name);
}
