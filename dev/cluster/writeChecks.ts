import type { KubeObject } from './api';
import { ApiFailure, badRequest, conflict, invalid } from './apiFailure';
import { invalidValue } from './fieldProblems';
import { textAt } from './jsonValue';
import type { RequestInfo } from './requestInfo';
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
  if (uid && uid !== before.metadata.uid) {
    throw conflict(
      type,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${before.metadata.uid ?? ''}`,
    );
  }
  if (!resourceVersion) {
    if (!type.custom || isPatch) return;
    throw invalid(type, name, [
      invalidValue('metadata.resourceVersion', 0, 'must be specified for an update'),
    ]);
  }
  if (resourceVersion !== before.metadata.resourceVersion) throw conflict(type, name);
}

/** @throws ApiFailure 409 when a delete was meant for another object or revision. */
export function checkPreconditions(
  type: ResourceType,
  before: KubeObject,
  wanted: Record<string, unknown>,
): void {
  const { uid, resourceVersion } = before.metadata;
  if (wanted.uid && wanted.uid !== uid) {
    throw conflict(
      type,
      before.metadata.name,
      `the UID in the precondition (${textAt(wanted, 'uid')}) does not match the UID in record (${uid ?? ''}). The object might have been deleted and then recreated`,
    );
  }
  if (wanted.resourceVersion && wanted.resourceVersion !== resourceVersion) {
    throw conflict(
      type,
      before.metadata.name,
      `the ResourceVersion in the precondition (${textAt(wanted, 'resourceVersion')}) does not match the ResourceVersion in record (${resourceVersion ?? ''}). The object might have been modified`,
    );
  }
}

/** @throws ApiFailure 422 for a value other than `All`. */
export function isDryRun(info: RequestInfo): boolean {
  const wanted = info.query.getAll('dryRun').filter((value) => value !== '');
  const odd = wanted.find((value) => value !== 'All');
  if (odd !== undefined) {
    throw new ApiFailure(
      422,
      'Invalid',
      `Options.meta.k8s.io "" is invalid: dryRun: Unsupported value: ${JSON.stringify(odd)}: supported values: "All"`,
    );
  }
  return wanted.length > 0;
}

/** The finalizers that stand for a way of deleting dependents. */
export function propagationFinalizers(policy: string): string[] {
  if (policy === 'Foreground') return ['foregroundDeletion'];
  return policy === 'Orphan' ? ['orphan'] : [];
}
