import { readObject } from './read';
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

export const readNamespace = (input: unknown): Read<NamespaceFacts> =>
  readObject(input, (_, { name, labels, deleting }) => ({ name, namespace: '', labels, deleting }));
