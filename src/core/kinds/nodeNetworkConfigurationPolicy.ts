import { asInteger, asString } from '../values/json';
import { readBridgeMappings } from './bridgeMapping';
import type { BridgeMapping } from './bridgeMapping';
import { isTrue, readConditions } from './condition';
import type { Condition } from './condition';
import { MANAGED_BY, MANAGED_BY_LABEL } from './managedBy';
import { readInterface } from './networkInterface';
import type { InterfaceFacts } from './networkInterface';
import { readObject } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const nodeNetworkConfigurationPolicyKind: GroupVersionKind = {
  group: 'nmstate.io',
  version: 'v1',
  kind: 'NodeNetworkConfigurationPolicy',
  plural: 'nodenetworkconfigurationpolicies',
  namespaced: false,
};

/** Where a policy keeps its mappings, for whoever asks whether they could be read. */
export const ASKED_MAPPINGS = 'spec.desiredState.ovn';

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
): Read<NodeNetworkConfigurationPolicyFacts> =>
  readObject(input, (object, { name, generation, labels, deleting }) => {
    const desired = object.at('spec', 'desiredState');
    return {
      name,
      namespace: '',
      generation: generation ?? 0,
      nodeSelector: object.at('spec', 'nodeSelector').texts(),
      maxUnavailable: object
        .at('spec', 'maxUnavailable')
        .read((value) => asInteger(value) ?? asString(value)),
      interfaces: desired
        .at('interfaces')
        .list()
        .flatMap((entry) => readInterface(entry) ?? []),
      mappings: readBridgeMappings(desired) ?? [],
      conditions: readConditions(object),
      managedByUs: labels[MANAGED_BY_LABEL] === MANAGED_BY,
      deleting,
    };
  });
