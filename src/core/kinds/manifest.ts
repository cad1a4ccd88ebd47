/** An object as it will be written. Only the writers of this folder make these. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Readonly<Record<string, string>>;
    annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** One operation of RFC 6902. `test` operations guard what was read when the plan was made. */
export interface PatchOperation {
  op: 'add' | 'remove' | 'replace' | 'test';
  path: string;
  value?: unknown;
}
