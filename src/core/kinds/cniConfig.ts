import { asArray, asBoolean, asInteger, asName, asObject, asString, at } from '../values/json';
import type { JsonObject } from '../values/json';
import { parseMtu } from '../values/mtu';
import { parseVlanId } from '../values/vlanId';

/** A NAD of OVN-Kubernetes (`type: ovn-k8s-cni-overlay`), as OVN-Kubernetes itself would read it, of which it can make a network. */
export interface OvnConfig {
  type: 'ovn';
  topology: 'localnet' | 'layer2' | 'layer3';
  /** CNI `name`: the identity of the network, cluster-wide. */
  network: string;
  /** As written; OVN falls back to `network` when it is missing, and "" differs from "same as name" in its comparison of NADs. */
  physicalNetworkName: string | undefined;
  /** As written: of a localnet 1–4094 is a tag, `undefined` or 0 untagged; an overlay has no tag, whatever stands here. */
  vlan: number | undefined;
  mtu: number | undefined;
  netAttachDefName: string | undefined;
  subnets: string;
  excludeSubnets: string;
  role: string;
  allowPersistentIPs: boolean;
  /** Keys that OVN-Kubernetes does not know and drops without a word. */
  unknownKeys: readonly string[];
}

/** A NAD of the Linux bridge plugin. */
export interface LinuxBridgeConfig {
  type: 'linux-bridge';
  plugin: 'bridge' | 'cnv-bridge';
  network: string;
  bridge: string;
  vlan: number | undefined;
  mtu: number | undefined;
  /** Guests tag VLANs themselves (`vlanTrunk`), so that a network without a VLAN is not untagged. */
  guestsTag?: true;
}

export interface OtherConfig {
  type: 'other';
  /** The CNI plugin: `sriov`, `macvlan`, … */
  plugin: string;
  network: string;
  /** The interface on the node that a macvlan, ipvlan or vlan network stands on. */
  master: string | undefined;
}

/** Why a config cannot become a network. `detail` is the parser's or the offending value, in English, from the object itself. */
export interface InvalidConfig {
  type: 'invalid';
  reason:
    | 'empty'
    /** Something else than text stands where the text should be. */
    | 'not-text'
    | 'not-json'
    | 'not-an-object'
    | 'no-type'
    | 'no-name'
    | 'name-reserved'
    /** OVN-Kubernetes takes it, without a word, for an attachment to the cluster's default network. */
    | 'topology-missing'
    | 'topology'
    | 'vlan-not-a-number'
    | 'vlan-out-of-range'
    | 'mtu-not-a-number'
    | 'mtu-out-of-range'
    | 'wrong-type'
    | 'several-plugins'
    | 'ipam'
    | 'ipam-not-an-object'
    | 'role'
    | 'join-subnet';
  detail: string;
}

export type CniConfig = OvnConfig | LinuxBridgeConfig | OtherConfig | InvalidConfig;

const invalid = (reason: InvalidConfig['reason'], detail = ''): InvalidConfig => ({
  type: 'invalid',
  reason,
  detail: detail.slice(0, 200),
});

/** Keys of OVN-Kubernetes' NetConf (go-controller/pkg/cni/types/types.go), in small letters; Go reads JSON keys without regard to case. */
export const OVN_KEYS: ReadonlySet<string> = new Set(
  [
    'cniVersion name type topology netAttachDefName vlanID mtu subnets excludeSubnets reservedSubnets',
    'infrastructureSubnets physicalNetworkName role allowPersistentIPs ipam joinSubnet defaultGatewayIPs',
    'transport logFile logLevel logFile-maxsize logFile-maxbackups logFile-maxage deviceID capabilities dns',
    'runtimeConfig prevResult disableCheck args transitSubnet outboundSNAT evpn uplink cniRequestTimeout',
  ].flatMap((line) => line.toLowerCase().split(' ')),
);

/** CNI names that OVN-Kubernetes keeps for the cluster's default network (go-controller/pkg/config/cni.go). */
const RESERVED_NAMES = ['default', 'ovn-kubernetes'];

const STRING_KEYS = [
  'cniVersion',
  'physicalNetworkName',
  'netAttachDefName',
  'subnets',
  'excludeSubnets',
  'role',
];

/** The value of a key as Go's JSON decoder finds it: exact first, then without regard to case; `null` sets nothing. */
const lookUp = (config: JsonObject, key: string): unknown => {
  const exact = Object.hasOwn(config, key) ? key : undefined;
  const found =
    exact ?? Object.keys(config).find((name) => name.toLowerCase() === key.toLowerCase());
  return found === undefined ? undefined : (config[found] ?? undefined);
};

const LIMITS = { vlan: parseVlanId, mtu: parseMtu };

/**
 * What is wrong with a VLAN ID or an MTU; 0 sets neither. Upstream's parser takes any integer, and the network fails later: OVN's database has no
 * tag above 4095 or below 0 (ovn-nb.ovsschema, `tag_request`), 802.1Q reserves 4095, and no interface takes an MTU beyond a packet.
 */
const numberProblem = (key: keyof typeof LIMITS, value: unknown): InvalidConfig | undefined => {
  if (value === undefined || value === 0) return undefined;
  const fault = asInteger(value) === undefined ? 'not-a-number' : 'out-of-range';
  return fault === 'out-of-range' && LIMITS[key](value).ok
    ? undefined
    : invalid(`${key}-${fault}`, JSON.stringify(value));
};

