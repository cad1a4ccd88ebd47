import type { UnknownReason } from '../../core/inventory/loadState';
import type { AttachForm } from './attachForm';
import type { AttachOptions } from './attachOptions';

const isComing = (
  unread: UnknownReason | undefined,
  here: ReadonlySet<string>,
  chosen: readonly string[],
): boolean =>
  unread?.cause === 'loading' && (here.size === 0 || chosen.some((one) => !here.has(one)));

/**
 * Whether what the form is about is still being read: nothing to choose from is there yet, or not what a link has chosen. Until then
 * nothing can be said of it, least of all that it is missing.
 */
export const awaitsReading = (
  { vms, network }: Pick<AttachForm, 'vms' | 'network'>,
  options: AttachOptions,
): boolean =>
  isComing(options.vmsUnread, new Set(options.vms.map(({ key }) => key)), vms) ||
  isComing(
    options.networksUnread,
    new Set(options.networks.map(({ id }) => id)),
    network === '' ? [] : [network],
  );
