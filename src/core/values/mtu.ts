import { err, ok } from './result';
import type { Result } from './result';

/** Largest packet of a network in bytes, Ethernet header not counted. */
export type Mtu = number & { readonly brand: 'Mtu' };

/** The range that OVN-Kubernetes accepts for a localnet (ClusterUserDefinedNetwork CRD, `localnet.mtu`). */
export const MTU_MIN = 576;
export const MTU_MAX = 65536;

export type MtuError = 'mtu-empty' | 'mtu-not-a-number' | 'mtu-out-of-range';

/** Reads an MTU from a number or from digits; `1500B` and `1.5` are refused. */
export const parseMtu = (input: unknown): Result<Mtu, MtuError> => {
  const text = typeof input === 'string' ? input.trim() : input;
  if (text === '' || text === undefined || text === null) return err('mtu-empty');
  const number = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text;
  if (typeof number !== 'number' || !Number.isInteger(number)) return err('mtu-not-a-number');
  return number >= MTU_MIN && number <= MTU_MAX ? ok(number as Mtu) : err('mtu-out-of-range');
};
