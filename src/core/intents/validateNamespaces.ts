import type { World } from '../networks/world';
import { refuse } from './refusal';
import type { Refusal } from './refusal';

/** Checks the namespaces that were chosen. Existence is looked up among what the user may list: namespaces, or projects. */
export const validateNamespaces = (
  namespaces: readonly string[],
  { inventory }: Pick<World, 'inventory'>,
): readonly Refusal[] => {
  if (namespaces.length === 0) return [refuse('namespaces', 'namespaces-empty')];
  const listed = (['namespace', 'project'] as const).filter(
    (kind) => inventory.unknown(kind) === undefined,
  );
  return namespaces.flatMap((namespace) => {
    const facts = listed.flatMap((kind) => inventory.get(kind, namespace) ?? []);
    if (facts.some(({ deleting }) => deleting)) {
      return [refuse('namespaces', 'namespace-deleting', { namespace })];
    }
    return listed.length > 0 && facts.length === 0
      ? [refuse('namespaces', 'namespace-unknown', { namespace })]
      : [];
  });
};
