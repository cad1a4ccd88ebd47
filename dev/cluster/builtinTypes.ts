import type { ResourceType } from './resourceType';
import { objectVerbs } from './resourceType';

interface BuiltinSpec {
  group?: string;
  version?: string;
  plural: string;
  kind: string;
  namespaced: boolean;
  shortNames?: string[];
  hasStatus?: boolean;
  statusOnCreate?: 'drop' | 'keep';
  nameRule?: ResourceType['nameRule'];
  verbs?: string[];
}

function builtin(spec: BuiltinSpec): ResourceType {
  return {
    group: spec.group ?? '',
    plural: spec.plural,
    singular: spec.kind.toLowerCase(),
    kind: spec.kind,
    listKind: `${spec.kind}List`,
    namespaced: spec.namespaced,
    shortNames: spec.shortNames ?? [],
    categories: [],
    verbs: spec.verbs ?? objectVerbs,
    custom: false,
    nameRule: spec.nameRule ?? 'subdomain',
    statusOnCreate: spec.statusOnCreate ?? 'keep',
    versions: [
      {
        name: spec.version ?? 'v1',
        served: true,
        storage: true,
        hasStatus: spec.hasStatus ?? false,
      },
    ],
  };
}

const rbac = { group: 'rbac.authorization.k8s.io', nameRule: 'pathSegment' } as const;

export const crdType = builtin({
  group: 'apiextensions.k8s.io',
  plural: 'customresourcedefinitions',
  kind: 'CustomResourceDefinition',
  namespaced: false,
  shortNames: ['crd', 'crds'],
  hasStatus: true,
});

export const namespaceType = builtin({
  plural: 'namespaces',
  kind: 'Namespace',
  namespaced: false,
  shortNames: ['ns'],
  hasStatus: true,
  nameRule: 'label',
});

export const accessReviewType = builtin({
  group: 'authorization.k8s.io',
  plural: 'selfsubjectaccessreviews',
  kind: 'SelfSubjectAccessReview',
  namespaced: false,
  verbs: ['create'],
});

/** Filled from namespaces, never stored. */
export const projectType = builtin({
  group: 'project.openshift.io',
  plural: 'projects',
  kind: 'Project',
  namespaced: false,
  verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
});

export const projectRequestType = builtin({
  group: 'project.openshift.io',
  plural: 'projectrequests',
  kind: 'ProjectRequest',
  namespaced: false,
  verbs: ['create', 'list'],
});

/** The kinds of kube-apiserver that the product, the simulators or the console ask for. */
export const builtinTypes: ResourceType[] = [
  namespaceType,
  builtin({
    plural: 'nodes',
    kind: 'Node',
    namespaced: false,
    shortNames: ['no'],
    hasStatus: true,
  }),
  builtin({
    plural: 'pods',
    kind: 'Pod',
    namespaced: true,
    shortNames: ['po'],
    hasStatus: true,
  }),
  builtin({ plural: 'events', kind: 'Event', namespaced: true, shortNames: ['ev'] }),
  builtin({ plural: 'configmaps', kind: 'ConfigMap', namespaced: true, shortNames: ['cm'] }),
  crdType,
  accessReviewType,
  builtin({
    group: 'admissionregistration.k8s.io',
    plural: 'validatingadmissionpolicies',
    kind: 'ValidatingAdmissionPolicy',
    namespaced: false,
    hasStatus: true,
  }),
  builtin({
    group: 'admissionregistration.k8s.io',
    plural: 'validatingadmissionpolicybindings',
    kind: 'ValidatingAdmissionPolicyBinding',
    namespaced: false,
  }),
  builtin({ ...rbac, plural: 'clusterroles', kind: 'ClusterRole', namespaced: false }),
  builtin({
    ...rbac,
    plural: 'clusterrolebindings',
    kind: 'ClusterRoleBinding',
    namespaced: false,
  }),
  builtin({ ...rbac, plural: 'roles', kind: 'Role', namespaced: true }),
  builtin({ ...rbac, plural: 'rolebindings', kind: 'RoleBinding', namespaced: true }),
  projectType,
  projectRequestType,
];
