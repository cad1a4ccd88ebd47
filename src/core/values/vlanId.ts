import { err, ok } from './result';
import type { Result } from './result';

/** VLAN ID of IEEE 802.1Q: 1 to 4094. 0 is a priority tag, 4095 is reserved. */
export type VlanId = number & { readonly brand: 'VlanId' };

export const VLAN_MIN = 1;
export const VLAN_MAX = 4094;

export type VlanIdError = 'vlan-empty' | 'vlan-not-a-number' | 'vlan-out-of-range';

/** Reads a VLAN ID from a number or from digits. Never guesses: `100abc` is not 100, and `1e2` is not 100 either. */
export const parseVlanId = (input: unknown): Result<VlanId, VlanIdError> => {
  const text = typeof input === 'string' ? input.trim() : input;
  if (text === '' || text === undefined || text === null) return err('vlan-empty');
  const number = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text;
  if (typeof number !== 'number' || !Number.isInteger(number)) return err('vlan-not-a-number');
  return number >= VLAN_MIN && number <= VLAN_MAX ? ok(number as VlanId) : err('vlan-out-of-range');
};
