import type { KubeObject, User } from './api';
import { badRequest } from './apiFailure';
import type { Authorizer } from './authorizer';
import { isRecord, recordAt, textAt } from './jsonValue';

/**
 * Answers a SelfSubjectAccessReview (authorization.k8s.io/v1) for its sender.
 * @throws ApiFailure 400 when it names neither a resource nor a path.
 */
export function accessReview(authorizer: Authorizer, user: User, body: unknown): KubeObject {
  const spec = recordAt(body, 'spec');
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    metadata: { name: '' },
    spec,
  };
  const attributes = spec.resourceAttributes;
  if (isRecord(spec.nonResourceAttributes)) {
    return { ...review, status: { allowed: textAt(spec.nonResourceAttributes, 'verb') === 'get' } };
  }
  if (!isRecord(attributes)) {
    throw badRequest(
      'spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified',
    );
  }
  const allowed = authorizer.allows(user, {
    verb: textAt(attributes, 'verb'),
    group: textAt(attributes, 'group'),
    resource: textAt(attributes, 'resource'),
    subresource: textAt(attributes, 'subresource'),
    namespace: textAt(attributes, 'namespace'),
    name: textAt(attributes, 'name'),
  });
  return {
    ...review,
    status: { allowed, ...(allowed && { reason: `RBAC: allowed for "${user.name}"` }) },
  };
}
