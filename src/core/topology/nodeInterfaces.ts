import type { InterfaceFacts } from '../kinds/networkInterface';
import { matchesLabels } from '../kinds/labelSelector';
import type { NodeNetworkStateFacts } from '../kinds/nodeNetworkState';
import type { World } from '../networks/world';
import { compareNames } from '../values/compareNames';
import type { InterfaceCardFacts, InterfacePolicy, InterfaceUse } from './interfaceCardFacts';

/** Policies that name an interface and select the node, with how far each got there. */
export const policiesOn = (
  { inventory }: World,
  node: string,
): ReadonlyMap<string, readonly InterfacePolicy[]> => {
  const labels = inventory.get('node', node)?.labels;
  const states = new Map(
    [...inventory.indexes.enactmentsByNode.get(node)].flatMap((key) => {
      const enactment = inventory.get('nnce', key);
      return enactment === undefined ? [] : [[enactment.policy, enactment.state] as const];
    }),
  );
  const byInterface = new Map<string, InterfacePolicy[]>();
  const policies = [...inventory.all('nncp')].sort((a, b) => compareNames(a.name, b.name));
  for (const { name, nodeSelector, interfaces } of policies) {
    const selects = labels !== undefined && matchesLabels(nodeSelector, labels);
    if (!selects && !states.has(name)) continue;
    for (const wanted of new Set(interfaces.map((one) => one.name))) {
      const list = byInterface.get(wanted) ?? [];
      byInterface.set(wanted, [...list, { policy: name, state: states.get(name) }]);
    }
  }
  return byInterface;
};

const usesOf = (
  { name, addresses = [], vfs = 0 }: InterfaceFacts,
  state: NodeNetworkStateFacts,
  nodeAddresses: readonly string[],
): readonly InterfaceUse[] => [
  ...(state.defaultRouteInterfaces.includes(name) ? (['default-route'] as const) : []),
  ...(addresses.some((ip) => nodeAddresses.includes(ip)) ? (['node-address'] as const) : []),
  ...(vfs > 0 ? (['vfs'] as const) : []),
];

const isPatch = ({ name, patchPeer }: InterfaceFacts): boolean =>
  patchPeer !== undefined || name.startsWith('patch-');

/** The bond or bridge that holds each interface, by its name: what nmstate says, or who lists it as a port. */
const controllersOf = ({ interfaces }: NodeNetworkStateFacts): ReadonlyMap<string, string> => {
  const controllers = new Map<string, string>();
  for (const { name, bond, ports = [] } of interfaces) {
    for (const member of bond?.members ?? []) controllers.set(member, name);
    for (const port of ports) {
      if (port.name !== name) controllers.set(port.name, name);
      for (const member of port.bond?.members ?? []) controllers.set(member, port.name);
    }
  }
  return controllers;
};

const trunkOf = (name: string, state: NodeNetworkStateFacts): InterfaceCardFacts['trunk'] =>
  state.interfaces
    .flatMap(({ ports }) => ports ?? [])
    .find((port) => port.name === name && port.trunk !== undefined)?.trunk;

/**
 * Every interface of a node, OVS bonds among them, which exist only as ports of their bridge. Patch ports are told at the bridge that holds
 * them. Sorted by name, then by type: `br-ex` is there as bridge and as its internal port.
 */
export const nodeInterfaces = (
  world: World,
  state: NodeNetworkStateFacts,
): readonly InterfaceCardFacts[] => {
  const node = state.name;
  const policies = policiesOn(world, node);
  const controllers = controllersOf(state);
  const nodeAddresses = world.inventory.get('node', node)?.addresses ?? [];
  const patches = new Set(state.interfaces.filter(isPatch).map(({ name }) => name));
  const shown = state.interfaces.filter((facts) => !isPatch(facts) && facts.state !== 'absent');
  const bonds = shown.flatMap(({ ports = [], state: is }) =>
    ports.flatMap(({ name, bond }) =>
      bond === undefined ? [] : [{ name, type: 'ovs-bond', state: is, bond }],
    ),
  );
  return [...shown, ...bonds]
    .map((facts: InterfaceFacts): InterfaceCardFacts => ({
      type: 'interface',
      name: facts.name,
      interfaceType: facts.type,
      state: facts.state,
      mtu: facts.mtu,
      speed: facts.speed,
      mac: facts.mac,
      driver: facts.driver,
      addresses: facts.addresses ?? [],
      members: [...(facts.bond?.members ?? [])].sort(compareNames),
      mode: facts.bond?.mode,
      vlan: facts.vlan,
      controller: facts.controller ?? controllers.get(facts.name),
      trunk: trunkOf(facts.name, state),
      patchPorts: (facts.ports ?? []).flatMap(({ name }) =>
        patches.has(name) || name.startsWith('patch-') ? [name] : [],
      ),
      vfs: facts.vfs ?? 0,
      uses: usesOf(facts, state, nodeAddresses),
      policies: policies.get(facts.name) ?? [],
      neighbours: facts.lldp?.enabled === true ? facts.lldp.neighbours : undefined,
    }))
    .sort((a, b) => compareNames(a.name, b.name) || compareNames(a.interfaceType, b.interfaceType));
};
