import type { AccessReview } from '../../cluster/access/accessReview';
import type { Step, Write } from '../../core/plan/plan';

const VERBS: Record<Write['type'], AccessReview['verb']> = {
  create: 'create',
  patch: 'patch',
  delete: 'delete',
};

/** The right that each step needs, in the order of the steps. A creation is asked without its name, as the authorizer sees it. */
export const accessReviewsOf = (steps: readonly Step[]): readonly AccessReview[] =>
  steps.map(({ kind, namespace, name, write }) => ({
    verb: VERBS[write.type],
    kind,
    ...(namespace !== '' && { namespace }),
    ...(write.type !== 'create' && { name }),
  }));
