import { asArray, asInteger, asName, asObject, asString, at } from '../values/json';
import type { DesiredStateProblem, DesiredStateProblemCode } from './desiredStateProblems';
import { manifestProblem } from './manifestProblem';
import type { NodeNetworkStateFacts } from './nodeNetworkState';

const problem = manifestProblem<DesiredStateProblemCode>;

const CLUSTER_BRIDGE = 'br-ex';

/** Keys of an OVS bridge (nmstate rust/src/lib/ifaces/ovs.rs, unknown ones are denied) and of a Linux bridge. */
const BRIDGE_KEYS = ['allow-extra-patch-ports', 'options', 'port', 'ports', 'slaves', 'vlan'];

/** Modes of a Linux bond, by name and by the kernel's number (nmstate ifaces/bond.rs); `lacp` is one of OVS, and is taken without a word. */
const BOND_MODES = [
  ...['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb'],
  ...['balance-alb', '0', '1', '2', '3', '4', '5', '6'],
];

const LAST_VLAN = 4094;

const nameOf = (entry: unknown): string => asName(at(entry, 'name')) ?? '';
const isAbsent = (entry: unknown): boolean => asString(at(entry, 'state')) === 'absent';

const portsOf = (entry: unknown): readonly unknown[] => {
  const bridge = at(entry, 'bridge');
  return asArray(at(bridge, 'port') ?? at(bridge, 'ports') ?? at(bridge, 'slaves'));
};

/** Members of a bond: names in one of the node, objects with a name in one of OVS. */
const membersOf = (entry: unknown): readonly string[] => {
  const bond = at(entry, 'link-aggregation');
  return asArray(at(bond, 'port') ?? at(bond, 'ports')).map(
    (member) => asName(member) ?? nameOf(member),
  );
};

/** NICs that a bridge or a bond takes: those of its ports, and the members of its OVS bonds. */
const nicsOf = (entry: unknown): readonly string[] => [
  ...membersOf(entry),
  ...portsOf(entry).flatMap((port) => {
    const members = membersOf(port);
    return members.length > 0 ? members : [nameOf(port)];
  }),
];

const stpProblems = (entry: unknown): readonly DesiredStateProblem[] => {
  const bridge = nameOf(entry);
  const stp = at(entry, 'bridge', 'options', 'stp');
  if (typeof stp === 'string') return [problem('state-stp-text', { bridge, stp })];
  const enabled = asObject(stp) === undefined ? stp : at(stp, 'enabled');
  return enabled === true ? [problem('state-stp-on', { bridge })] : [];
};

/** nmstate reads these as they are meant (rust/src/lib/deserializer.rs `option_bool_or_string`), the next reader perhaps not. */
const textProblems = (entry: unknown): readonly DesiredStateProblem[] => {
  const bridge = nameOf(entry);
  const options = at(entry, 'bridge', 'options');
  const flags = {
    'stp.enabled': at(options, 'stp', 'enabled'),
    rstp: at(options, 'rstp'),
    'mcast-snooping-enable': at(options, 'mcast-snooping-enable'),
  };
  return Object.entries(flags).flatMap(([key, found]) =>
    typeof found === 'string' ? [problem('state-boolean-text', { key, bridge, found })] : [],
  );
};

/** The flag itself is a boolean and no text (rust/src/lib/ifaces/ovs.rs `OvsBridgeConfig`). */
const patchPortProblems = (entry: unknown): readonly DesiredStateProblem[] => {
  if (asString(at(entry, 'type')) !== 'ovs-bridge') return [];
  const bridge = nameOf(entry);
  const allowed = at(entry, 'bridge', 'allow-extra-patch-ports');
  if (typeof allowed === 'string') {
    return [problem('state-patch-ports-text', { bridge, found: allowed })];
  }
  return allowed === true ? [] : [problem('state-patch-ports-forbidden', { bridge })];
};

const trunkProblems = (port: unknown): readonly DesiredStateProblem[] => {
  const name = nameOf(port);
  const vlan = at(port, 'vlan');
  const tags = asArray(at(vlan, 'trunk-tags'));
  if (asString(at(vlan, 'mode')) === 'access' && tags.length > 0) {
    return [problem('state-access-with-trunk', { port: name })];
  }
  const ranges = tags.map((tag) => {
    const id = asInteger(at(tag, 'id'));
    return {
      min: id ?? asInteger(at(tag, 'id-range', 'min')) ?? 0,
      max: id ?? asInteger(at(tag, 'id-range', 'max')) ?? 0,
    };
  });
  return ranges.flatMap(({ min, max }, index) => {
    const range = min === max ? String(min) : `${String(min)}-${String(max)}`;
    if (min > max) return [problem('state-trunk-reversed', { port: name, range })];
    if (min < 0 || max > LAST_VLAN) return [problem('state-trunk-range', { port: name, range })];
    const overlaps = ranges.slice(0, index).some((other) => min <= other.max && other.min <= max);
    return overlaps ? [problem('state-trunk-overlap', { port: name, range })] : [];
  });
};

