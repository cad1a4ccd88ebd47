import type { Kind } from '../../core/kinds/kindRegistry';

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete';

/** A question of the form "may I …". `namespace` left out: in the whole cluster. */
export interface AccessReview {
  verb: Verb;
  kind: Kind;
  namespace?: string;
  name?: string;
}

/** `unknown`: the review itself failed, so nobody can say before trying. */
export type Access = 'allowed' | 'denied' | 'unknown';

export const accessKey = ({ verb, kind, namespace = '', name = '' }: AccessReview): string =>
  `${verb} ${kind} ${namespace}/${name}`;
