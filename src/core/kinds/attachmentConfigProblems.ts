import ipaddr from 'ipaddr.js';
import { parseCidr } from '../values/cidr';
import { asArray, asObject, at } from '../values/json';
import type { JsonObject } from '../values/json';
import { parseMtu } from '../values/mtu';
import { parseResourceName } from '../values/resourceName';
import { parseVlanId } from '../values/vlanId';
import { bridgeConfigProblems } from './bridgeConfigProblems';
import type { BridgeConfigProblemCode } from './bridgeConfigProblems';
import { OVN_KEYS } from './cniConfig';
import { manifestProblem } from './manifestProblem';
import type { ManifestProblem } from './manifestProblem';

export type AttachmentConfigProblemCode =
  | BridgeConfigProblemCode
  | 'config-not-json'
  | 'config-not-an-object'
  | 'config-plugin-list'
  | 'config-plugin-chain'
  | 'config-list-and-single'
  | 'config-plugins-no-list'
  | 'config-type'
  | 'config-version-missing'
  | 'config-version-not-text'
  | 'config-version-unknown'
  | 'config-name-missing'
  | 'config-name-reserved'
  | 'config-name-characters'
  | 'config-topology-missing'
  | 'config-topology'
  | 'config-attachment-missing'
  | 'config-attachment-other'
  | 'config-localnet-empty'
  | 'config-localnet-not-text'
  | 'config-localnet-characters'
  | 'config-vlan-not-a-number'
  | 'config-vlan-zero'
  | 'config-vlan-out-of-range'
  | 'config-mtu-missing'
  | 'config-mtu-not-a-number'
  | 'config-mtu-out-of-range'
  | 'config-ipam'
  | 'config-ipam-not-an-object'
  | 'config-subnets'
  | 'config-subnets-not-text'
  | 'config-subnet-form'
  | 'config-subnet-host-bits'
  | 'config-exclude-outside'
  | 'config-role'
  | 'config-join-subnet'
  | 'config-persistent-ips'
  | 'config-key-case'
  | 'config-key-foreign'
  | 'config-key-unknown';

type Problem = ManifestProblem<AttachmentConfigProblemCode>;

const problem = manifestProblem<AttachmentConfigProblemCode>;

/** The only keys of a configuration that we write; those after them have a sentence of their own. */
const KEYS = [
  ...['cniVersion', 'name', 'type', 'topology', 'netAttachDefName', 'physicalNetworkName'],
  ...['vlanID', 'mtu', 'ipam', 'subnets', 'excludeSubnets', 'role', 'joinSubnet', 'plugins'],
  'allowPersistentIPs',
];

/** Versions of the CNI specification (containernetworking/cni pkg/version). */
const VERSIONS = ['0.3.0', '0.3.1', '0.4.0', '1.0.0', '1.1.0'];
const RESERVED_NAMES = ['default', 'ovn-kubernetes'];
/** `physnet` may be used, so this is wider than the name of a localnet that is to be made. */
const LOCALNET = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

const text = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const nameProblems = ({ name }: JsonObject): readonly Problem[] => {
  if (typeof name !== 'string' || name === '') return [problem('config-name-missing')];
  if (RESERVED_NAMES.includes(name)) return [problem('config-name-reserved', { name })];
  return parseResourceName(name).ok ? [] : [problem('config-name-characters', { name })];
};

const versionProblems = ({ cniVersion }: JsonObject): readonly Problem[] => {
  if (cniVersion === undefined) return [problem('config-version-missing')];
  if (typeof cniVersion !== 'string') {
    return [problem('config-version-not-text', { version: text(cniVersion) })];
  }
  return VERSIONS.includes(cniVersion)
    ? []
    : [problem('config-version-unknown', { version: cniVersion })];
};

const topologyProblems = ({ topology }: JsonObject): readonly Problem[] => {
  if (topology === undefined || topology === '') return [problem('config-topology-missing')];
  return topology === 'localnet' ? [] : [problem('config-topology', { topology: text(topology) })];
};

