import { asArray, asName, asString, at } from '../values/json';
import { readBridgeMappings } from './bridgeMapping';
import type { BridgeMapping } from './bridgeMapping';
import { readInterface } from './networkInterface';
import type { InterfaceFacts } from './networkInterface';
import { notIdentified, readMetadata } from './read';
import type { GroupVersionKind, Identity, Read, ReadProblem } from './read';

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
  /** `undefined`: this version of the operator does not report mappings. */
  mappings: readonly BridgeMapping[] | undefined;
  /** Interfaces of the default routes: whoever takes one of them cuts the node off. */
  defaultRouteInterfaces: readonly string[];
}

/** Interfaces that carry pods; nmstate filters most of them, and none of them belongs to the physical network. */
const isPodPlumbing = (facts: InterfaceFacts): boolean => facts.type === 'veth';

export const readNodeNetworkState = (input: unknown): Read<NodeNetworkStateFacts> => {
  const metadata = readMetadata(input);
  if (metadata === undefined) return notIdentified();
  const problems: ReadProblem[] = [];
  const state = at(input, 'status', 'currentState');
  const interfaces = asArray(at(state, 'interfaces')).flatMap((entry, index) => {
    const facts = readInterface(
      entry,
      `status.currentState.interfaces[${String(index)}]`,
      problems,
    );
    return facts === undefined || isPodPlumbing(facts) ? [] : [facts];
  });
  const routes = [
    ...asArray(at(state, 'routes', 'running')),
    ...asArray(at(state, 'routes', 'config')),
  ];
  const defaults = routes.flatMap((route) => {
    const destination = asString(at(route, 'destination'));
    const next = asName(at(route, 'next-hop-interface'));
    return (destination === '0.0.0.0/0' || destination === '::/0') && next !== undefined
      ? [next]
      : [];
  });
  return {
    facts: {
      name: metadata.name,
      namespace: '',
      interfaces,
      mappings: readBridgeMappings(state),
      defaultRouteInterfaces: [...new Set(defaults)].sort(),
    },
    problems,
  };
};
