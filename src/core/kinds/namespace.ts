import { notIdentified, readMetadata } from './read';
import type { GroupVersionKind, Identity, Read } from './read';

export const namespaceKind: GroupVersionKind = {
  group: '',
  version: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  namespaced: false,
};

export interface NamespaceFacts extends Identity {
  labels: Readonly<Record<string, string>>;
  deleting: boolean;
}

export const readNamespace = (input: unknown): Read<NamespaceFacts> => {
  const metadata = readMetadata(input);
  if (metadata === undefined) return notIdentified();
  const { name, labels, deleting } = metadata;
  return { facts: { name, namespace: '', labels, deleting }, problems: [] };
};
