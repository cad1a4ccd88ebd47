import { err, ok } from './result';
import type { Result } from './result';

/** MAC address of a VM NIC in lower case with colons. */
export type MacAddress = string & { readonly brand: 'MacAddress' };

export type MacAddressError = 'mac-empty' | 'mac-form' | 'mac-multicast' | 'mac-reserved';

/** KubeVirt reserves this address for its masquerade binding (pkg/network/link.ValidateMacAddress). */
const RESERVED = '02:00:00:00:00:00';

/** Reads a MAC written with colons, dashes or neither. Multicast addresses are refused: no NIC can send from one. */
export const parseMacAddress = (input: unknown): Result<MacAddress, MacAddressError> => {
  const text = typeof input === 'string' ? input.trim().toLowerCase() : '';
  if (text === '') return err('mac-empty');
  const digits = /^([0-9a-f]{2})([:-]?)(?:[0-9a-f]{2}\2){4}[0-9a-f]{2}$/.exec(text);
  if (digits === null) return err('mac-form');
  const mac = (text.replace(/[:-]/g, '').match(/../g) ?? []).join(':');
  if ((Number.parseInt(mac.slice(0, 2), 16) & 1) === 1 || mac === '00:00:00:00:00:00')
    return err('mac-multicast');
  return mac === RESERVED ? err('mac-reserved') : ok(mac as MacAddress);
};
