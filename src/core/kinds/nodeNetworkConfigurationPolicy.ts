import { asArray, asInteger, asString, asStringMap, at } from '../values/json';
import { readBridgeMappings } from './bridgeMapping';
import type { BridgeMapping } from './bridgeMapping';
import { isTrue, readConditions } from './condition';
import type { Condition } from './condition';
import { MANAGED_BY, MANAGED_BY_LABEL } from './managedBy';
import { readInterface } from './networkInterface';
import type { InterfaceFacts } from './networkInterface';
import { notIdentified, readMetadata } from './read';
import type { GroupVersionKind, Identity, Read, ReadProblem } from './read';

export const nodeNetworkConfigurationPolicyKind: GroupVersionKind = {
  group: 'nmstate.io',
  version: 'v1',
  kind: 'NodeNetworkConfigurationPolicy',
  plural: 'nodenetworkconfigurationpolicies',
  namespaced: false,
};

/** What a policy asks of the nodes it selects. */
export interface NodeNetworkConfigurationPolicyFacts extends Identity {
  generation: number;
  /** Equality only; empty selects every node. */
  nodeSelector: Readonly<Record<string, string>>;
  /** As written: a number, a percentage, or `undefined` for the operator's 50 %. */
  maxUnavailable: number | string | undefined;
  interfaces: readonly InterfaceFacts[];
  mappings: readonly BridgeMapping[];
  conditions: readonly Condition[];
  managedByUs: boolean;
  deleting: boolean;
}

/**
 * A policy whose conditions were just deleted, or that says so itself, is still being worked on: its spec cannot be changed now
 * (kubernetes-nmstate's admission policy).
 */
export const isProgressing = ({ conditions }: NodeNetworkConfigurationPolicyFacts): boolean =>
  !conditions.some(
    ({ type, reason }) =>
      type === 'Available' && reason !== '' && reason !== 'ConfigurationProgressing',
  ) || isTrue(conditions, 'Progressing');

export const readNodeNetworkConfigurationPolicy = (
  input: unknown,
): Read<NodeNetworkConfigurationPolicyFacts> => {
  const metadata = readMetadata(input);
  if (metadata === undefined) return notIdentified();
  const problems: ReadProblem[] = [];
  const desired = at(input, 'spec', 'desiredState');
  const maxUnavailable = at(input, 'spec', 'maxUnavailable');
  return {
    facts: {
      name: metadata.name,
      namespace: '',
      generation: metadata.generation ?? 0,
      nodeSelector: asStringMap(at(input, 'spec', 'nodeSelector')),
      maxUnavailable: asInteger(maxUnavailable) ?? asString(maxUnavailable),
      interfaces: asArray(at(desired, 'interfaces')).flatMap(
        (entry, index) =>
          readInterface(entry, `spec.desiredState.interfaces[${String(index)}]`, problems) ?? [],
      ),
      mappings: readBridgeMappings(desired) ?? [],
      conditions: readConditions(input),
      managedByUs: metadata.labels[MANAGED_BY_LABEL] === MANAGED_BY,
      deleting: metadata.deleting,
    },
    problems,
  };
};
