/** What a rule looks at and a finding is about. The key is a node, policy or localnet name, a `NetworkId`, or `namespace/name`. */
export type Scope = 'cluster' | 'node' | 'policy' | 'localnet' | 'network' | 'attachment' | 'vm';

export interface Subject {
  scope: Scope;
  /** Empty for `cluster`. */
  key: string;
}

export const subjectId = ({ scope, key }: Subject): string => `${scope}:${key}`;

/** Subjects that a batch of changes may have changed, per scope; `all` where finding out would cost more than looking again. */
export type Touched = ReadonlyMap<Scope, ReadonlySet<string> | 'all'>;
