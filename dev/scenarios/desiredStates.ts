import type { KubeObject } from '../cluster/api';
import { asRecord, at, type Json } from '../simulators/json';
import { resources } from '../simulators/resources';
import { findScenario } from './scenarios';

/** The reported network of a worker of three-workers: worker-1 has br-vmdata with patch ports, worker-3 has none. */
export function reportedState(node: string): Json {
  const report = findScenario('three-workers')
    .objects()
    .find((object) => object.kind === resources.nns.kind && object.metadata.name === node);
  return asRecord(at(report, 'status', 'currentState'));
}

/** A desired state of interfaces. */
export function interfaces(...items: Json[]): Json {
  return { interfaces: items };
}

/** A desired state of bridge mappings. */
export function mappings(...items: Json[]): Json {
  return { ovn: { 'bridge-mappings': items } };
}

/** The OVS bridge br1 with these port entries. */
export function ovsBridge(port: Json[], more: Json = {}): Json {
  return { name: 'br1', type: 'ovs-bridge', state: 'up', bridge: { port, ...more } };
}

/** A mapping-only desired state of one localnet. */
export function mapping(localnet: string, bridge = 'br-ex', state = 'present'): Json {
  return mappings({ localnet, bridge, state });
}

/** A policy for all workers, one at a time unless `spec` says otherwise. */
export function policy(name: string, desiredState: Json, spec: Json = {}): KubeObject {
  return {
    apiVersion: resources.nncp.apiVersion,
    kind: resources.nncp.kind,
    metadata: { name },
    spec: {
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      maxUnavailable: 1,
      ...spec,
      desiredState,
    },
  };
}
