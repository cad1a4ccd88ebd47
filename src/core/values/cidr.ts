import ipaddr from 'ipaddr.js';
import { err, ok } from './result';
import type { Result } from './result';

/** An IP range in prefix notation, without host bits. */
export type Cidr = string & { readonly brand: 'Cidr' };

export type CidrError = 'cidr-empty' | 'cidr-form' | 'cidr-host-bits';

const fourPartPrefix = /^\d+\.\d+\.\d+\.\d+\/\d+$/;

/** Reads a range such as `192.0.2.0/24` or `2001:db8::/64`. Short and octal IPv4 forms, which libraries accept, are refused. */
export const parseCidr = (input: unknown): Result<Cidr, CidrError> => {
  const text = typeof input === 'string' ? input.trim() : '';
  if (text === '') return err('cidr-empty');
  const [address = ''] = text.split('/');
  const known = address.includes(':')
    ? ipaddr.IPv6.isValidCIDR(text)
    : fourPartPrefix.test(text) &&
      ipaddr.IPv4.isValidFourPartDecimal(address) &&
      ipaddr.IPv4.isValidCIDR(text);
  if (!known) return err('cidr-form');
  const [parsed, prefix] = ipaddr.parseCIDR(text);
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(text)
      : ipaddr.IPv6.networkAddressFromCIDR(text);
  return network.toString() === parsed.toString()
    ? ok(`${network.toString()}/${String(prefix)}` as Cidr)
    : err('cidr-host-bits');
};
