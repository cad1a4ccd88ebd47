import { asString } from '../values/json';
import { readBridgeMappings } from './bridgeMapping';
import type { BridgeMapping } from './bridgeMapping';
import { readInterface } from './networkInterface';
import type { InterfaceFacts } from './networkInterface';
import { readObject } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const nodeNetworkStateKind: GroupVersionKind = {
  group: 'nmstate.io',
  version: 'v1beta1',
  kind: 'NodeNetworkState',
  plural: 'nodenetworkstates',
  namespaced: false,
};

/** What nmstate last read on one node; the name is the node's. */
export interface NodeNetworkStateFacts extends Identity {
  interfaces: readonly InterfaceFacts[];
  /** `undefined`: this version of the operator does not report mappings, or they could not be read (`unread` says so). */
  mappings: readonly BridgeMapping[] | undefined;
  /** Interfaces of the default routes: whoever takes one of them cuts the node off. */
  defaultRouteInterfaces: readonly string[];
}

/** Interfaces that carry pods; nmstate filters most of them, and none of them belongs to the physical network. */
const isPodPlumbing = (facts: InterfaceFacts): boolean => facts.type === 'veth';

/** Where a node's report keeps what, for whoever asks whether it could be read. */
export const REPORTED_INTERFACES = 'status.currentState.interfaces';
export const REPORTED_MAPPINGS = 'status.currentState.ovn';

/**
 * Reads a node's report. `interfaces`, and the ports of a bridge, are missed where they are not there, because both are always written, empty or
 * not (nmstate rust/src/lib/net_state.rs, ovsdb/show.rs `parse_ovs_bridge_conf`, nispor/linux_bridge.rs; kubernetes-nmstate pkg/state/type.go).
 */
export const readNodeNetworkState = (input: unknown): Read<NodeNetworkStateFacts> =>
  readObject(input, (object, { name }) => {
    const state = object.at('status', 'currentState');
    const reported = state.at('interfaces');
    reported.miss();
    const interfaces = reported.list().flatMap((entry) => readInterface(entry, true) ?? []);
    const before = new Set(object.problems.keys());
    const mappings = readBridgeMappings(state);
    // Of mappings that were read in part, nobody can say which are missing.
    const areMappingsRead = [...object.problems.values()].every(
      ({ path, code }) => code === 'repeated' || before.has(path),
    );
    const routes = ['running', 'config'].flatMap((list) => state.at('routes', list).list());
    const defaults = routes.flatMap((route) => {
      const destination = route.at('destination').read(asString);
      const next = route.at('next-hop-interface').name();
      return (destination === '0.0.0.0/0' || destination === '::/0') && next !== undefined
        ? [next]
        : [];
    });
    return {
      name,
      namespace: '',
      interfaces: interfaces.filter((facts) => !isPodPlumbing(facts)),
      mappings: areMappingsRead ? mappings : undefined,
      defaultRouteInterfaces: [...new Set(defaults)].sort(),
    };
  });
