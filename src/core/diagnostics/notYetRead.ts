import type { Kind } from '../kinds/kindRegistry';
import type { UnknownReason } from '../inventory/loadState';
import type { World } from '../networks/world';

/** For rules about reading itself: why the outcome of reading one of these kinds is not known yet, or will not be. */
export const notYetRead = (
  { inventory }: World,
  kinds: readonly Kind[],
): UnknownReason | undefined =>
  kinds
    .map((kind) => inventory.unknown(kind))
    .find((reason) => reason?.cause === 'loading' || reason?.cause === 'failed');
