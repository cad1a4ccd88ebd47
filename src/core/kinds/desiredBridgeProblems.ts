import { asArray, asInteger, asName, asObject, asString, at } from '../values/json';
import type { DesiredStateProblem, DesiredStateProblemCode } from './desiredStateProblems';
import { manifestProblem } from './manifestProblem';
import type { NodeNetworkStateFacts } from './nodeNetworkState';

const problem = manifestProblem<DesiredStateProblemCode>;

const CLUSTER_BRIDGE = 'br-ex';

/** Keys of an OVS bridge (nmstate rust/src/lib/ifaces/ovs.rs, unknown ones are denied) and of a Linux bridge. */
const BRIDGE_KEYS = ['allow-extra-patch-ports', 'options', 'port', 'ports', 'slaves', 'vlan'];

/** Modes of a Linux bond (nmstate ifaces/bond.rs); `lacp` is one of OVS, and is taken without a word. */
const BOND_MODES = [
  ...['balance-rr', 'active-backup', 'balance-xor', 'broadcast', '802.3ad', 'balance-tlb'],
  ...['balance-alb'],
];

const LAST_VLAN = 4094;

const nameOf = (entry: unknown): string => asName(at(entry, 'name')) ?? '';
const isAbsent = (entry: unknown): boolean => asString(at(entry, 'state')) === 'absent';

const portsOf = (entry: unknown): readonly unknown[] => {
  const bridge = at(entry, 'bridge');
  return asArray(at(bridge, 'port') ?? at(bridge, 'ports') ?? at(bridge, 'slaves'));
};

/** NICs that a bridge takes: those of its ports, and the members of its OVS bonds. */
const nicsOf = (entry: unknown): readonly string[] =>
  portsOf(entry).flatMap((port) => {
    const members = asArray(at(port, 'link-aggregation', 'port'));
    return members.length > 0 ? members.map(nameOf) : [nameOf(port)];
  });

const stpProblems = (entry: unknown): readonly DesiredStateProblem[] => {
  const bridge = nameOf(entry);
  const stp = at(entry, 'bridge', 'options', 'stp');
  const enabled = asObject(stp) === undefined ? stp : at(stp, 'enabled');
  if (typeof enabled === 'string') return [problem('state-stp-text', { bridge, stp: enabled })];
  return enabled === true ? [problem('state-stp-on', { bridge })] : [];
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
  const linux =
    mode === undefined || BOND_MODES.includes(mode)
      ? []
      : [problem('state-bond-mode', { bond: nameOf(entry), mode })];
  const ovs = portsOf(entry).flatMap((port) => {
    const bond = at(port, 'link-aggregation');
    return bond !== undefined && asArray(at(bond, 'port')).length < 2
      ? [problem('state-bond-one-port', { bond: nameOf(port) })]
      : [];
  });
  return [...linux, ...ovs];
};

const portProblems = (bridges: readonly unknown[]): readonly DesiredStateProblem[] =>
  bridges.flatMap((entry, index) => {
    const bridge = nameOf(entry);
    const nics = nicsOf(entry);
    return nics.flatMap((port, position) => {
      if (nics.indexOf(port) < position) return [problem('state-port-repeated', { port, bridge })];
      const other = bridges.slice(0, index).find((earlier) => nicsOf(earlier).includes(port));
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
      ...(asString(at(entry, 'type')) === 'ovs-bridge' &&
      at(entry, 'bridge', 'allow-extra-patch-ports') !== true
        ? [problem('state-patch-ports-forbidden', { bridge: nameOf(entry) })]
        : []),
      ...portsOf(entry).flatMap(trunkProblems),
    ]),
    ...interfaces.flatMap(bondProblems),
    ...portProblems(standing),
    ...bridges.flatMap((entry) => againstNodes(entry, interfaces, nodes)),
  ];
};
