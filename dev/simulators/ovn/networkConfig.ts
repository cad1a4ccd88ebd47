import { asRecord, asText, isRecord, type Json } from '../json';

/** A NAD's configuration as OVN-Kubernetes understands it. */
export interface NetworkConfig {
  name: string;
  topology: string;
  /** The localnet: `physicalNetworkName`, or the network's name. */
  localnet: string;
  vlanId: number | undefined;
  mtu: number | undefined;
  /** What all NADs of the network must have in common, as one text. */
  signature: string;
}

export type ParsedConfig =
  | { kind: 'ovn'; network: NetworkConfig }
  /** Another CNI plugin's; OVN-Kubernetes lets it be. */
  | { kind: 'other'; type: string }
  /** Refused, with the text of the event and of the failing pod. */
  | { kind: 'invalid'; message: string };

const OVN_TYPE = 'ovn-k8s-cni-overlay';
/** The overlay's MTU, which OVN-Kubernetes takes where a NAD states none. */
export const DEFAULT_MTU = 1400;
const RESERVED_NAMES = ['default', 'ovn-kubernetes'];

function invalid(message: string): ParsedConfig {
  return { kind: 'invalid', message };
}

/** JSON keys of Go structs are matched without regard to case. */
function field(config: Json, name: string): unknown {
  const key = Object.keys(config).find(
    (candidate) => candidate.toLowerCase() === name.toLowerCase(),
  );
  return key === undefined ? undefined : config[key];
}

function goType(value: unknown): string {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? 'array' : 'object';
}

/** The complaint of Go's JSON decoder about fields of the wrong type. */
function typeMismatch(config: Json): string | undefined {
  const integer = (value: unknown): boolean => Number.isInteger(value);
  const text = (value: unknown): boolean => typeof value === 'string';
  const fields: [name: string, goName: string, accepts: (value: unknown) => boolean][] = [
    ['name', 'string', text],
    ['cniVersion', 'string', text],
    ['topology', 'string', text],
    ['netAttachDefName', 'string', text],
    ['physicalNetworkName', 'string', text],
    ['subnets', 'string', text],
    ['excludeSubnets', 'string', text],
    ['role', 'string', text],
    ['vlanID', 'int', integer],
    ['mtu', 'int', integer],
  ];
  for (const [name, goName, accepts] of fields) {
    const value = field(config, name);
    if (value === undefined || value === null || accepts(value)) continue;
    const shown = typeof value === 'number' ? `number ${value}` : goType(value);
    return `json: cannot unmarshal ${shown} into Go struct field NetConf.${name} of type ${goName}`;
  }
  return undefined;
}

/**
 * Parses `spec.config` of the NAD `nadKey` (`namespace/name`) as OVN-Kubernetes does: what it takes without a word
 * (VLAN 70000, unknown keys, a missing topology) is taken, what it refuses is refused
 * (go-controller/pkg/config/cni.go, pkg/util/multi_network.go).
 */
export function parseNetworkConfig(nadKey: string, config: unknown): ParsedConfig {
  let root: unknown;
  try {
    root = JSON.parse(asText(config));
  } catch {
    return invalid('failed to parse CNI config: invalid JSON');
  }
  if (!isRecord(root)) return invalid('failed to parse CNI config: not an object');
  const plugins = root.plugins;
  const single = asText(root.type) !== '';
  if (Array.isArray(plugins) && plugins.length > 0 && !single) {
    if (plugins.length > 1) {
      const types = plugins.map((plugin) => asText(asRecord(plugin).type));
      return types.includes(OVN_TYPE)
        ? invalid('CNI plugin chaining is not supported')
        : { kind: 'other', type: types[0] ?? '' };
    }
    return parseSingle(nadKey, { ...asRecord(plugins[0]), name: root.name });
  }
  return parseSingle(nadKey, root);
}

function parseSingle(nadKey: string, config: Json): ParsedConfig {
  const type = asText(config.type);
  if (type !== OVN_TYPE) return { kind: 'other', type };
  const mismatch = typeMismatch(config);
  if (mismatch !== undefined) return invalid(mismatch);
  const topology = asText(field(config, 'topology'));
  // Without a topology the NAD is an attachment to the cluster's default network, whatever else it says.
  if (topology === '') return { kind: 'ovn', network: DEFAULT_NETWORK };
  const name = asText(field(config, 'name'));
  if (name === '' || RESERVED_NAMES.includes(name)) {
    return invalid(`invalid name in in secondary network netconf (${name})`);
  }
  if (!['layer2', 'layer3', 'localnet'].includes(topology))
    return invalid(`topology ${topology} not supported`);
  const stated = asText(field(config, 'netAttachDefName'));
  if (stated === '') return invalid('missing NADName in secondary network netconf');
  if (stated !== nadKey)
    return invalid(`net-attach-def name (${nadKey}) is inconsistent with config (${stated})`);
  if (asText(asRecord(field(config, 'ipam')).type) !== '') {
    return invalid(
      'error parsing Network Attachment Definition: IPAM key is not supported. Use OVN-K provided IPAM via the `subnets` attribute',
    );
  }
  const role = asText(field(config, 'role'));
  if (topology === 'localnet' && role !== '' && role !== 'secondary') {
    return invalid(
      `unexpected network field "role" ${role} for "localnet" topology, only "secondary" is allowed`,
    );
  }
  if (topology === 'localnet' && asText(field(config, 'joinSubnet')) !== '') {
    return invalid(
      'localnet topology does not allow specifying join subnet as services are not supported',
    );
  }
  const vlanId = field(config, 'vlanID');
  const mtu = field(config, 'mtu');
  return {
    kind: 'ovn',
    network: {
      name,
      topology,
      localnet: topology === 'localnet' ? asText(field(config, 'physicalNetworkName')) || name : '',
      vlanId: typeof vlanId === 'number' && vlanId !== 0 ? vlanId : undefined,
      mtu: typeof mtu === 'number' ? mtu : undefined,
      signature: signature(config),
    },
  };
}

const DEFAULT_NETWORK: NetworkConfig = {
  name: 'default',
  topology: '',
  localnet: '',
  vlanId: undefined,
  mtu: undefined,
  signature: '',
};

/** The keys that OVN-Kubernetes compares between NADs of one network (multi_network.go, areNetworksCompatible). */
const COMPARED = [
  'topology',
  'mtu',
  'vlanID',
  'physicalNetworkName',
  'subnets',
  'excludeSubnets',
  'allowPersistentIPs',
];

function signature(config: Json): string {
  const defaults: Json = { mtu: DEFAULT_MTU, vlanID: 0, allowPersistentIPs: false };
  return JSON.stringify(COMPARED.map((key) => field(config, key) ?? defaults[key] ?? ''));
}

/** A network's name in OVN: `-` and `/` become `.`. */
export function normalisedName(network: string): string {
  return network.replace(/[-/]/g, '.');
}

/** The port by which OVN ties a network's switch to the mapped bridge of a node, as Open vSwitch and nmstate show it. */
export function patchPortName(network: string): string {
  return `patch-${normalisedName(network)}_ovn_localnet_port-to-br-int`;
}

/** Its other end, on `br-int`. */
export function patchPeerName(network: string): string {
  return `patch-br-int-to-${normalisedName(network)}_ovn_localnet_port`;
}
