import type { HopVerdict } from './diagnosis';
import type { HopName } from './finding';

/** Whether a hop says itself why it is not fine. The switch does: what was seen of it is all there is to say. */
const explainsItself = ({ hop, status, findings, reason }: HopVerdict): boolean =>
  status === 'ok' ||
  hop === 'switch' ||
  findings.length > 0 ||
  (status === 'unknown' && reason !== undefined);

/**
 * The hop that tells why another one is not fine, where that one does not say so itself: the first with a finding, else the first that is
 * missing on some node.
 */
export const hopCause = (hop: HopVerdict, hops: readonly HopVerdict[]): HopName | undefined => {
  if (explainsItself(hop)) return undefined;
  const broken = hops.filter(
    (one) => one.hop !== 'switch' && (one.status === 'error' || one.status === 'warning'),
  );
  const cause =
    broken.find(({ findings }) => findings.length > 0) ??
    broken.find(({ nodes }) => nodes !== undefined && nodes.broken.length > 0);
  return cause?.hop === hop.hop ? undefined : cause?.hop;
};
