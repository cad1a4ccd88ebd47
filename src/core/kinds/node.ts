import { asArray, asBoolean, asString, at } from '../values/json';
import { isTrue, readConditions } from './condition';
import { notIdentified, readMetadata } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const nodeKind: GroupVersionKind = {
  group: '',
  version: 'v1',
  kind: 'Node',
  plural: 'nodes',
  namespaced: false,
};

export interface Taint {
  key: string;
  value: string;
  effect: string;
}

export interface NodeFacts extends Identity {
  labels: Readonly<Record<string, string>>;
  /** Sorted names of `node-role.kubernetes.io/<role>` labels. */
  roles: readonly string[];
  ready: boolean;
  unschedulable: boolean;
  /** KubeVirt's own label: its handler runs on the node. */
  schedulableForVms: boolean;
  taints: readonly Taint[];
  /** IP addresses of `status.addresses`: losing one of them cuts the node off. */
  addresses: readonly string[];
}

const ROLE_PREFIX = 'node-role.kubernetes.io/';

export const readNode = (input: unknown): Read<NodeFacts> => {
  const metadata = readMetadata(input);
  if (metadata === undefined) return notIdentified();
  const { name, labels } = metadata;
  return {
    facts: {
      name,
      namespace: '',
      labels,
      roles: Object.keys(labels)
        .flatMap((label) => (label.startsWith(ROLE_PREFIX) ? label.slice(ROLE_PREFIX.length) : []))
        .sort(),
      ready: isTrue(readConditions(input), 'Ready'),
      unschedulable: asBoolean(at(input, 'spec', 'unschedulable')) ?? false,
      schedulableForVms: labels['kubevirt.io/schedulable'] === 'true',
      taints: asArray(at(input, 'spec', 'taints')).flatMap((taint) => {
        const key = asString(at(taint, 'key'));
        return key === undefined
          ? []
          : [
              {
                key,
                value: asString(at(taint, 'value')) ?? '',
                effect: asString(at(taint, 'effect')) ?? '',
              },
            ];
      }),
      addresses: asArray(at(input, 'status', 'addresses')).flatMap((address) => {
        const type = asString(at(address, 'type'));
        return type === 'InternalIP' || type === 'ExternalIP'
          ? (asString(at(address, 'address')) ?? [])
          : [];
      }),
    },
    problems: [],
  };
};
