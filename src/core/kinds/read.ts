import { asObject, asString, asStringMap, at } from '../values/json';

/** Something in an object that could not be read, by field path. Never a reason to fail: the rest of the object is kept. */
export interface ReadProblem {
  path: string;
  code: 'missing' | 'wrong-type' | 'unknown-value' | 'not-json';
  /** What was found, shortened to 80 characters. */
  found?: string;
}

/** Facts of one object, or none when it cannot be identified (no name); and what could not be read of it. */
export interface Read<F> {
  facts: F | undefined;
  problems: ReadProblem[];
}

/** Group, version and plural of a kind, as REST paths need them. */
export interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
}

/** What every kind keeps of its metadata. */
export interface Identity {
  name: string;
  /** Empty for cluster-scoped kinds. */
  namespace: string;
}

export interface Metadata extends Identity {
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  generation: number | undefined;
  deleting: boolean;
}

export const readMetadata = (input: unknown): Metadata | undefined => {
  const metadata = asObject(at(input, 'metadata'));
  const name = asString(metadata?.name);
  if (name === undefined || name === '') return undefined;
  const generation = metadata?.generation;
  return {
    name,
    namespace: asString(metadata?.namespace) ?? '',
    labels: asStringMap(metadata?.labels),
    annotations: asStringMap(metadata?.annotations),
    generation: typeof generation === 'number' ? generation : undefined,
    deleting: asString(metadata?.deletionTimestamp) !== undefined,
  };
};

export const notIdentified = <F>(): Read<F> => ({
  facts: undefined,
  problems: [{ path: 'metadata.name', code: 'missing' }],
});

/** The `problem` for a value of the wrong type or out of the known ones. */
export const problem = (path: string, code: ReadProblem['code'], found?: unknown): ReadProblem => {
  if (found === undefined) return { path, code };
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  return { path, code, found: text.slice(0, 80) };
};

/** `namespace/name`, or the name alone for cluster-scoped kinds: the key of facts everywhere in the core. */
export const keyOf = ({ namespace, name }: Identity): string =>
  namespace === '' ? name : `${namespace}/${name}`;

export const splitKey = (key: string): Identity => {
  const slash = key.indexOf('/');
  return slash < 0
    ? { namespace: '', name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
};
