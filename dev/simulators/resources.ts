import type { KubeObject } from '../cluster/api';

/** Where objects of one kind live in the API. */
export interface Resource {
  apiVersion: string;
  kind: string;
  plural: string;
  namespaced: boolean;
}

const cluster = (apiVersion: string, kind: string, plural: string): Resource => ({
  apiVersion,
  kind,
  plural,
  namespaced: false,
});
const namespaced = (apiVersion: string, kind: string, plural: string): Resource => ({
  apiVersion,
  kind,
  plural,
  namespaced: true,
});

/** The kinds that the simulators read or write. */
export const resources = {
  node: cluster('v1', 'Node', 'nodes'),
  namespace: cluster('v1', 'Namespace', 'namespaces'),
  pod: namespaced('v1', 'Pod', 'pods'),
  event: namespaced('v1', 'Event', 'events'),
  nns: cluster('nmstate.io/v1beta1', 'NodeNetworkState', 'nodenetworkstates'),
  nncp: cluster(
    'nmstate.io/v1',
    'NodeNetworkConfigurationPolicy',
    'nodenetworkconfigurationpolicies',
  ),
  nnce: cluster(
    'nmstate.io/v1beta1',
    'NodeNetworkConfigurationEnactment',
    'nodenetworkconfigurationenactments',
  ),
  nad: namespaced(
    'k8s.cni.cncf.io/v1',
    'NetworkAttachmentDefinition',
    'network-attachment-definitions',
  ),
  cudn: cluster('k8s.ovn.org/v1', 'ClusterUserDefinedNetwork', 'clusteruserdefinednetworks'),
  vm: namespaced('kubevirt.io/v1', 'VirtualMachine', 'virtualmachines'),
  vmi: namespaced('kubevirt.io/v1', 'VirtualMachineInstance', 'virtualmachineinstances'),
  migration: namespaced(
    'kubevirt.io/v1',
    'VirtualMachineInstanceMigration',
    'virtualmachineinstancemigrations',
  ),
  kubevirt: namespaced('kubevirt.io/v1', 'KubeVirt', 'kubevirts'),
} as const satisfies Record<string, Resource>;

/** An object's place within its kind: `name`, or `namespace/name`. */
export function keyOf(object: KubeObject): string {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The inverse of `keyOf`. */
export function splitKey(key: string): { namespace?: string; name: string } {
  const slash = key.indexOf('/');
  return slash < 0 ? { name: key } : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}

/** The path of the collection: cluster-wide, or of one namespace. */
export function collectionPath(resource: Resource, namespace?: string): string {
  const root = resource.apiVersion.includes('/') ? '/apis' : '/api';
  const scope = resource.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
  return `${root}/${resource.apiVersion}${scope}/${resource.plural}`;
}

export function objectPath(resource: Resource, key: string, subresource?: 'status'): string {
  const { namespace, name } = splitKey(key);
  const path = `${collectionPath(resource, namespace)}/${name}`;
  return subresource === undefined ? path : `${path}/${subresource}`;
}
