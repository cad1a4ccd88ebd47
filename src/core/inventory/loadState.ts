import type { Kind } from '../kinds/kindRegistry';
import { keyOf, unreadAt } from '../kinds/read';
import type { Identity } from '../kinds/read';

/** How far one kind was read, in the whole cluster or in one namespace. Whatever is not `loaded` is unknown, never empty. */
export type LoadState =
  | { status: 'loading'; read: number; remaining: number | undefined }
  /** `staleSince` (RFC 3339): the watch is lost since then; what is shown may be old. */
  | { status: 'loaded'; staleSince?: string }
  | { status: 'forbidden'; reason: string }
  /** The cluster has no such kind. */
  | { status: 'absent' }
  | { status: 'failed'; reason: string };

/**
 * Why something is not known: the kind that was not read, or a version that does not report the field. `unreadable`: something stands where
 * it should be that could not be read; `detail` says in which object, and where. `repeated`: several things stand where one should; `detail` says
 * where, and which. `unchecked`: the checks themselves are
 * not loaded; `detail` is empty until loading them has failed.
 */
export interface UnknownReason {
  kind: Kind;
  cause:
    | 'loading'
    | 'forbidden'
    | 'absent'
    | 'failed'
    | 'not-reported'
    | 'not-listed'
    | 'unreadable'
    | 'repeated'
    | 'unchecked';
  detail: string;
  /** Some namespaces were read by themselves: not known is the rest. */
  elsewhere?: true;
}

/** A value, or why it is not known. */
export type Known<T> = { known: true; value: T } | { known: false; reason: UnknownReason };

export const known = <T>(value: T): { known: true; value: T } => ({ known: true, value });

export const unknownBecause = (
  kind: Kind,
  cause: UnknownReason['cause'],
  detail = '',
): { known: false; reason: UnknownReason } => ({ known: false, reason: { kind, cause, detail } });

/** Why what an object says at `place` (anywhere, if none is named) is not known: there is something, and it could not be read. */
export const unreadableAt = (
  kind: Kind,
  facts: Identity | undefined,
  place?: string,
): UnknownReason | undefined => {
  const path = unreadAt(facts, place);
  return facts === undefined || path === undefined
    ? undefined
    : { kind, cause: 'unreadable', detail: `${keyOf(facts)}: ${path}` };
};
