import type { KubeObject } from './api';
import { badRequest, conflict, invalid, invalidOptions, unexplained } from './apiFailure';
import { forbiddenField, invalidValue, notSupported } from './fieldProblems';
import { textAt } from './jsonValue';
import type { ResourceType } from './resourceType';

/**
 * Whether an update is about the stored object, in the state that its sender knows.
 * @throws ApiFailure 400 for another name or namespace, 409 for another uid or revision, 422 when a revision is missing.
 */
export function checkIdentity(
  type: ResourceType,
  before: KubeObject,
  next: KubeObject,
  isPatch: boolean,
): void {
  const { name, namespace = '', uid, resourceVersion } = next.metadata;
  if (name !== before.metadata.name) {
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${before.metadata.name})`,
    );
  }
  if (namespace !== '' && namespace !== (before.metadata.namespace ?? '')) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  const stated = { uid, deletionTimestamp: next.metadata.deletionTimestamp };
  for (const [field, value] of Object.entries(isPatch ? stated : {})) {
    if (!value || value === before.metadata[field]) continue;
    throw invalid(type, name, [invalidValue(`metadata.${field}`, value, 'field is immutable')]);
  }
  if (uid && uid !== before.metadata.uid) {
    throw conflict(
      type,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${before.metadata.uid ?? ''}`,
    );
  }
  if (!resourceVersion) {
    if (!type.custom || isPatch) return;
    // Upstream names the resource here where it names the kind elsewhere.
    throw invalid({ group: type.group, kind: type.plural }, name, [
      invalidValue('metadata.resourceVersion', 0, 'must be specified for an update'),
    ]);
  }
  if (!/^\d+$/.test(resourceVersion)) {
    throw unexplained(
      `strconv.ParseUint: parsing ${JSON.stringify(resourceVersion)}: invalid syntax`,
    );
  }
  if (resourceVersion !== before.metadata.resourceVersion) throw conflict(type, name);
}

/** @throws ApiFailure 422 when an object that is being deleted gets new finalizers. */
export function checkFinalizers(type: ResourceType, before: KubeObject, next: KubeObject): void {
  if (!before.metadata.deletionTimestamp) return;
  const added = (next.metadata.finalizers ?? []).filter(
    (name) => !before.metadata.finalizers?.includes(name),
  );
  if (added.length === 0) return;
  const list = added.map((name) => JSON.stringify(name)).join(', ');
  throw invalid(type, next.metadata.name, [
    forbiddenField(
      'metadata.finalizers',
      `no new finalizers can be added if the object is being deleted, found new finalizers []string{${list}}`,
    ),
  ]);
}

/** @throws ApiFailure 409 when a delete was meant for another object or revision. */
export function checkPreconditions(
  type: ResourceType,
  before: KubeObject,
  wanted: Record<string, unknown>,
): void {
  const { uid, resourceVersion } = before.metadata;
  const kind = { group: type.group, plural: type.kind };
  if (wanted.uid && wanted.uid !== uid) {
    throw conflict(
      kind,
      before.metadata.name,
      `the UID in the precondition (${textAt(wanted, 'uid')}) does not match the UID in record (${uid ?? ''}). The object might have been deleted and then recreated`,
    );
  }
  if (wanted.resourceVersion && wanted.resourceVersion !== resourceVersion) {
    throw conflict(
      kind,
      before.metadata.name,
      `the ResourceVersion in the precondition (${textAt(wanted, 'resourceVersion')}) does not match the ResourceVersion in record (${resourceVersion ?? ''}). The object might have been modified`,
    );
  }
}

/** @throws ApiFailure 422 for a value other than `All`. */
export function isDryRun(query: URLSearchParams, optionsKind: string): boolean {
  const wanted = query.getAll('dryRun').filter((value) => value !== '');
  if (wanted.some((value) => value !== 'All')) {
    throw invalidOptions(optionsKind, notSupported('dryRun', wanted, ['All']));
  }
  return wanted.length > 0;
}

/** The finalizers that stand for a way of deleting dependents. */
export function propagationFinalizers(policy: string): string[] {
  if (policy === 'Foreground') return ['foregroundDeletion'];
  return policy === 'Orphan' ? ['orphan'] : [];
}
