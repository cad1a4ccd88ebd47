import { asRecords, type Json } from '../../simulators/json';

/** What a switch announces on one of its ports. */
export interface Neighbor {
  system: string;
  port: string;
  vlans?: number[];
  /** The VLAN of frames without a tag. */
  pvid?: number;
  chassis: string;
  /** Largest frame in bytes. */
  frame?: number;
}

export interface NicFacts {
  name: string;
  mac: string;
  mtu?: number;
  /** Mbit/s; left out where nothing is reported, as for a NIC without a profile. */
  speed?: number;
  controller?: string;
  /** A spare NIC is `down`: NetworkManager has no profile for it. */
  state?: 'up' | 'down';
  neighbor?: Neighbor;
}

/** The LLDP data units of a switch port as nmstate shows them. */
export function neighborUnits({
  system,
  port,
  vlans = [],
  pvid,
  chassis,
  frame,
}: Neighbor): Json[] {
  const units: Json[] = [
    { type: 5, 'system-name': system },
    {
      type: 6,
      'system-description': 'Arista Networks EOS version 4.33.1F running on an Arista 7050SX3',
    },
    { type: 7, 'system-capabilities': ['MAC Bridge component', 'Router'] },
    { type: 1, 'chassis-id': chassis, 'chassis-id-type': 4, _description: 'MAC address' },
    { type: 2, 'port-id': port, 'port-id-type': 5, _description: 'Interface name' },
  ];
  if (pvid !== undefined) {
    units.push({ type: 127, oui: '00:80:c2', subtype: 1, 'ieee-802-1-pvid': pvid });
  }
  const names = vlans.map((vid) => ({ name: `vlan${vid}`, vid }));
  if (names.length > 0) {
    units.push({ type: 127, oui: '00:80:c2', subtype: 3, 'ieee-802-1-vlans': names });
  }
  if (frame !== undefined) {
    units.push({ type: 127, oui: '00:12:0f', subtype: 4, 'ieee-802-3-max-frame-size': frame });
  }
  return units;
}

/** A physical NIC. */
export function nic({
  name,
  mac,
  mtu = 1500,
  speed,
  controller,
  state = 'up',
  neighbor,
}: NicFacts): Json {
  return {
    name,
    type: 'ethernet',
    state,
    identifier: 'name',
    ...(state === 'up' ? { 'profile-name': name } : {}),
    'mac-address': mac,
    'permanent-mac-address': mac,
    mtu,
    'min-mtu': 68,
    'max-mtu': 9702,
    ...(controller === undefined ? {} : { controller }),
    driver: 'mlx5_core',
    ethernet: {
      'auto-negotiation': true,
      ...(speed === undefined ? {} : { speed, duplex: 'full' }),
      'sr-iov': { 'total-vfs': 0, vfs: [] },
    },
    ipv4: { enabled: false },
    ipv6: { enabled: false },
    lldp:
      neighbor === undefined
        ? { enabled: false }
        : { enabled: true, neighbors: [neighborUnits(neighbor)] },
  };
}

/** A Linux bond of mode 802.3ad. */
export function bond(name: string, members: string[], mac: string, controller?: string): Json {
  return {
    name,
    type: 'bond',
    state: 'up',
    'profile-name': name,
    'mac-address': mac,
    mtu: 1500,
    ...(controller === undefined ? {} : { controller }),
    'link-aggregation': {
      mode: '802.3ad',
      options: { lacp_rate: 'fast', miimon: 100, xmit_hash_policy: 'layer3+4' },
      port: members,
    },
    ipv4: { enabled: false },
    ipv6: { enabled: false },
  };
}

/** A VLAN interface on top of another. */
export function vlanInterface(base: string, id: number, mac: string, controller: string): Json {
  return {
    name: `${base}.${id}`,
    type: 'vlan',
    state: 'up',
    'profile-name': `${base}.${id}`,
    'mac-address': mac,
    mtu: 1500,
    controller,
    vlan: { 'base-iface': base, id, protocol: '802.1q' },
    ipv4: { enabled: false },
    ipv6: { enabled: false },
  };
}

/** An OVS bridge with these ports. */
export function ovsBridge(name: string, ports: string[]): Json {
  return {
    name,
    type: 'ovs-bridge',
    state: 'up',
    bridge: {
      options: {
        'fail-mode': '',
        'mcast-snooping-enable': false,
        rstp: false,
        stp: { enabled: false },
        datapath: '',
      },
      port: ports.map((port) => ({ name: port })),
    },
    'ovs-db': { external_ids: {}, other_config: {} },
  };
}

export interface NodeUplink {
  /** The node's name, which its patch port on `br-ex` carries. */
  node: string;
  address: string;
  gateway: string;
  /** Frames of `br-ex` leave through this interface. */
  uplink: string;
  mac: string;
}

/** `br-ex` as installed: the bridge, the internal port with the node's address and default route, OVN's own patch port. */
export function brEx({ node, address, uplink, mac }: NodeUplink): Json[] {
  const patch = `patch-br-ex_${node}-to-br-int`;
  return [
    ovsBridge('br-ex', [uplink, 'br-ex', patch]),
    {
      name: 'br-ex',
      type: 'ovs-interface',
      state: 'up',
      'mac-address': mac,
      mtu: 1500,
      controller: 'br-ex',
      ipv4: { enabled: true, dhcp: false, address: [{ ip: address, 'prefix-length': 24 }] },
      ipv6: { enabled: false },
    },
    {
      name: patch,
      type: 'ovs-interface',
      state: 'ignore',
      patch: { peer: `patch-br-int-to-br-ex_${node}` },
    },
  ];
}

/** What nmstate shows of a node: its interfaces, the default route through `br-ex`, and OVN's mapping of `physnet`. */
export function currentState({ gateway }: NodeUplink, interfaces: Json[]): Json {
  const route = {
    destination: '0.0.0.0/0',
    'next-hop-interface': 'br-ex',
    'next-hop-address': gateway,
    'table-id': 254,
    metric: 48,
  };
  const dns = { search: ['example.com'], server: [gateway] };
  return {
    interfaces: asRecords(interfaces),
    routes: { config: [route], running: [route] },
    'dns-resolver': { config: dns, running: dns },
    ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-ex' }] },
  };
}