const attachmentProblems = (
  { netAttachDefName: found }: JsonObject,
  expected: string,
): readonly Problem[] => {
  if (found === undefined || found === '')
    return [problem('config-attachment-missing', { expected })];
  return found === expected
    ? []
    : [problem('config-attachment-other', { found: text(found), expected })];
};

const localnetProblems = ({ physicalNetworkName: localnet }: JsonObject): readonly Problem[] => {
  if (localnet === undefined) return [];
  if (localnet === '') return [problem('config-localnet-empty')];
  if (typeof localnet !== 'string') {
    return [problem('config-localnet-not-text', { localnet: text(localnet) })];
  }
  return LOCALNET.test(localnet) ? [] : [problem('config-localnet-characters', { localnet })];
};

const vlanProblems = ({ vlanID }: JsonObject): readonly Problem[] => {
  if (vlanID === undefined) return [];
  if (vlanID === 0) return [problem('config-vlan-zero')];
  const vlan = text(vlanID);
  const parsed = typeof vlanID === 'number' ? parseVlanId(vlanID) : undefined;
  if (parsed?.ok === true) return [];
  return parsed?.error === 'vlan-out-of-range'
    ? [problem('config-vlan-out-of-range', { vlan })]
    : [problem('config-vlan-not-a-number', { vlan })];
};

const mtuProblems = ({ mtu: value }: JsonObject): readonly Problem[] => {
  if (value === undefined) return [problem('config-mtu-missing')];
  const mtu = text(value);
  const parsed = typeof value === 'number' ? parseMtu(value) : undefined;
  if (parsed?.ok === true) return [];
  return parsed?.error === 'mtu-out-of-range'
    ? [problem('config-mtu-out-of-range', { mtu })]
    : [problem('config-mtu-not-a-number', { mtu })];
};

const rangesOf = (list: string): readonly string[] =>
  list.split(',').flatMap((part) => part.trim() || []);

const isInside = (inner: string, outer: string): boolean => {
  const [address, prefix] = ipaddr.parseCIDR(inner);
  const [network, bits] = ipaddr.parseCIDR(outer);
  return address.kind() === network.kind() && prefix >= bits && address.match(network, bits);
};

const rangeProblems = (ranges: readonly string[]): readonly Problem[] =>
  ranges.flatMap((subnet) => {
    const parsed = parseCidr(subnet);
    if (parsed.ok) return [];
    return parsed.error === 'cidr-host-bits'
      ? [problem('config-subnet-host-bits', { subnet })]
      : [problem('config-subnet-form', { subnet })];
  });

const subnetProblems = ({ subnets = '', excludeSubnets = '' }: JsonObject): readonly Problem[] => {
  if (subnets === '' && excludeSubnets === '') return [];
  if (typeof subnets !== 'string') {
    return [problem('config-subnets-not-text', { subnets: text(subnets) })];
  }
  if (typeof excludeSubnets !== 'string') {
    return [problem('config-subnets-not-text', { subnets: text(excludeSubnets) })];
  }
  const [given, excluded] = [rangesOf(subnets), rangesOf(excludeSubnets)];
  const malformed = rangeProblems([...given, ...excluded]);
  if (malformed.length > 0) return malformed;
  const outside = excluded.find((range) => !given.some((subnet) => isInside(range, subnet)));
  return outside === undefined
    ? [problem('config-subnets')]
    : [problem('config-exclude-outside', { subnet: outside })];
};

const ipamProblems = ({ ipam }: JsonObject): readonly Problem[] => {
  if (ipam === undefined) return [];
  const object = asObject(ipam);
  if (object === undefined) return [problem('config-ipam-not-an-object', { ipam: text(ipam) })];
  return object.type === undefined || object.type === ''
    ? []
    : [problem('config-ipam', { plugin: text(object.type) })];
};

