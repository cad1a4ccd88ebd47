import type { KubeObject } from '../../cluster/api';
import { cablesOf, withCables } from '../../simulators/cables/cables';
import { at, type Json } from '../../simulators/json';
import { parseNetworkConfig, type NetworkConfig } from '../../simulators/ovn/networkConfig';
import { withPatchPorts } from '../../simulators/ovn/patchPorts';
import { attachedNads } from '../../simulators/pods/podNetworks';
import { runningMachine, stuckMachine, type MachineFacts } from './machines';
import { nns } from './nodes';
import { rolledOut, type PolicyFacts } from './policies';

export interface ClusterFacts {
  /** The nodes with their networks before any policy. */
  nodes: { node: KubeObject; state: Json }[];
  policies: PolicyFacts[];
  /** Namespaces, platform, rights: whatever the others refer to. */
  base: KubeObject[];
  nads: KubeObject[];
  /** Machines with the node on which each runs, or is stuck. */
  machines: { facts: MachineFacts; node: string; stuck?: true }[];
}

/** The localnet networks that have a running pod on a node. */
function networksOn(node: string, objects: KubeObject[], nads: KubeObject[]): NetworkConfig[] {
  const pods = objects.filter(
    (object) => object.kind === 'Pod' && at(object, 'spec', 'nodeName') === node,
  );
  const keys = new Set(pods.flatMap(attachedNads));
  const networks = new Map<string, NetworkConfig>();
  for (const nad of nads) {
    const key = `${nad.metadata.namespace ?? ''}/${nad.metadata.name}`;
    const parsed = parseNetworkConfig(key, at(nad, 'spec', 'config'));
    if (keys.has(key) && parsed.kind === 'ovn') networks.set(parsed.network.name, parsed.network);
  }
  return [...networks.values()];
}

/**
 * A whole cluster at rest: the policies are applied, the machines run where they are said to, the networks that they use
 * are plumbed there, and every status says so.
 */
export function cluster(facts: ClusterFacts): KubeObject[] {
  const { objects: policies, states } = rolledOut(facts.policies, facts.nodes);
  for (const { node } of facts.nodes) {
    const state = states.get(node.metadata.name) ?? {};
    states.set(node.metadata.name, withCables(state, cablesOf(node)));
  }
  const surroundings = { nads: facts.nads, states };
  const machines = facts.machines.flatMap(({ facts: machine, node, stuck }) =>
    stuck === true
      ? stuckMachine(machine, node, surroundings)
      : runningMachine(machine, node, surroundings),
  );
  const reports = facts.nodes.map(({ node }) => {
    const { name } = node.metadata;
    return nns(
      node,
      withPatchPorts(states.get(name) ?? {}, networksOn(name, machines, facts.nads)),
    );
  });
  return [
    ...facts.nodes.map(({ node }) => node),
    ...facts.base,
    ...reports,
    ...policies,
    ...facts.nads,
    ...machines,
  ];
}
