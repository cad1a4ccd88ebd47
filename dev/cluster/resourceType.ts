import { isRecord, listAt, recordAt, textAt } from './jsonValue';
import type { StructuralSchema } from './schema/structuralSchema';

/** One kind that the server serves: a built-in one, or one from a CustomResourceDefinition. */
export interface ResourceType {
  group: string;
  plural: string;
  singular: string;
  kind: string;
  listKind: string;
  namespaced: boolean;
  shortNames: string[];
  categories: string[];
  verbs: string[];
  /** True for kinds from CRDs: schema, pruning, generation, and a resourceVersion in every update. */
  custom: boolean;
  versions: ServedVersion[];
  /** How names are checked; built-in kinds differ. */
  nameRule: 'subdomain' | 'label' | 'pathSegment';
  /** What a create does with a status in the body. */
  statusOnCreate: 'drop' | 'keep';
}

export interface ServedVersion {
  name: string;
  served: boolean;
  storage: boolean;
  hasStatus: boolean;
  schema?: StructuralSchema;
}

/** Key of a kind in maps: `group/plural`. */
export function resourceKey(group: string, plural: string): string {
  return `${group}/${plural}`;
}

export function groupVersion(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}

/** The version in which objects are stored. */
export function storageVersion(type: ResourceType): ServedVersion {
  const version = type.versions.find((candidate) => candidate.storage);
  if (!version) throw new Error(`${type.kind} has no storage version`);
  return version;
}

export const objectVerbs = [
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'create',
  'update',
  'watch',
];

/**
 * The kind that a CustomResourceDefinition (apiextensions.k8s.io/v1) defines.
 * @throws Error when names or versions are missing: such a CRD could not have been stored.
 */
export function resourceTypeOfCrd(crd: unknown): ResourceType {
  const spec = recordAt(crd, 'spec');
  const names = recordAt(spec, 'names');
  const kind = textAt(names, 'kind');
  const plural = textAt(names, 'plural');
  const versions = listAt(spec, 'versions').filter(isRecord);
  if (!kind || !plural || versions.length === 0) {
    throw new Error('a CustomResourceDefinition needs spec.names.kind, .plural and spec.versions');
  }
  return {
    group: textAt(spec, 'group'),
    plural,
    singular: textAt(names, 'singular') || kind.toLowerCase(),
    kind,
    listKind: textAt(names, 'listKind') || `${kind}List`,
    namespaced: spec.scope === 'Namespaced',
    shortNames: listAt(names, 'shortNames').map(String),
    categories: listAt(names, 'categories').map(String),
    verbs: objectVerbs,
    custom: true,
    nameRule: 'subdomain',
    statusOnCreate: 'drop',
    versions: versions.map((version) => ({
      name: textAt(version, 'name'),
      served: version.served === true,
      storage: version.storage === true,
      hasStatus: isRecord(recordAt(version, 'subresources').status),
      schema: recordAt(recordAt(version, 'schema'), 'openAPIV3Schema'),
    })),
  };
}
