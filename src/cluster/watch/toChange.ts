import type { Change, Put } from '../../core/inventory/inventory';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import type { FactsByKind, Kind } from '../../core/kinds/kindRegistry';
import { keyOf, readMetadata } from '../../core/kinds/read';

type Reader = (object: unknown) => Put | undefined;

const reader =
  <K extends Kind>(kind: K, put: (facts: FactsByKind[K]) => Put): Reader =>
  (object) => {
    const { facts } = kindRegistry[kind].read(object);
    return facts === undefined ? undefined : put(facts);
  };

/** Spelt out per kind, because TypeScript does not see that a registry's facts belong to the kind that they were read for. */
const readers: Record<Kind, Reader> = {
  node: reader('node', (facts) => ({ type: 'put', kind: 'node', facts })),
  namespace: reader('namespace', (facts) => ({ type: 'put', kind: 'namespace', facts })),
  project: reader('project', (facts) => ({ type: 'put', kind: 'project', facts })),
  nns: reader('nns', (facts) => ({ type: 'put', kind: 'nns', facts })),
  nncp: reader('nncp', (facts) => ({ type: 'put', kind: 'nncp', facts })),
  nnce: reader('nnce', (facts) => ({ type: 'put', kind: 'nnce', facts })),
  nad: reader('nad', (facts) => ({ type: 'put', kind: 'nad', facts })),
  cudn: reader('cudn', (facts) => ({ type: 'put', kind: 'cudn', facts })),
  vm: reader('vm', (facts) => ({ type: 'put', kind: 'vm', facts })),
  vmi: reader('vmi', (facts) => ({ type: 'put', kind: 'vmi', facts })),
};

/**
 * Reads an object into facts and lets it go. Its key is added to `keys`.
 * @returns `undefined` for what has no name
 */
export const toChange = (kind: Kind, object: unknown, keys: Set<string>): Put | undefined => {
  const put = readers[kind](object);
  if (put !== undefined) keys.add(keyOf(put.facts));
  return put;
};

export const removalOf = (
  kind: Kind,
  object: unknown,
): Extract<Change, { type: 'remove' }> | undefined => {
  const metadata = readMetadata(object);
  return metadata === undefined ? undefined : { type: 'remove', kind, key: keyOf(metadata) };
};
