import { unknownPath } from './apiFailure';
import { builtinTypes, crdType } from './builtinTypes';
import type { RequestInfo } from './requestInfo';
import type { ResourceType, ServedVersion } from './resourceType';
import { groupVersion, resourceKey, resourceTypeOfCrd } from './resourceType';

/** A kind in the version that a request asked for. */
export interface ServedType {
  type: ResourceType;
  version: ServedVersion;
}

/** The kinds that are served at the moment: built-in ones, and those of the stored CustomResourceDefinitions. */
export class TypeRegistry {
  private readonly types = new Map<string, ResourceType>(
    builtinTypes.map((type) => [resourceKey(type.group, type.plural), type]),
  );

  /** @throws Error for a CRD without names or versions. */
  define(crd: unknown): ResourceType {
    const type = resourceTypeOfCrd(crd);
    this.types.set(resourceKey(type.group, type.plural), type);
    return type;
  }

  undefine(crd: unknown): ResourceType {
    const type = resourceTypeOfCrd(crd);
    this.types.delete(resourceKey(type.group, type.plural));
    return type;
  }

  all(): ResourceType[] {
    return [...this.types.values()];
  }

  byKey(kindKey: string): ResourceType | undefined {
    return this.types.get(kindKey);
  }

  /** The kind that an object's `apiVersion` and `kind` name. */
  byKind(apiVersion: string, kind: string): ServedType | undefined {
    for (const type of this.types.values()) {
      if (type.kind !== kind) continue;
      const version = type.versions.find(
        (candidate) => candidate.served && groupVersion(type.group, candidate.name) === apiVersion,
      );
      if (version) return { type, version };
    }
    return undefined;
  }

  /** @throws ApiFailure 404 when the path names nothing that is served. */
  ofRequest(info: Pick<RequestInfo, 'group' | 'version' | 'resource'>): ServedType {
    const type = this.types.get(resourceKey(info.group, info.resource));
    const version = type?.versions.find(({ name, served }) => served && name === info.version);
    if (!type || !version) throw unknownPath();
    return { type, version };
  }
}

export const crdKey = resourceKey(crdType.group, crdType.plural);
