import type { KubeObject } from '../../cluster/api';
import { withConditions } from '../../simulators/conditions';
import type { Json } from '../../simulators/json';
import { hasLabels, isReady } from '../../simulators/nodes';
import { applyDesiredState } from '../../simulators/nmstate/applyDesiredState';
import { available } from '../../simulators/nmstate/enactmentConditions';
import { newEnactmentObject, renderedState } from '../../simulators/nmstate/enactments';
import { policyConditions } from '../../simulators/nmstate/policyConditions';
import { CHANGED_AT, identified, metadata } from './identity';

export interface PolicyFacts {
  name: string;
  nodeSelector?: Record<string, string>;
  maxUnavailable?: number | string;
  desiredState: Json;
}

/** A policy as applied, before it knows how it went. */
export function nncp({
  name,
  nodeSelector,
  maxUnavailable,
  desiredState,
}: PolicyFacts): KubeObject {
  return {
    apiVersion: 'nmstate.io/v1',
    kind: 'NodeNetworkConfigurationPolicy',
    metadata: metadata('NodeNetworkConfigurationPolicy', name, undefined, {
      creationTimestamp: CHANGED_AT,
    }),
    spec: {
      ...(nodeSelector === undefined ? {} : { nodeSelector }),
      ...(maxUnavailable === undefined ? {} : { maxUnavailable }),
      desiredState,
    },
  };
}

/** The enactment of a policy that is applied on a node. */
export function nnce(policy: KubeObject, node: KubeObject): KubeObject {
  return identified({
    ...newEnactmentObject(node, policy.metadata.name),
    status: {
      desiredState: renderedState(policy),
      desiredStateMetaInfo: { time: CHANGED_AT, version: '2.2.62' },
      policyGeneration: policy.metadata.generation ?? 1,
      conditions: withConditions([], available, CHANGED_AT, 'lastHeartbeatTime'),
    },
  });
}

/** Policies that are applied on every node they select, with their enactments and what became of the nodes' networks. */
export function rolledOut(
  facts: PolicyFacts[],
  nodes: { node: KubeObject; state: Json }[],
): { objects: KubeObject[]; states: Map<string, Json> } {
  const states = new Map(nodes.map(({ node, state }) => [node.metadata.name, state]));
  const objects = facts.flatMap((policyFacts) => {
    const policy = nncp(policyFacts);
    const selected = nodes
      .map(({ node }) => node)
      .filter((node) => hasLabels(node, policyFacts.nodeSelector));
    for (const { metadata } of selected) {
      const outcome = applyDesiredState(states.get(metadata.name), policyFacts.desiredState);
      if (outcome.result !== 'applied')
        throw new Error(`policy ${policyFacts.name} fails on ${metadata.name}`);
      states.set(metadata.name, outcome.state);
    }
    const enactments = selected.map((node) => nnce(policy, node));
    const conditions = policyConditions({
      generation: 1,
      enactments,
      matching: selected.length,
      ready: selected.filter(isReady).length,
    });
    const status = { conditions: withConditions([], conditions, CHANGED_AT, 'lastHeartbeatTime') };
    return [{ ...policy, status }, ...enactments];
  });
  return { objects, states };
}
