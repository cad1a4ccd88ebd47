import { parseMtu } from '../values/mtu';
import type { CreateDraft } from './createDraft';

/** The highest MTU of a form, in bytes; `undefined` while none is readable. */
export const neededMtu = ({ networks }: CreateDraft): number | undefined => {
  const mtus = networks.flatMap(({ mtu }) => {
    const parsed = parseMtu(mtu);
    return parsed.ok ? [parsed.value] : [];
  });
  return mtus.length === 0 ? undefined : Math.max(...mtus);
};
