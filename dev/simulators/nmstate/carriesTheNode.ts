import { asRecords, asText, at } from '../json';
import {
  bondMembers,
  findKernelInterface,
  findOvsBridge,
  heldInterfaces,
  isPatchPort,
  typeOf,
  type NetworkState,
} from './networkState';

/** The interface of the default route, which is the node's way to its gateway. */
function gatewayInterface(state: NetworkState): string | undefined {
  const routes = [at(state.rest, 'routes', 'running'), at(state.rest, 'routes', 'config')].flatMap(
    asRecords,
  );
  const route = routes.find(
    ({ destination }) => destination === '0.0.0.0/0' || destination === '::/0',
  );
  return route === undefined ? undefined : asText(route['next-hop-interface']);
}

/** True when frames of this interface can leave the node: over a NIC that no foreign controller took away. */
function leavesTheNode(
  state: NetworkState,
  name: string,
  controller: string | undefined,
  seen: string[],
): boolean {
  if (seen.includes(name)) return false;
  const item = findKernelInterface(state, name);
  if (item?.state !== 'up') return false;
  const holder = item.controller;
  const own = controller ?? (typeOf(item) === 'ovs-interface' ? holder : undefined);
  if (holder !== undefined && holder !== own) return false;
  const next = [...seen, name];
  switch (typeOf(item)) {
    case 'bond':
      return bondMembers(item).some((member) => leavesTheNode(state, member, name, next));
    case 'vlan':
      return leavesTheNode(state, asText(at(item, 'vlan', 'base-iface')), undefined, next);
    case 'linux-bridge':
      return heldInterfaces(item).some((port) => leavesTheNode(state, port, name, next));
    case 'ovs-interface': {
      const bridge = findOvsBridge(state, asText(holder) || name);
      if (bridge === undefined) return false;
      const uplinks = heldInterfaces(bridge).filter((port) => port !== name && !isPatchPort(port));
      return uplinks.some(
        (port) =>
          typeOf(findKernelInterface(state, port) ?? {}) !== 'ovs-interface' &&
          leavesTheNode(state, port, asText(bridge.name), next),
      );
    }
    default:
      return true;
  }
}

/** True while the node reaches its default gateway by its configuration; a state without a default route counts as unreachable. */
export function carriesTheNode(state: NetworkState): boolean {
  const gateway = gatewayInterface(state);
  return gateway !== undefined && leavesTheNode(state, gateway, undefined, []);
}
