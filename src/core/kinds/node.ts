import { asBoolean, asString } from '../values/json';
import { isTrue, readConditions } from './condition';
import { readObject } from './read';
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

/** Where a node says whether VMs may run on it, for whoever asks whether that could be read. */
export const NODE_PLACEMENT = ['metadata.labels', 'spec', 'status.conditions'] as const;

/** Where a node names its addresses. */
export const NODE_ADDRESSES = 'status.addresses';

const ROLE_PREFIX = 'node-role.kubernetes.io/';

/**
 * Reads a node. Its labels are missed where there are none, and so is what it says of being ready, because every kubelet writes both
 * (pkg/kubelet/kubelet_node_status.go).
 */
export const readNode = (input: unknown): Read<NodeFacts> =>
  readObject(input, (node, { name, labels }) => {
    node.at('metadata', 'labels').miss();
    const conditions = readConditions(node);
    const told = node.at('status', 'conditions');
    told.miss();
    if (told.value !== undefined && conditions.every(({ type }) => type !== 'Ready')) {
      told.note('missing');
    }
    return {
      name,
      namespace: '',
      labels,
      roles: Object.keys(labels)
        .flatMap((label) => (label.startsWith(ROLE_PREFIX) ? label.slice(ROLE_PREFIX.length) : []))
        .sort(),
      ready: isTrue(conditions, 'Ready'),
      unschedulable: node.at('spec', 'unschedulable').read(asBoolean) ?? false,
      schedulableForVms: labels['kubevirt.io/schedulable'] === 'true',
      taints: node
        .at('spec', 'taints')
        .list()
        .flatMap((taint) => {
          const key = taint.ownName('key');
          const [value = '', effect = ''] = ['value', 'effect'].map((field) =>
            taint.at(field).read(asString),
          );
          return key === undefined ? [] : [{ key, value, effect }];
        }),
      addresses: node
        .at('status', 'addresses')
        .list()
        .flatMap((entry) => {
          const type = entry.at('type').read(asString);
          const address = entry.at('address').read(asString);
          return address !== undefined && (type === 'InternalIP' || type === 'ExternalIP')
            ? [address]
            : [];
        }),
    };
  });
