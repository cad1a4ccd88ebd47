import { useState, useSyncExternalStore } from 'react';
import type { Kind } from '../core/kinds/kindRegistry';
import type { Snapshot } from './snapshot';
import { useClusterStore } from './useClusterStore';

type Select<T> = (snapshot: Snapshot) => T;
type Same<T> = (a: T, b: T) => boolean;

/** Remembers one slice, so that what is the same stays the same object and renders nothing. */
class Slice<T> {
  private last: { snapshot: Snapshot; select: Select<T>; value: T } | undefined;

  of(snapshot: Snapshot, select: Select<T>, same: Same<T>): T {
    const { last } = this;
    if (last?.snapshot === snapshot && last.select === select) return last.value;
    const value = select(snapshot);
    // Facts of another identity are never the same, however alike.
    const keep = last?.snapshot.identity.key === snapshot.identity.key && same(last.value, value);
    this.last = { snapshot, select, value: keep ? last.value : value };
    return this.last.value;
  }
}

/**
 * A part of what is known of the cluster; the component renders again when `same` says that it changed. `select` must return plain values or
 * objects that it made or that the world gave it in this very snapshot.
 */
export const useSlice = <T>(
  select: Select<T>,
  same: Same<T> = Object.is,
  kinds?: readonly Kind[],
): T => {
  const store = useClusterStore(kinds);
  const [slice] = useState(() => new Slice<T>());
  return useSyncExternalStore(store.subscribe, () => slice.of(store.snapshot(), select, same));
};
