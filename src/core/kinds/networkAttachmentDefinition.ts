import { asString } from '../values/json';
import { readCniConfig } from './cniConfig';
import type { CniConfig } from './cniConfig';
import { DESCRIPTION_ANNOTATION, MANAGED_BY, MANAGED_BY_LABEL } from './managedBy';
import { readObject } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const networkAttachmentDefinitionKind: GroupVersionKind = {
  group: 'k8s.cni.cncf.io',
  version: 'v1',
  kind: 'NetworkAttachmentDefinition',
  plural: 'network-attachment-definitions',
  namespaced: true,
};

const RENDERERS = ['ClusterUserDefinedNetwork', 'UserDefinedNetwork'];

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
): Read<NetworkAttachmentDefinitionFacts> =>
  readObject(input, (object, { name, namespace, labels, annotations }) => {
    const spec = object.at('spec');
    const config = readCniConfig(
      spec.object() === undefined ? spec.value : spec.at('config').value,
    );
    if (config.type === 'invalid' && config.reason === 'not-json') {
      spec.at('config').note('not-json', config.detail);
    }
    const [owner] = object
      .at('metadata', 'ownerReferences')
      .list()
      .map((reference) => ({
        kind: reference.at('kind').read(asString) ?? '',
        name: reference.at('name').read(asString) ?? '',
      }))
      .filter(({ kind }) => RENDERERS.includes(kind));
    return {
      name,
      namespace,
      config,
      owner,
      resourceName: annotations['k8s.v1.cni.cncf.io/resourceName'],
      description: annotations[DESCRIPTION_ANNOTATION],
      managedByUs: labels[MANAGED_BY_LABEL] === MANAGED_BY,
    };
  });
