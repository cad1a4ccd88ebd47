import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';

/** Kinds that the SDK knows before discovery has answered. */
export const NodeModel: K8sModel = {
  apiVersion: 'v1',
  kind: 'Node',
  plural: 'nodes',
  label: 'Node',
  labelPlural: 'Nodes',
  abbr: 'N',
};

export const NamespaceModel: K8sModel = {
  apiVersion: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  label: 'Namespace',
  labelPlural: 'Namespaces',
  abbr: 'NS',
};
