import type { KubeObject, User } from './api';
import type { AccessQuery, Authorizer } from './authorizer';
import { recordAt } from './jsonValue';
import { deepFreeze } from './jsonValue';

/**
 * A Project as OpenShift's aggregated API shows a namespace: same metadata, the finalizers and the phase
 * (openshift/openshift-apiserver pkg/project/apiserver/registry).
 */
export function projectOf(namespace: KubeObject): KubeObject {
  const known = projects.get(namespace);
  if (known) return known;
  const project = deepFreeze({
    ...namespace,
    kind: 'Project',
    apiVersion: 'project.openshift.io/v1',
    spec: { finalizers: recordAt(namespace, 'spec').finalizers ?? [] },
    status: { phase: recordAt(namespace, 'status').phase ?? 'Active' },
  });
  projects.set(namespace, project);
  return project;
}

const projects = new WeakMap<KubeObject, KubeObject>();

/** Whether a user sees a project: whoever may get the namespace. */
export function seesProject(authorizer: Authorizer, user: User, name: string): boolean {
  const query: AccessQuery = {
    verb: 'get',
    group: '',
    resource: 'namespaces',
    subresource: '',
    namespace: name,
    name,
  };
  return authorizer.allows(user, query);
}
