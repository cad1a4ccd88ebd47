/** Label of objects that this product made; objects that were there before never get it. */
export const MANAGED_BY_LABEL = 'app.kubernetes.io/managed-by';
export const MANAGED_BY = 'vlan-networks';

/** What a person wrote about a network, kept on each of its objects. */
export const DESCRIPTION_ANNOTATION = 'vlan-networks.io/description';

/** `metadata.labels` and `metadata.annotations` of an object that we make. An empty description writes no annotation. */
export const ownMetadata = (
  description: string | undefined,
): {
  labels: Readonly<Record<string, string>>;
  annotations?: Readonly<Record<string, string>>;
} => ({
  labels: { [MANAGED_BY_LABEL]: MANAGED_BY },
  ...(description !== undefined &&
    description !== '' && { annotations: { [DESCRIPTION_ANNOTATION]: description } }),
});
