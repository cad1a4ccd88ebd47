import type { Snapshot } from '../../cluster/snapshot';
import { readingOf } from '../reading/readingOf';

/** Namespaces are no part of what a page calls read, and Projects stand for them where they are forbidden. */
const isNamespaceComing = ({ world: { inventory } }: Pick<Snapshot, 'world'>): boolean => {
  const cause = inventory.unknown('namespace')?.cause;
  return (
    cause === 'loading' ||
    (cause === 'forbidden' && inventory.unknown('project')?.cause === 'loading')
  );
};

/**
 * Whether part of the cluster, or the checks, are on their way for the first time. Until then a plan would be made on half of the facts, and what
 * comes later would look like its doing. What may not be read, or could not be, is not waited for: it is unknown, and
 * says so. The checks are asked for until they are there.
 */
export const awaitsCluster = (
  snapshot: Pick<Snapshot, 'world' | 'diagnosis'>,
  project: string,
): boolean => {
  const unchecked = snapshot.diagnosis.unchecked();
  return (
    readingOf(snapshot.world.inventory, project, unchecked).loading !== undefined ||
    unchecked.some(({ reason }) => reason.cause === 'unchecked') ||
    isNamespaceComing(snapshot)
  );
};
