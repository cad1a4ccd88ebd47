import type { HopVerdict } from './diagnosis';
import type { HopName } from './finding';

/** Whether a hop says itself why it is not fine. The switch does: what was seen of it is all there is to say. */
const explainsItself = ({ hop, status, findings, reason }: HopVerdict): boolean =>
  status === 'ok' ||
  hop === 'switch' ||
  findings.length > 0 ||
  (status === 'unknown' && reason !== undefined);

/** What stands on nodes: only where one of these is broken, another of them or the NICs can be because of it. */
const ON_NODES: ReadonlySet<HopName> = new Set(['uplink', 'bridge', 'mapping', 'localnet']);

/**
 * The hop that tells why another one is not fine, where that one does not say so itself: the first that is broken and has a finding, else the
 * first that is missing on some node. `undefined` where none can be the cause: settings of a network or of an attachment break no node.
 */
export const hopCause = (hop: HopVerdict, hops: readonly HopVerdict[]): HopName | undefined => {
  const mayFollow = hop.hop === 'nic' || ON_NODES.has(hop.hop);
  if (!mayFollow || explainsItself(hop)) return undefined;
  const broken = hops.filter((one) => ON_NODES.has(one.hop) && one.status === 'error');
  const cause =
    broken.find(({ findings }) => findings.length > 0) ??
    broken.find(({ nodes }) => nodes !== undefined && nodes.broken.length > 0);
  return cause?.hop === hop.hop ? undefined : cause?.hop;
};