const bondProblems = (entry: unknown): readonly DesiredStateProblem[] => {
  const mode = asString(at(entry, 'link-aggregation', 'mode'));
  const bond = nameOf(entry);
  const linux =
    mode === undefined || BOND_MODES.includes(mode)
      ? []
      : mode === 'lacp'
        ? [problem('state-bond-mode-lacp', { bond })]
        : [problem('state-bond-mode', { bond, mode })];
  const ovs = portsOf(entry).flatMap((port) => {
    return at(port, 'link-aggregation') !== undefined && membersOf(port).length < 2
      ? [problem('state-bond-one-port', { bond: nameOf(port) })]
      : [];
  });
  return [...linux, ...ovs];
};

/** A NIC has one controller, be it a bridge or a bond. */
const portProblems = (controllers: readonly unknown[]): readonly DesiredStateProblem[] =>
  controllers.flatMap((entry, index) => {
    const bridge = nameOf(entry);
    const nics = nicsOf(entry);
    return nics.flatMap((port, position) => {
      if (nics.indexOf(port) < position) return [problem('state-port-repeated', { port, bridge })];
      const other = controllers.slice(0, index).find((earlier) => nicsOf(earlier).includes(port));
      return other === undefined
        ? []
        : [problem('state-port-shared', { port, bridge, other: nameOf(other) })];
    });
  });

/** What stands on a NIC that carries br-ex: the ports of br-ex, and the members of its bond. */
const carriersOfBrEx = ({ interfaces }: NodeNetworkStateFacts): readonly string[] => {
  const ports = interfaces.flatMap(({ name, ports: of }) =>
    name === CLUSTER_BRIDGE ? (of ?? []).map((port) => port.name) : [],
  );
  const members = interfaces.flatMap(({ name, bond }) =>
    ports.includes(name) ? (bond?.members ?? []) : [],
  );
  return [...ports, ...members].filter((name) => name !== CLUSTER_BRIDGE);
};

const againstNodes = (
  entry: unknown,
  interfaces: readonly unknown[],
  nodes: readonly NodeNetworkStateFacts[],
): readonly DesiredStateProblem[] => {
  const bridge = nameOf(entry);
  const where = (holds: (node: NodeNetworkStateFacts) => boolean): string =>
    nodes.flatMap((node) => (holds(node) ? node.name : [])).join(', ');
  if (isAbsent(entry)) {
    const used = where(({ interfaces: found }) =>
      found.some(
        ({ name, ports }) =>
          name === bridge && ports?.some((port) => port.name.startsWith('patch-')),
      ),
    );
    return used === '' ? [] : [problem('state-bridge-in-use', { bridge, nodes: used })];
  }
  const made = interfaces.map(nameOf);
  return nicsOf(entry).flatMap((port) => {
    const missing = made.includes(port)
      ? ''
      : where(({ interfaces: found }) => !found.some(({ name }) => name === port));
    const taken =
      bridge === CLUSTER_BRIDGE ? '' : where((node) => carriersOfBrEx(node).includes(port));
    return [
      ...(missing === ''
        ? []
        : [problem('state-port-not-there', { port, bridge, nodes: missing })]),
      ...(taken === '' ? [] : [problem('state-port-of-br-ex', { port, bridge, nodes: taken })]),
    ];
  });
};

/** What speaks against the bridges and bonds of a desired state, by itself and on these nodes. */
export const desiredBridgeProblems = (
  desired: unknown,
  nodes: readonly NodeNetworkStateFacts[],
): readonly DesiredStateProblem[] => {
  const interfaces = asArray(at(desired, 'interfaces'));
  const bridges = interfaces.filter(
    (entry) =>
      at(entry, 'bridge') !== undefined || (asString(at(entry, 'type')) ?? '').endsWith('bridge'),
  );
  const standing = bridges.filter((entry) => !isAbsent(entry));
  return [
    ...standing.flatMap((entry) => [
      ...Object.keys(asObject(at(entry, 'bridge')) ?? {})
        .filter((key) => !BRIDGE_KEYS.includes(key))
        .map((key) => problem('state-key-unknown', { key, place: `${nameOf(entry)}.bridge` })),
      ...stpProblems(entry),
      ...textProblems(entry),
      ...patchPortProblems(entry),
      ...portsOf(entry).flatMap(trunkProblems),
    ]),
    ...interfaces.flatMap(bondProblems),
    ...portProblems(interfaces.filter((entry) => !isAbsent(entry))),
    ...bridges.flatMap((entry) => againstNodes(entry, interfaces, nodes)),
  ];
};
