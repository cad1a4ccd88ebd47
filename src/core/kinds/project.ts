import { readNamespace } from './namespace';
import type { NamespaceFacts } from './namespace';
import type { GroupVersionKind, Read } from './read';

/** What a user without cluster-wide rights lists instead of namespaces: the server filters it by access. */
export const projectKind: GroupVersionKind = {
  group: 'project.openshift.io',
  version: 'v1',
  kind: 'Project',
  plural: 'projects',
  namespaced: false,
};

export type ProjectFacts = NamespaceFacts;

export const readProject = (input: unknown): Read<ProjectFacts> => readNamespace(input);
