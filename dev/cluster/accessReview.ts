import type { User } from './api';
import { invalid } from './apiFailure';
import type { Authorizer } from './authorizer';
import { invalidValue } from './fieldProblems';
import type { JsonRecord } from './jsonValue';
import { isRecord, recordAt, textAt } from './jsonValue';

/**
 * Answers a SelfSubjectAccessReview (authorization.k8s.io/v1) for its sender.
 * @throws ApiFailure 422 when it names neither a resource nor a path.
 */
export function accessReview(authorizer: Authorizer, user: User, body: unknown): JsonRecord {
  const spec = recordAt(body, 'spec');
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    metadata: {},
    spec,
  };
  const attributes = spec.resourceAttributes;
  if (isRecord(spec.nonResourceAttributes)) {
    return { ...review, status: { allowed: textAt(spec.nonResourceAttributes, 'verb') === 'get' } };
  }
  if (!isRecord(attributes)) {
    throw invalid({ group: 'authorization.k8s.io', kind: '' }, '', [
      invalidValue(
        'spec.resourceAttributes',
        null,
        'exactly one of nonResourceAttributes or resourceAttributes must be specified',
      ),
    ]);
  }
  const allowed = authorizer.allows(user, {
    verb: textAt(attributes, 'verb'),
    group: textAt(attributes, 'group'),
    resource: textAt(attributes, 'resource'),
    subresource: textAt(attributes, 'subresource'),
    namespace: textAt(attributes, 'namespace'),
    name: textAt(attributes, 'name'),
  });
  return { ...review, status: { allowed } };
}
