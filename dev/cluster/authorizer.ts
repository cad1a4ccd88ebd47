import type { KubeObject, User } from './api';
import { isRecord, listAt, recordAt, textAt } from './jsonValue';
import type { ObjectStore } from './objectStore';
import { keyOf } from './objectStore';

/** One question to the authorizer. `resource` is the plural; empty strings mean "none". */
export interface AccessQuery {
  verb: string;
  group: string;
  resource: string;
  subresource: string;
  namespace: string;
  name: string;
}

interface Rule {
  verbs: Set<string>;
  groups: Set<string>;
  resources: Set<string>;
  names: Set<string>;
}

interface Grants {
  everywhere: Rule[];
  byNamespace: Map<string, Rule[]>;
}

const rbacGroup = 'rbac.authorization.k8s.io';
const key = {
  clusterRoles: `${rbacGroup}/clusterroles`,
  roles: `${rbacGroup}/roles`,
  clusterRoleBindings: `${rbacGroup}/clusterrolebindings`,
  roleBindings: `${rbacGroup}/rolebindings`,
};

/**
 * RBAC over the stored roles and bindings: additive, no deny (kubernetes/plugin/pkg/auth/authorizer/rbac). Members of
 * `system:masters` may do everything. A role's `aggregationRule` is followed.
 */
export class Authorizer {
  private grants = new Map<string, Grants>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly store: ObjectStore) {
    for (const kindKey of Object.values(key)) {
      store.subscribe(kindKey, () => {
        this.grants = new Map();
        for (const listener of [...this.listeners]) listener();
      });
    }
  }

  /** Calls `listener` whenever rights may have changed. Returns `unsubscribe`. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  allows(user: User, query: AccessQuery): boolean {
    if (user.groups.includes('system:masters')) return true;
    const { everywhere, byNamespace } = this.grantsOf(user);
    const local = query.namespace === '' ? [] : (byNamespace.get(query.namespace) ?? []);
    return (
      everywhere.some((rule) => covers(rule, query)) || local.some((rule) => covers(rule, query))
    );
  }

  private grantsOf(user: User): Grants {
    const id = JSON.stringify([user.name, user.groups]);
    const known = this.grants.get(id);
    if (known) return known;
    const grants: Grants = { everywhere: [], byNamespace: new Map() };
    for (const binding of this.store.all(key.clusterRoleBindings)) {
      if (binds(binding, user)) grants.everywhere.push(...this.rulesOf(binding));
    }
    for (const binding of this.store.all(key.roleBindings)) {
      if (!binds(binding, user)) continue;
      const namespace = binding.metadata.namespace ?? '';
      const rules = grants.byNamespace.get(namespace) ?? [];
      rules.push(...this.rulesOf(binding));
      grants.byNamespace.set(namespace, rules);
    }
    this.grants.set(id, grants);
    return grants;
  }

  private rulesOf(binding: KubeObject): Rule[] {
    const roleRef = recordAt(binding, 'roleRef');
    const name = textAt(roleRef, 'name');
    if (roleRef.kind === 'Role') {
      const role = this.store.get(key.roles, keyOf(binding.metadata.namespace ?? '', name));
      return role ? ownRules(role) : [];
    }
    const role = this.store.get(key.clusterRoles, name);
    return role ? [...ownRules(role), ...this.aggregatedRules(role)] : [];
  }

  private aggregatedRules(role: KubeObject): Rule[] {
    const selectors = listAt(recordAt(role, 'aggregationRule'), 'clusterRoleSelectors');
    const wanted = selectors.map((selector) => Object.entries(recordAt(selector, 'matchLabels')));
    if (wanted.length === 0) return [];
    return [...this.store.all(key.clusterRoles)]
      .filter((candidate) => candidate !== role)
      .filter(({ metadata }) =>
        wanted.some(
          (labels) =>
            labels.length > 0 &&
            labels.every(([label, value]) => metadata.labels?.[label] === value),
        ),
      )
      .flatMap(ownRules);
  }
}

function ownRules(role: KubeObject): Rule[] {
  return listAt(role, 'rules').map((rule) => ({
    verbs: textSet(rule, 'verbs'),
    groups: textSet(rule, 'apiGroups'),
    resources: textSet(rule, 'resources'),
    names: textSet(rule, 'resourceNames'),
  }));
}

function textSet(rule: unknown, field: string): Set<string> {
  return new Set(listAt(rule, field).map(String));
}

function binds(binding: KubeObject, user: User): boolean {
  return listAt(binding, 'subjects')
    .filter(isRecord)
    .some((subject) => {
      const name = textAt(subject, 'name');
      if (subject.kind === 'User') return name === user.name;
      if (subject.kind === 'Group') return user.groups.includes(name);
      const namespace = textAt(subject, 'namespace') || binding.metadata.namespace;
      return (
        subject.kind === 'ServiceAccount' &&
        user.name === `system:serviceaccount:${namespace}:${name}`
      );
    });
}

function covers(rule: Rule, query: AccessQuery): boolean {
  const { resource, subresource } = query;
  const full = subresource === '' ? resource : `${resource}/${subresource}`;
  return (
    (rule.verbs.has('*') || rule.verbs.has(query.verb)) &&
    (rule.groups.has('*') || rule.groups.has(query.group)) &&
    (rule.resources.has('*') ||
      rule.resources.has(full) ||
      (subresource !== '' && rule.resources.has(`*/${subresource}`))) &&
    (rule.names.size === 0 || rule.names.has(query.name))
  );
}

/** The sentence of a 403, as kube-apiserver's authorization filter writes it. */
export function denial(user: User, query: AccessQuery): string {
  const resource = query.subresource ? `${query.resource}/${query.subresource}` : query.resource;
  const where = query.namespace ? `in the namespace "${query.namespace}"` : 'at the cluster scope';
  return `User "${user.name}" cannot ${query.verb} resource "${resource}" in API group "${query.group}" ${where}`;
}
