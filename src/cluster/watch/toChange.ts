import type { Change, Put } from '../../core/inventory/inventory';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import type { FactsByKind, Kind } from '../../core/kinds/kindRegistry';
import { keyOf, readMetadata } from '../../core/kinds/read';

/** One reader and one kind of change per kind: TypeScript cannot see that a registry's reader fits its own kind. */
const putters: { [K in Kind]: (facts: FactsByKind[K]) => Put } = {
  node: (facts) => ({ type: 'put', kind: 'node', facts }),
  namespace: (facts) => ({ type: 'put', kind: 'namespace', facts }),
  project: (facts) => ({ type: 'put', kind: 'project', facts }),
  nns: (facts) => ({ type: 'put', kind: 'nns', facts }),
  nncp: (facts) => ({ type: 'put', kind: 'nncp', facts }),
  nnce: (facts) => ({ type: 'put', kind: 'nnce', facts }),
  nad: (facts) => ({ type: 'put', kind: 'nad', facts }),
  cudn: (facts) => ({ type: 'put', kind: 'cudn', facts }),
  vm: (facts) => ({ type: 'put', kind: 'vm', facts }),
  vmi: (facts) => ({ type: 'put', kind: 'vmi', facts }),
};

/**
 * Reads an object into facts and lets it go. Its key is added to `keys`.
 * @returns `undefined` for what cannot be identified as an object of its kind
 */
export const toChange = <K extends Kind>(
  kind: K,
  object: unknown,
  keys: Set<string>,
): Put | undefined => {
  const { facts } = kindRegistry[kind].read(object);
  if (facts === undefined) return undefined;
  keys.add(keyOf(facts));
  return putters[kind](facts);
};

export const removalOf = (
  kind: Kind,
  object: unknown,
): Extract<Change, { type: 'remove' }> | undefined => {
  const metadata = readMetadata(object);
  return metadata === undefined ? undefined : { type: 'remove', kind, key: keyOf(metadata) };
};
