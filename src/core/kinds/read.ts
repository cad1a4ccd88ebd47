import { asInteger, asString } from '../values/json';
import { Part } from './part';
import type { ReadProblem } from './readProblem';

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
  /** Paths of what is in the object and could not be read: unknown, not empty. Left out where all could be. */
  unread?: readonly string[];
}

export interface Metadata extends Identity {
  labels: Readonly<Record<string, string>>;
  annotations: Readonly<Record<string, string>>;
  generation: number | undefined;
  deleting: boolean;
}

const metadataOf = (object: Part): Metadata | undefined => {
  const metadata = object.at('metadata');
  const name = metadata.at('name').read(asString);
  if (name === undefined || name === '') return undefined;
  return {
    name,
    namespace: metadata.at('namespace').read(asString) ?? '',
    labels: metadata.at('labels').texts(),
    annotations: metadata.at('annotations').texts(),
    generation: metadata.at('generation').read(asInteger),
    deleting: metadata.at('deletionTimestamp').read(asString) !== undefined,
  };
};

export const readMetadata = (input: unknown): Metadata | undefined =>
  metadataOf(new Part(input, '', new Map()));

/** More paths than these say no more than that much is unreadable. */
const MOST_PATHS = 8;

/** Paths as the facts keep them: few, and none of them lost. */
const pathsOf = (problems: readonly ReadProblem[]): readonly string[] => {
  const paths = problems.map(({ path }) => path);
  return paths.length <= MOST_PATHS
    ? paths
    : [...new Set(paths.map((path) => path.split('.', 1).join()))];
};

/**
 * Reads an object by `factsOf`, with what of it could not be read. Without a name there are no facts.
 */
export const readObject = <F extends Identity>(
  input: unknown,
  factsOf: (object: Part, metadata: Metadata) => F,
): Read<F> => {
  const problems = new Map<string, ReadProblem>();
  const object = new Part(input, '', problems);
  const metadata = metadataOf(object);
  if (metadata === undefined) {
    const missing = { path: 'metadata.name', code: 'missing' } as const;
    const found = problems.get('metadata.name') ?? problems.get('metadata');
    return { facts: undefined, problems: [found ?? missing] };
  }
  const facts = factsOf(object, metadata);
  const found = [...problems.values()];
  // What a text holds is read apart from the object, and its reader says itself what is wrong with it. What is repeated was read.
  const unread = found.filter(({ code }) => code !== 'not-json' && code !== 'repeated');
  return {
    facts: unread.length === 0 ? facts : { ...facts, unread: pathsOf(unread) },
    problems: found,
  };
};

const isWithin = (inner: string, outer: string): boolean =>
  inner.startsWith(outer) && ['.', '[', undefined].includes(inner[outer.length]);

/** The paths of what could not be read under `place`, and of what `place` is in; all where no place is named. */
export const unreadPaths = (facts: Identity | undefined, place?: string): readonly string[] =>
  (facts?.unread ?? []).filter(
    (path) => place === undefined || isWithin(path, place) || isWithin(place, path),
  );

/** The first of `unreadPaths`. */
export const unreadAt = (facts: Identity | undefined, place?: string): string | undefined =>
  unreadPaths(facts, place)[0];

/** `namespace/name`, or the name alone for cluster-scoped kinds: the key of facts everywhere in the core. */
export const keyOf = ({ namespace, name }: Identity): string =>
  namespace === '' ? name : `${namespace}/${name}`;

export const splitKey = (key: string): Identity => {
  const slash = key.indexOf('/');
  return slash < 0
    ? { namespace: '', name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
};
