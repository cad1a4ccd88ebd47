import { asObject, asString } from '../src/core/values/json';

export interface ListedKind {
  group: string;
  kind: string;
}

export interface ObjectsIn {
  /** What stands where an object should be; whoever uses them says which are none. */
  objects: readonly unknown[];
  /** They stand in a list of Kubernetes, so that each of them should be an object. */
  areItems: boolean;
  /** The kind of a typed list: it was listed, even if the list is empty. */
  listed: ListedKind | undefined;
}

export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/**
 * The objects of a document: itself, those of a bare array, the items of a `List`, or those of a typed list such as `NodeList`, whose items
 * leave out what the list says.
 */
export const objectsIn = (value: unknown): ObjectsIn => {
  if (Array.isArray(value)) {
    return { objects: value as unknown[], areItems: false, listed: undefined };
  }
  const object = asObject(value);
  const kind = asString(object?.kind) ?? '';
  const items: unknown = object?.items;
  if (object === undefined || !/list$/i.test(kind) || items === undefined) {
    return { objects: [value], areItems: false, listed: undefined };
  }
  const apiVersion = asString(object.apiVersion) ?? '';
  const itemKind = kind.slice(0, -'List'.length);
  const typed = itemKind === '' ? {} : { kind: itemKind, apiVersion };
  const entries: unknown[] = Array.isArray(items) ? items : items === null ? [] : [items];
  return {
    objects: entries.map((item) => {
      const inner = asObject(item);
      return inner === undefined ? item : { ...typed, ...inner };
    }),
    areItems: true,
    listed: itemKind === '' ? undefined : { group: groupOf(apiVersion), kind: itemKind },
  };
};
