import type { K8sGroupVersionKind } from '@openshift-console/dynamic-plugin-sdk';
import { useK8sModel } from '@openshift-console/dynamic-plugin-sdk';

/** Where the console shows an object: `/k8s/ns/<ns>/<reference>/<name>` or `/k8s/cluster/…`. Undefined while the kind is unknown. */
export function useObjectPath(
  kind: K8sGroupVersionKind,
  name: string,
  namespace?: string,
): string | undefined {
  const [model] = useK8sModel(kind);
  // For a kind that does not exist the SDK's type promises a model, and its selector gives undefined.
  const known = model as typeof model | undefined;
  if (known === undefined) {
    return undefined;
  }
  const reference =
    known.crd === true
      ? `${known.apiGroup ?? 'core'}~${known.apiVersion}~${known.kind}`
      : known.plural;
  const scope = known.namespaced === true ? `ns/${namespace ?? 'default'}` : 'cluster';
  return `/k8s/${scope}/${reference}/${encodeURIComponent(name)}`;
}
