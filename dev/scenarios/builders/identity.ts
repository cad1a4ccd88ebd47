import { createHash } from 'node:crypto';
import type { KubeObject, ObjectMeta } from '../../cluster/api';

/** When the scenarios' clusters were made. */
export const INSTALLED_AT = '2026-01-12T07:30:00Z';
/** When their networks and machines took their present form. */
export const CHANGED_AT = '2026-01-14T10:05:00Z';

/** A uid that is the same for an object each time. */
export function uidOf(kind: string, name: string, namespace = ''): string {
  const hex = createHash('sha256').update(`${kind} ${namespace}/${name}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Metadata of an object of a scenario; `more` adds labels, owners and the like. */
export function metadata(
  kind: string,
  name: string,
  namespace?: string,
  more: Partial<ObjectMeta> = {},
): ObjectMeta {
  return {
    name,
    ...(namespace === undefined ? {} : { namespace }),
    uid: uidOf(kind, name, namespace),
    generation: 1,
    creationTimestamp: INSTALLED_AT,
    ...more,
  };
}

/** The same object with the identity that a scenario gives it. */
export function identified(object: KubeObject, creationTimestamp = CHANGED_AT): KubeObject {
  const { name, namespace } = object.metadata;
  return {
    ...object,
    metadata: { ...metadata(object.kind, name, namespace), creationTimestamp, ...object.metadata },
  };
}
