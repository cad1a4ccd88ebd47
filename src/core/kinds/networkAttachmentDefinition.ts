import { asArray, asString, at } from '../values/json';
import { readCniConfig } from './cniConfig';
import type { CniConfig } from './cniConfig';
import { DESCRIPTION_ANNOTATION, MANAGED_BY, MANAGED_BY_LABEL } from './managedBy';
import { notIdentified, problem, readMetadata } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const networkAttachmentDefinitionKind: GroupVersionKind = {
  group: 'k8s.cni.cncf.io',
  version: 'v1',
  kind: 'NetworkAttachmentDefinition',
  plural: 'network-attachment-definitions',
  namespaced: true,
};

export interface NetworkAttachmentDefinitionFacts extends Identity {
  config: CniConfig;
  /** The (Cluster)UserDefinedNetwork that renders this NAD: we never edit such a one. */
  owner: { kind: string; name: string } | undefined;
  /** Device-plugin resource that a pod of this network asks for. */
  resourceName: string | undefined;
  description: string | undefined;
  managedByUs: boolean;
}

export const readNetworkAttachmentDefinition = (
  input: unknown,
): Read<NetworkAttachmentDefinitionFacts> => {
  const metadata = readMetadata(input);
  if (metadata === undefined) return notIdentified();
  const config = readCniConfig(asString(at(input, 'spec', 'config')));
  const owner = asArray(at(input, 'metadata', 'ownerReferences')).find((reference) =>
    ['ClusterUserDefinedNetwork', 'UserDefinedNetwork'].includes(
      asString(at(reference, 'kind')) ?? '',
    ),
  );
  return {
    facts: {
      name: metadata.name,
      namespace: metadata.namespace,
      config,
      owner:
        owner === undefined
          ? undefined
          : { kind: asString(at(owner, 'kind')) ?? '', name: asString(at(owner, 'name')) ?? '' },
      resourceName: metadata.annotations['k8s.v1.cni.cncf.io/resourceName'],
      description: metadata.annotations[DESCRIPTION_ANNOTATION],
      managedByUs: metadata.labels[MANAGED_BY_LABEL] === MANAGED_BY,
    },
    problems:
      config.type === 'invalid' && config.reason === 'not-json'
        ? [problem('spec.config', 'not-json', config.detail)]
        : [],
  };
};