/** What Go's JSON decoder refuses, before anything is made of the configuration. */
const typeProblem = (config: JsonObject): InvalidConfig | undefined => {
  const vlan = numberProblem('vlan', lookUp(config, 'vlanID'));
  if (vlan?.reason === 'vlan-not-a-number') return vlan;
  const mtu = numberProblem('mtu', lookUp(config, 'mtu'));
  if (mtu?.reason === 'mtu-not-a-number') return mtu;
  const wrong = STRING_KEYS.find(
    (key) => !['string', 'undefined'].includes(typeof lookUp(config, key)),
  );
  if (wrong !== undefined) return invalid('wrong-type', wrong);
  return ['boolean', 'undefined'].includes(typeof lookUp(config, 'allowPersistentIPs'))
    ? undefined
    : invalid('wrong-type', 'allowPersistentIPs');
};

const readOvn = (config: JsonObject, network: string): CniConfig => {
  const mistyped = typeProblem(config);
  if (mistyped !== undefined) return mistyped;
  const topology = lookUp(config, 'topology') ?? '';
  if (topology === '') return invalid('topology-missing');
  if (network === '') return invalid('no-name');
  if (RESERVED_NAMES.includes(network)) return invalid('name-reserved', network);
  if (topology !== 'localnet' && topology !== 'layer2' && topology !== 'layer3') {
    return invalid('topology', asString(topology) ?? JSON.stringify(topology));
  }
  const [vlan, mtu] = [lookUp(config, 'vlanID'), lookUp(config, 'mtu')];
  const beyond =
    (topology === 'localnet' ? numberProblem('vlan', vlan) : undefined) ??
    numberProblem('mtu', mtu);
  if (beyond !== undefined) return beyond;
  const ipam = lookUp(config, 'ipam');
  if (ipam !== undefined && asObject(ipam) === undefined) {
    return invalid('ipam-not-an-object', JSON.stringify(ipam));
  }
  const addresses = at(ipam, 'type') ?? '';
  if (addresses !== '') return invalid('ipam', asString(addresses) ?? JSON.stringify(addresses));
  const role = asString(lookUp(config, 'role')) ?? '';
  if (topology === 'localnet') {
    if (role !== '' && role !== 'secondary') return invalid('role', role);
    if ((lookUp(config, 'joinSubnet') ?? '') !== '') return invalid('join-subnet');
  }
  return {
    type: 'ovn',
    topology,
    network,
    physicalNetworkName: asString(lookUp(config, 'physicalNetworkName')),
    vlan: asInteger(vlan),
    mtu: asInteger(mtu),
    netAttachDefName: asString(lookUp(config, 'netAttachDefName')),
    subnets: asString(lookUp(config, 'subnets')) ?? '',
    excludeSubnets: asString(lookUp(config, 'excludeSubnets')) ?? '',
    role,
    allowPersistentIPs: asBoolean(lookUp(config, 'allowPersistentIPs')) ?? false,
    unknownKeys: Object.keys(config).filter((key) => !OVN_KEYS.has(key.toLowerCase())),
  };
};

const readPlugin = (config: JsonObject, network: string): CniConfig => {
  const type = asString(lookUp(config, 'type'));
  if (type === undefined || type === '') return invalid('no-type');
  if (type === 'ovn-k8s-cni-overlay') return readOvn(config, network);
  if (type === 'bridge' || type === 'cnv-bridge') {
    const wrong =
      numberProblem('vlan', config.vlan ?? undefined) ??
      numberProblem('mtu', config.mtu ?? undefined);
    if (wrong !== undefined) return wrong;
    return {
      type: 'linux-bridge',
      plugin: type,
      network,
      bridge: asName(config.bridge) ?? 'cni0',
      vlan: asInteger(config.vlan),
      mtu: asInteger(config.mtu),
      ...(asArray(config.vlanTrunk).length > 0 && { guestsTag: true }),
    };
  }
  return { type: 'other', plugin: type, network, master: asName(config.master) };
};

/**
 * Reads the CNI configuration text of a NAD. A list of one plugin counts as that plugin; with a `type` at the root Multus ignores the
 * list (multus-cni pkg/types/conf.go). Refusals follow OVN-Kubernetes' parser (go-controller/pkg/util/multi_network.go), and what fails after it.
 */
export const readCniConfig = (text: unknown): CniConfig => {
  if (text === undefined || text === null) return invalid('empty');
  if (typeof text !== 'string') return invalid('not-text', JSON.stringify(text));
  if (text.trim() === '') return invalid('empty');
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return invalid('not-json', error instanceof Error ? error.message : '');
  }
  const config = asObject(parsed);
  if (config === undefined) return invalid('not-an-object');
  const network = asString(lookUp(config, 'name')) ?? '';
  const plugins = asArray(config.plugins);
  if (asString(config.type) !== undefined || plugins.length === 0) {
    // OVN-Kubernetes refuses a list beside a single configuration (go-controller/pkg/config/cni.go ParseNetConf).
    return plugins.length > 0 && config.type === 'ovn-k8s-cni-overlay'
      ? invalid('several-plugins')
      : readPlugin(config, network);
  }
  const first = asObject(plugins[0]);
  if (first === undefined) return invalid('no-type');
  if (plugins.length > 1 && first.type === 'ovn-k8s-cni-overlay') {
    return invalid('several-plugins');
  }
  return readPlugin(first, network);
};
