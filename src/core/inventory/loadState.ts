import type { Kind } from '../kinds/kindRegistry';

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
 * Why something is not known: the kind that was not read, or a version that does not report the field. `unchecked`: the checks themselves are
 * not loaded; `detail` is empty until loading them has failed.
 */
export interface UnknownReason {
  kind: Kind;
  cause:
    'loading' | 'forbidden' | 'absent' | 'failed' | 'not-reported' | 'not-listed' | 'unchecked';
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
