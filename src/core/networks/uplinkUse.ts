import type { Inventory } from '../inventory/inventory';
import type { InterfaceFacts } from '../kinds/networkInterface';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';

/** Why an interface of one node cannot become the uplink of a bridge, or what stands in the way of it. */
export type UplinkUse =
  /** It, or what stands on it, holds an address by which the cluster knows the node, or the default route, or it belongs to br-ex. */
  | { reason: 'carries-node'; via: string }
  | { reason: 'port-of'; controller: string }
  | { reason: 'vlan-parent'; child: string }
  | { reason: 'vlan-interface'; id: number }
  | { reason: 'vfs'; count: number }
  | { reason: 'master-of'; attachment: string }
  | { reason: 'not-managed' };

/** What speaks about a free interface without speaking against it. */
export interface UplinkRemarks {
  /** Global addresses that the interface would lose. */
  addresses: readonly string[];
  mtu: number | undefined;
  maxMtu: number | undefined;
  /** Mbit/s; `undefined` is a hint only: a spare NIC is often down, and virtual NICs report none. */
  speed: number | undefined;
}

export type UplinkOnNode =
  ({ state: 'free' } & UplinkRemarks) | ({ state: 'used'; use: UplinkUse } & UplinkRemarks);

/** Types of interface that people build bridges on; the rest is OVS', OVN's or the pods'. */
const CANDIDATE_TYPES = new Set(['ethernet', 'bond', 'vlan']);

export const isCandidate = ({ type, state }: InterfaceFacts): boolean =>
  CANDIDATE_TYPES.has(type) && state !== 'absent';

/** Who has the interface on this node, by interface name. */
const controllersOf = (state: NodeNetworkStateFacts): ReadonlyMap<string, string> => {
  const controllers = new Map<string, string>();
  for (const { name, state: is, ports, bond, controller } of state.interfaces) {
    if (is === 'absent') continue;
    if (controller !== undefined && !controllers.has(name)) controllers.set(name, controller);
    for (const member of bond?.members ?? []) controllers.set(member, name);
    for (const port of ports ?? []) {
      if (port.bond === undefined) {
        if (port.name !== name) controllers.set(port.name, name);
        continue;
      }
      for (const member of port.bond.members) controllers.set(member, port.name);
      controllers.set(port.name, name);
    }
  }
  return controllers;
};

const vlanChildrenOf = (state: NodeNetworkStateFacts): ReadonlyMap<string, string> =>
  new Map(
    state.interfaces.flatMap(({ name, vlan, state: is }) =>
      vlan === undefined || is === 'absent' ? [] : [[vlan.base, name] as const],
    ),
  );

/** OVN-Kubernetes' bridge to the outside: whatever belongs to it is the node's way to the world (configure-ovs). */
const OWN_BRIDGE = 'br-ex';

/**
 * The names that carry the node: what holds an address of the node or the default route, br-ex itself, and all that these stand on,
 * down to the NICs. The value says by what.
 */
const carriersOf = (
  state: NodeNetworkStateFacts,
  addresses: ReadonlySet<string>,
  controllers: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> => {
  const carriers = new Map<string, string>();
  for (const { name, addresses: own } of state.interfaces) {
    if (name.startsWith(OWN_BRIDGE)) carriers.set(name, name);
    else if (state.defaultRouteInterfaces.includes(name)) carriers.set(name, name);
    else if (own?.some((address) => addresses.has(address))) carriers.set(name, name);
  }
  const below = new Map<string, string[]>();
  const stand = (upper: string, lower: string): void => {
    below.set(upper, [...(below.get(upper) ?? []), lower]);
  };
  for (const [port, controller] of controllers) stand(controller, port);
  for (const { name, vlan } of state.interfaces) if (vlan !== undefined) stand(name, vlan.base);
  const queue = [...carriers];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [upper, via] = next;
    for (const lower of below.get(upper) ?? []) {
      if (carriers.has(lower)) continue;
      carriers.set(lower, via);
      queue.push([lower, via]);
    }
  }
  return carriers;
};

/** Interfaces that macvlan, ipvlan or VLAN attachments stand on, with one of these attachments; live migration uses such networks. */
export const mastersOf = (inventory: Inventory): ReadonlyMap<string, string> =>
  new Map(
    [...inventory.all('nad')].flatMap(({ namespace, name, config }) =>
      config.type === 'other' && config.master !== undefined
        ? [[config.master, `${namespace}/${name}`] as const]
        : [],
    ),
  );

/**
 * Every NIC, bond and VLAN interface of a node with what it is used for, by name. `addresses` are those of `Node.status.addresses`,
 * `masters` comes from `mastersOf`. A spare NIC is `down`, and that is no reason.
 */
export const uplinkUses = (
  state: NodeNetworkStateFacts,
  addresses: ReadonlySet<string>,
  masters: ReadonlyMap<string, string>,
): ReadonlyMap<string, UplinkOnNode> => {
  const controllers = controllersOf(state);
  const children = vlanChildrenOf(state);
  const carriers = carriersOf(state, addresses, controllers);
  const useOf = ({ name, state: is, vlan, vfs }: InterfaceFacts): UplinkUse | undefined => {
    const via = carriers.get(name);
    if (via !== undefined) return { reason: 'carries-node', via };
    const controller = controllers.get(name);
    if (controller !== undefined) return { reason: 'port-of', controller };
    const attachment = masters.get(name);
    if (attachment !== undefined) return { reason: 'master-of', attachment };
    const child = children.get(name);
    if (child !== undefined) return { reason: 'vlan-parent', child };
    if (vlan !== undefined) return { reason: 'vlan-interface', id: vlan.id };
    if (vfs !== undefined) return { reason: 'vfs', count: vfs };
    return is === 'ignore' ? { reason: 'not-managed' } : undefined;
  };
  return new Map(
    state.interfaces.filter(isCandidate).map((facts) => {
      const use = useOf(facts);
      const { addresses: own = [], mtu, maxMtu, speed } = facts;
      const remarks = { addresses: own, mtu, maxMtu, speed };
      return [
        facts.name,
        use === undefined
          ? { state: 'free' as const, ...remarks }
          : { state: 'used' as const, use, ...remarks },
      ];
    }),
  );
};
