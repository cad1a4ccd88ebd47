import { k8sCreate } from '@openshift-console/dynamic-plugin-sdk';
import type { K8sModel, K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import { asBoolean, asString, at } from '../../core/values/json';
import type { Access, AccessReview } from './accessReview';

const model: K8sModel = {
  abbr: 'SSAR',
  kind: 'SelfSubjectAccessReview',
  label: 'SelfSubjectAccessReview',
  labelPlural: 'SelfSubjectAccessReviews',
  plural: 'selfsubjectaccessreviews',
  apiGroup: 'authorization.k8s.io',
  apiVersion: 'v1',
  namespaced: false,
};

interface SelfSubjectAccessReview extends K8sResourceCommon {
  spec: { resourceAttributes: Readonly<Record<string, string>> };
}

/** An authorizer that failed on the way and did not allow has not refused either. */
const accessOf = (answer: unknown): Access => {
  const status = at(answer, 'status');
  const allowed = asBoolean(at(status, 'allowed'));
  if (allowed === true) return 'allowed';
  if (asBoolean(at(status, 'denied')) === true) return 'denied';
  const failed = (asString(at(status, 'evaluationError')) ?? '') !== '';
  return allowed === undefined || failed ? 'unknown' : 'denied';
};

/** Posts a SelfSubjectAccessReview (authorization.k8s.io/v1). Rejects when the request fails. */
export const askAccess = async ({
  verb,
  kind,
  namespace = '',
  name = '',
}: AccessReview): Promise<Access> => {
  const { group, plural } = kindRegistry[kind].gvk;
  const data: SelfSubjectAccessReview = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: {
      resourceAttributes: {
        group,
        resource: plural,
        verb,
        ...(namespace !== '' && { namespace }),
        ...(name !== '' && { name }),
      },
    },
  };
  return accessOf(await k8sCreate({ model, data }));
};
