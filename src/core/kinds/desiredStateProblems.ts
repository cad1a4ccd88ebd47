import { INTERFACE_NAME } from '../values/interfaceName';
import { asArray, asName, asObject, asString, at } from '../values/json';
import { desiredBridgeProblems } from './desiredBridgeProblems';
import { desiredMappingProblems } from './desiredMappingProblems';
import { manifestProblem } from './manifestProblem';
import type { ManifestProblem } from './manifestProblem';
import type { NodeNetworkStateFacts } from './nodeNetworkState';

export type DesiredStateProblemCode =
  | 'state-key-unknown'
  | 'state-ovs-db'
  | 'state-ovs-db-mappings'
  | 'state-interface-name'
  | 'state-interface-repeated'
  | 'state-interface-state'
  | 'state-stp-text'
  | 'state-stp-on'
  | 'state-boolean-text'
  | 'state-patch-ports-text'
  | 'state-patch-ports-forbidden'
  | 'state-port-repeated'
  | 'state-port-shared'
  | 'state-port-not-there'
  | 'state-port-of-br-ex'
  | 'state-trunk-range'
  | 'state-trunk-reversed'
  | 'state-trunk-overlap'
  | 'state-access-with-trunk'
  | 'state-bond-mode'
  | 'state-bond-mode-lacp'
  | 'state-bond-one-port'
  | 'state-bridge-in-use'
  | 'state-mapping-dangles'
  | 'state-localnet-missing'
  | 'state-localnet-empty'
  | 'state-localnet-reserved'
  | 'state-br-ex'
  | 'state-localnet-characters'
  | 'state-localnet-repeated'
  | 'state-localnet-moved'
  | 'state-mapping-no-bridge'
  | 'state-mapping-bridge-characters'
  | 'state-mapping-state'
  | 'state-mapping-to-absent-bridge'
  | 'state-mapping-key-unknown';

export type DesiredStateProblem = ManifestProblem<DesiredStateProblemCode>;

const problem = manifestProblem<DesiredStateProblemCode>;

const TOP_KEYS =
  'interfaces routes route-rules dns-resolver hostname ovs-db ovn description version capabilities dispatch';

/** Keys of every interface and of its types (nmstate rust/src/lib/iface.rs and ifaces/). */
const INTERFACE_KEYS = [
  'name profile-name description type state identifier mac-address permanent-mac-address pci-address alt-names mtu min-mtu',
  'max-mtu driver wait-ip ipv4 ipv6 mptcp controller master accept-all-mac-addresses copy-mac-from ovs-db ethtool lldp 802.1x',
  'dispatch ethernet link-aggregation bridge vlan vxlan vrf veth infiniband mac-vlan mac-vtap hsr ipvlan macsec ipsec libreswan',
  'patch dpdk xfrm overrides',
].join(' ');

const unknownKeys = (
  value: unknown,
  known: string,
  place: string,
): readonly DesiredStateProblem[] => {
  const keys = known.split(' ');
  return Object.keys(asObject(value) ?? {})
    .filter((key) => !keys.includes(key))
    .map((key) => problem('state-key-unknown', { key, place }));
};

/** nmstate must not touch the bridge that carries the node; a mapping to it needs no interface. */
const CLUSTER_BRIDGE = 'br-ex';

/** nmstate rust/src/lib/iface.rs `InterfaceState`; any other is refused. */
const STATES: readonly unknown[] = [undefined, 'up', 'down', 'absent', 'ignore', 'unknown'];

const interfaceProblems = (interfaces: readonly unknown[]): readonly DesiredStateProblem[] =>
  interfaces.flatMap((entry, index) => {
    const name = asName(at(entry, 'name')) ?? '';
    const type = asString(at(entry, 'type')) ?? '';
    const state = at(entry, 'state') ?? undefined;
    const isSame = (other: unknown): boolean =>
      (asName(at(other, 'name')) ?? '') === name && (asString(at(other, 'type')) ?? '') === type;
    return [
      ...unknownKeys(entry, INTERFACE_KEYS, name),
      ...(name === CLUSTER_BRIDGE ? [problem('state-br-ex')] : []),
      ...(INTERFACE_NAME.test(name) ? [] : [problem('state-interface-name', { name })]),
      ...(STATES.includes(state)
        ? []
        : [problem('state-interface-state', { name, state: JSON.stringify(state) })]),
      ...(interfaces.findIndex(isSame) === index
        ? []
        : [problem('state-interface-repeated', { name })]),
    ];
  });

const ovsDbProblems = (desired: unknown): readonly DesiredStateProblem[] => {
  const ovsDb = at(desired, 'ovs-db');
  if (ovsDb === undefined) return [];
  return at(ovsDb, 'external_ids', 'ovn-bridge-mappings') === undefined
    ? [problem('state-ovs-db')]
    : [problem('state-ovs-db-mappings')];
};

/**
 * Why the desired state of a policy must not be written. The API server looks into none of it: some of this nmstate refuses on every node,
 * and the rest it applies without a word and does something else, up to a node whose network can no longer be changed at all (each case
 * was applied with nmstate 2.2.62 on NetworkManager 1.52 and Open vSwitch 3.5).
 * @param nodes what is there on the nodes that the policy selects, as far as it could be read
 */
export const desiredStateProblems = (
  desired: unknown,
  nodes: readonly NodeNetworkStateFacts[] = [],
): readonly DesiredStateProblem[] => {
  const interfaces = asArray(at(desired, 'interfaces'));
  return [
    ...unknownKeys(desired, TOP_KEYS, 'desiredState'),
    ...unknownKeys(at(desired, 'ovn'), 'bridge-mappings', 'ovn'),
    ...ovsDbProblems(desired),
    ...interfaceProblems(interfaces),
    ...desiredBridgeProblems(desired, nodes),
    ...desiredMappingProblems(desired, nodes),
  ];
};
