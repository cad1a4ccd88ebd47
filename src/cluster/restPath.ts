import type { GroupVersionKind } from '../core/kinds/read';
import { at, asString } from '../core/values/json';

/** Where the console serves the API server: below its own base path, which is not always `/`. */
export const apiBase = (): string =>
  `${asString(at(globalThis, 'SERVER_FLAGS', 'basePath')) ?? '/'}api/kubernetes`;

/** Path of a kind's collection, or of one object when `name` is given, from `/api` or `/apis` on. */
export const restPath = (
  { group, version, plural, namespaced }: GroupVersionKind,
  namespace: string,
  name = '',
): string => {
  const root = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const scope =
    namespaced && namespace !== '' ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${root}${scope}/${plural}${name === '' ? '' : `/${encodeURIComponent(name)}`}`;
};

/** A query string with its question mark; parameters without a value are left out. */
export const queryString = (
  parameters: Readonly<Record<string, string | number | boolean | undefined>>,
): string => {
  const parts = Object.entries(parameters).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [`${key}=${encodeURIComponent(value)}`],
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
};
