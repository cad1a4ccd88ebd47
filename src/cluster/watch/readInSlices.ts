import type { Put } from '../../core/inventory/inventory';
import type { Kind } from '../../core/kinds/kindRegistry';
import { slice, sleep } from '../clock';
import type { Clock } from '../clock';
import { toChange } from './toChange';

/**
 * Reads objects into facts, a slice in each task: a page of two megabytes in one would be felt.
 * @param take receives the facts of each slice with their keys; the reading ends when it answers false
 */
export const readInSlices = async (
  kind: Kind,
  objects: readonly unknown[],
  clock: Clock,
  take: (puts: readonly Put[], keys: ReadonlySet<string>) => boolean,
): Promise<void> => {
  for (let at = 0; ;) {
    const hasTime = slice(clock);
    const puts: Put[] = [];
    const keys = new Set<string>();
    while (at < objects.length && hasTime()) {
      const put = toChange(kind, objects[at], keys);
      if (put !== undefined) puts.push(put);
      at += 1;
    }
    if (!take(puts, keys) || at === objects.length) return;
    await sleep(clock, 0);
  }
};
