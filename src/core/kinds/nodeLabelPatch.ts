import type { PatchOperation } from './manifest';

/** Prefix of the labels that the product puts on nodes. */
export const OWN_LABEL_PREFIX = 'vlan-networks.io/';

const HOSTNAME = 'kubernetes.io/hostname';

const pathOf = (key: string): string =>
  `/metadata/labels/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The label of ours that stands for a localnet or bridge; its name may hold whatever theirs do. */
export const ownLabel = (name: string): string =>
  `${OWN_LABEL_PREFIX}${name.slice(0, 63).replace(/[^a-z0-9]+$/, '')}`;

/**
 * Puts a label on a node. The guard is the node's own name, which every kubelet sets as a label (kubernetes pkg/kubelet/kubelet_node_status.go):
 * it shows that the map of labels is there, without which `add` fails.
 */
export const nodeLabelPatch = (
  labels: Readonly<Record<string, string>>,
  key: string,
  value: string,
): readonly PatchOperation[] => [
  ...(labels[HOSTNAME] === undefined
    ? []
    : [{ op: 'test' as const, path: pathOf(HOSTNAME), value: labels[HOSTNAME] }]),
  { op: 'add', path: pathOf(key), value },
];

/** Takes the label off again if it still has the value that we gave it; gives back what was there before. */
export const nodeUnlabelPatch = (
  key: string,
  value: string,
  before: string | undefined,
): readonly PatchOperation[] => [
  { op: 'test', path: pathOf(key), value },
  before === undefined
    ? { op: 'remove', path: pathOf(key) }
    : { op: 'replace', path: pathOf(key), value: before },
];
