import type { KubeObject } from './api';
import { without } from './jsonValue';
import { groupVersion, storageVersion } from './resourceType';
import type { ServedType } from './typeRegistry';

/** Objects as one version of the API shows them. Views are made once per object: lists of thousands cost nothing. */
interface VersionView {
  object: (stored: KubeObject) => KubeObject;
  /** As an item of a list: built-in kinds leave out apiVersion and kind there, as upstream's typed lists do. */
  listItem: (stored: KubeObject) => KubeObject;
}

const views = new WeakMap<KubeObject, Map<string, KubeObject>>();

export function inVersion({ type, version }: ServedType): VersionView {
  const apiVersion = groupVersion(type.group, version.name);
  const stored = version.name === storageVersion(type).name;
  const object = (original: KubeObject) =>
    stored
      ? original
      : cached(original, apiVersion, () => Object.freeze({ ...original, apiVersion }));
  return {
    object,
    listItem: type.custom
      ? object
      : (original) =>
          cached(original, 'item', () => {
            const item = without(original, 'apiVersion', 'kind') as KubeObject;
            return Object.freeze(item);
          }),
  };
}

function cached(original: KubeObject, name: string, make: () => KubeObject): KubeObject {
  const known = views.get(original) ?? new Map<string, KubeObject>();
  views.set(original, known);
  const view = known.get(name) ?? make();
  known.set(name, view);
  return view;
}
