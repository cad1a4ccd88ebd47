import type { ResourceType } from './resourceType';
import { groupVersion } from './resourceType';
import type { TypeRegistry } from './typeRegistry';

/** The kubernetes release that the server claims to be: the line of OpenShift 4.22. */
const release = { major: '1', minor: '35', gitVersion: 'v1.35.4', platform: 'linux/amd64' };

/**
 * Answers to the paths that are about the API itself: `/version`, health, `/api`, `/apis`, groups and resource lists.
 * Undefined for every other path.
 */
export function discovery(registry: TypeRegistry, path: string): unknown {
  const [root, first, second, ...rest] = path.split('/').filter((segment) => segment !== '');
  if (rest.length > 0) return undefined;
  if (['healthz', 'readyz', 'livez'].includes(root ?? '')) return 'ok';
  if (root === 'version') return first === undefined ? release : undefined;
  if (root === 'api') {
    if (first === undefined) return { kind: 'APIVersions', versions: ['v1'] };
    return first === 'v1' && second === undefined ? resourceList(registry, '', first) : undefined;
  }
  if (root !== 'apis') return undefined;
  if (first === undefined) {
    const groups = groupNames(registry).map((name) => apiGroup(registry, name));
    return { kind: 'APIGroupList', apiVersion: 'v1', groups };
  }
  if (!groupNames(registry).includes(first)) return undefined;
  if (second === undefined)
    return { kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(registry, first) };
  return versionsOf(registry, first).includes(second)
    ? resourceList(registry, first, second)
    : undefined;
}

function groupNames(registry: TypeRegistry): string[] {
  const names = new Set(registry.all().map((type) => type.group));
  names.delete('');
  return [...names].sort();
}

function versionsOf(registry: TypeRegistry, group: string): string[] {
  const versions = registry
    .all()
    .filter((type) => type.group === group)
    .flatMap((type) => type.versions.filter((version) => version.served).map(({ name }) => name));
  return [...new Set(versions)].sort(byPriority);
}

/** Stable versions first, then beta, then alpha; newer before older (k8s.io/apimachinery/pkg/version). */
function byPriority(a: string, b: string): number {
  const rank = (name: string) => (name.includes('alpha') ? 2 : name.includes('beta') ? 1 : 0);
  return rank(a) - rank(b) || b.localeCompare(a, 'en', { numeric: true });
}

function apiGroup(registry: TypeRegistry, name: string) {
  const versions = versionsOf(registry, name).map((version) => ({
    groupVersion: groupVersion(name, version),
    version,
  }));
  return { name, versions, preferredVersion: versions[0] };
}

function resourceList(registry: TypeRegistry, group: string, version: string) {
  const types = registry
    .all()
    .filter(
      (type) => type.group === group && type.versions.some((v) => v.served && v.name === version),
    );
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: groupVersion(group, version),
    resources: types.flatMap((type) => resources(type, version)),
  };
}

function resources(type: ResourceType, version: string) {
  const { plural, singular, kind, namespaced, verbs, shortNames, categories } = type;
  const main = {
    name: plural,
    singularName: singular,
    namespaced,
    kind,
    verbs,
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
  };
  const hasStatus = type.versions.some((v) => v.name === version && v.hasStatus);
  const status = {
    name: `${plural}/status`,
    singularName: '',
    namespaced,
    kind,
    verbs: ['get', 'patch', 'update'],
  };
  return hasStatus ? [main, status] : [main];
}