const otherProblems = (config: JsonObject): readonly Problem[] => {
  const { role, joinSubnet, allowPersistentIPs, plugins } = config;
  return [
    ...(role === undefined || role === '' || role === 'secondary'
      ? []
      : [problem('config-role', { role: text(role) })]),
    ...(joinSubnet === undefined || joinSubnet === '' ? [] : [problem('config-join-subnet')]),
    ...(allowPersistentIPs === undefined ? [] : [problem('config-persistent-ips')]),
    ...(plugins === undefined
      ? []
      : [problem('config-plugins-no-list', { plugins: text(plugins) })]),
  ];
};

const spelt = (key: string): string | undefined =>
  KEYS.find((known) => known.toLowerCase() === key.toLowerCase());

const keyProblems = (config: JsonObject): readonly Problem[] =>
  Object.keys(config).flatMap((key) => {
    if (KEYS.includes(key)) return [];
    const expected = spelt(key);
    if (expected !== undefined) return [problem('config-key-case', { key, expected })];
    return OVN_KEYS.has(key.toLowerCase())
      ? [problem('config-key-foreign', { key })]
      : [problem('config-key-unknown', { key })];
  });

/** Go's JSON decoder reads keys without regard to case, and takes the one of the right spelling first. */
const asSpelt = (config: JsonObject): JsonObject => ({
  ...Object.fromEntries(Object.entries(config).map(([key, value]) => [spelt(key) ?? key, value])),
  ...config,
});

const parsed = (config: string): { value: unknown } | { error: string } => {
  try {
    return { value: JSON.parse(config) as unknown };
  } catch (error) {
    return { error: error instanceof Error ? error.message : '' };
  }
};

const ovnProblems = (given: JsonObject, place: string): readonly Problem[] => {
  const config = asSpelt(given);
  return [
    ...keyProblems(given),
    ...versionProblems(config),
    ...nameProblems(config),
    ...topologyProblems(config),
    ...attachmentProblems(config, place),
    ...localnetProblems(config),
    ...vlanProblems(config),
    ...mtuProblems(config),
    ...subnetProblems(config),
    ...ipamProblems(config),
    ...otherProblems(config),
  ];
};

const pluginProblems = (config: JsonObject, place: string): readonly Problem[] => {
  if (config.type === 'ovn-k8s-cni-overlay') return ovnProblems(config, place);
  return config.type === 'bridge' || config.type === 'cnv-bridge'
    ? [
        ...versionProblems(config),
        ...nameProblems(config),
        ...mtuProblems(config),
        ...bridgeConfigProblems(config),
      ]
    : [problem('config-type', { type: config.type === undefined ? '' : text(config.type) })];
};

/**
 * Why the CNI configuration of a NAD, of a localnet network or of a Linux bridge, must not be written. No schema looks into it: some of this OVN-Kubernetes
 * refuses, with an event that nobody sees, and the rest it takes without a word and does something else (go-controller/pkg/config/cni.go,
 * pkg/util/multi_network.go; each case was run against its parser). What `localnetConfig` writes has none of these problems.
 * @param place the NAD's own place, which the configuration has to name
 */
export const attachmentConfigProblems = (
  config: string,
  { namespace, name }: { namespace: string; name: string },
): readonly Problem[] => {
  const json = parsed(config);
  if ('error' in json) return [problem('config-not-json', { detail: json.error })];
  const whole = asObject(json.value);
  if (whole === undefined) return [problem('config-not-an-object')];
  const place = `${namespace}/${name}`;
  // `null` sets nothing in Go.
  const object = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
  const [first, ...more] = asArray(object.plugins);
  if (first === undefined) return pluginProblems(object, place);
  if (object.type !== undefined) return [problem('config-list-and-single')];
  if (more.length > 0 && at(first, 'type') === 'ovn-k8s-cni-overlay') {
    return [problem('config-plugin-chain')];
  }
  const { plugins: _, ...root } = object;
  return [problem('config-plugin-list'), ...pluginProblems({ ...asObject(first), ...root }, place)];
};
