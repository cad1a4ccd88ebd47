import { asObject, asString, asStringMap, at } from '../values/json';
import type { Manifest } from './manifest';

/** Annotations that a server or a client wrote about one stored object; they would be lies on another. */
const OF_THE_STORED = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'nmstate.io/webhook-mutating-timestamp',
];

/**
 * What has to be created to have an object back that is about to be deleted: name, labels, annotations and spec, without what the server
 * sets. `undefined` for what is no object with a name.
 */
export const restoredManifest = (object: unknown): Manifest | undefined => {
  const name = asString(at(object, 'metadata', 'name'));
  const apiVersion = asString(at(object, 'apiVersion'));
  const kind = asString(at(object, 'kind'));
  if (name === undefined || apiVersion === undefined || kind === undefined) return undefined;
  const namespace = asString(at(object, 'metadata', 'namespace'));
  const labels = asStringMap(at(object, 'metadata', 'labels'));
  const annotations = Object.fromEntries(
    Object.entries(asStringMap(at(object, 'metadata', 'annotations'))).filter(
      ([key]) => !OF_THE_STORED.includes(key),
    ),
  );
  const spec = asObject(at(object, 'spec'));
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace !== undefined && { namespace }),
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    ...(spec !== undefined && { spec }),
  };
};
