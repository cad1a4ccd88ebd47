import { asObject, asString } from '../src/core/values/json';
import type { JsonObject } from '../src/core/values/json';

export interface ListedKind {
  group: string;
  kind: string;
}

export interface ObjectsIn {
  objects: readonly JsonObject[];
  /** The kind of a typed list: it was listed, even if the list is empty. */
  listed: ListedKind | undefined;
}

export const groupOf = (apiVersion: string): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

/**
 * The objects of a document: itself, the items of a `List`, or those of a typed list such as `NodeList`, whose items leave out what the list
 * says. `undefined` where the document is no object.
 */
export const objectsIn = (value: unknown): ObjectsIn | undefined => {
  const object = asObject(value);
  if (object === undefined) return undefined;
  const kind = asString(object.kind) ?? '';
  const items: unknown = object.items;
  if (!kind.endsWith('List') || !(Array.isArray(items) || items === null)) {
    return { objects: [object], listed: undefined };
  }
  const apiVersion = asString(object.apiVersion) ?? '';
  const itemKind = kind.slice(0, -'List'.length);
  const typed = itemKind === '' ? {} : { kind: itemKind, apiVersion };
  return {
    objects: (items ?? []).flatMap((item: unknown) => {
      const inner = asObject(item);
      return inner === undefined ? [] : [{ ...typed, ...inner }];
    }),
    listed: itemKind === '' ? undefined : { group: groupOf(apiVersion), kind: itemKind },
  };
};
