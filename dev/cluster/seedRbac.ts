import type { KubeObject, User } from './api';

/** The users of the harness. `projectAdmin` and `projectViewer` get their rights where a scenario binds them. */
export const testUsers = {
  admin: { name: 'admin', groups: ['cluster-admins', 'system:authenticated'] },
  viewer: { name: 'viewer', groups: ['cluster-readers', 'system:authenticated'] },
  projectAdmin: { name: 'project-admin', groups: ['system:authenticated'] },
  projectViewer: { name: 'project-viewer', groups: ['system:authenticated'] },
  nobody: { name: 'nobody', groups: ['system:authenticated'] },
} satisfies Record<string, User>;

/** Who controllers of this harness are, and whoever asks without a user. */
export const controllerUser: User = {
  name: 'system:admin',
  groups: ['system:masters', 'system:authenticated'],
};

const rbac = 'rbac.authorization.k8s.io';
const readVerbs = ['get', 'list', 'watch'];
const writeVerbs = ['create', 'update', 'patch', 'delete', 'deletecollection'];

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

function rule(group: string, resources: string[], verbs: string[]): Rule {
  return { apiGroups: [group], resources, verbs };
}

function clusterRole(name: string, rules: Rule[]): KubeObject {
  return { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name }, rules };
}

function bindEverywhere(role: string, kind: 'User' | 'Group', name: string): KubeObject {
  return {
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: `${role}-${name}`.replaceAll(':', '-') },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
    subjects: [{ apiGroup: rbac, kind, name }],
  };
}

/** What a project's members may read: pods and the like, KubeVirt's machines, attachments, UDNs. Not nodes, policies, CUDNs. */
const projectRead: Rule[] = [
  rule('', ['namespaces'], ['get']),
  rule('project.openshift.io', ['projects'], ['get']),
  rule('', ['pods', 'pods/log', 'pods/status', 'events', 'configmaps'], readVerbs),
  rule(
    'kubevirt.io',
    ['virtualmachines', 'virtualmachineinstances', 'virtualmachineinstancemigrations'],
    readVerbs,
  ),
  rule('k8s.cni.cncf.io', ['network-attachment-definitions'], readVerbs),
  rule('k8s.ovn.org', ['userdefinednetworks'], readVerbs),
];

const projectWrite: Rule[] = [
  rule('', ['pods', 'configmaps'], writeVerbs),
  rule(
    'kubevirt.io',
    ['virtualmachines', 'virtualmachineinstances', 'virtualmachineinstancemigrations'],
    writeVerbs,
  ),
  rule('k8s.ovn.org', ['userdefinednetworks'], writeVerbs),
];

/**
 * The roles that matter here, with the rights that OpenShift gives (operators' aggregations included): NMState's kinds are
 * readable for `cluster-reader` only, attachments are readable but not writable for a project's admin, CUDNs and
 * MultiNetworkPolicies are the cluster admin's alone.
 */
export function seedRbac(): KubeObject[] {
  return [
    clusterRole('cluster-admin', [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]),
    clusterRole('cluster-reader', [
      ...projectRead,
      rule('', ['nodes', 'namespaces'], readVerbs),
      rule('project.openshift.io', ['projects'], readVerbs),
      rule('nmstate.io', ['*'], readVerbs),
      rule('k8s.cni.cncf.io', ['*'], readVerbs),
      rule('k8s.ovn.org', ['*'], readVerbs),
      rule('kubevirt.io', ['*'], readVerbs),
      rule('operator.openshift.io', ['*'], readVerbs),
      rule('config.openshift.io', ['*'], readVerbs),
      rule('apiextensions.k8s.io', ['customresourcedefinitions'], readVerbs),
      rule(rbac, ['*'], readVerbs),
    ]),
    clusterRole('admin', [
      ...projectRead,
      ...projectWrite,
      rule('project.openshift.io', ['projects'], ['delete', 'get', 'patch', 'update']),
      rule(rbac, ['roles', 'rolebindings'], [...readVerbs, ...writeVerbs]),
    ]),
    clusterRole('edit', [...projectRead, ...projectWrite]),
    clusterRole('view', projectRead),
    clusterRole('basic-user', [
      rule('project.openshift.io', ['projects'], ['list', 'watch']),
      rule('project.openshift.io', ['projectrequests'], ['list']),
      rule(
        'authorization.k8s.io',
        ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
        ['create'],
      ),
    ]),
    bindEverywhere('cluster-admin', 'Group', 'cluster-admins'),
    bindEverywhere('cluster-reader', 'Group', 'cluster-readers'),
    bindEverywhere('basic-user', 'Group', 'system:authenticated'),
  ];
}

/** A RoleBinding that gives a user one of the cluster's roles (`admin`, `edit`, `view`) in a namespace. */
export function bindUser(user: User, role: string, namespace: string): KubeObject {
  return {
    apiVersion: `${rbac}/v1`,
    kind: 'RoleBinding',
    metadata: { name: `${role}-${user.name}`, namespace },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
    subjects: [{ apiGroup: rbac, kind: 'User', name: user.name }],
  };
}

/** A ClusterRoleBinding that lets a user read the whole cluster. */
export function bindReader(user: User): KubeObject {
  return bindEverywhere('cluster-reader', 'User', user.name);
}
