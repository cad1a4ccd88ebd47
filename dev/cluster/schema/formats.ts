import { isIPv4, isIPv6 } from 'node:net';

const dateTime = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const uuid = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
const mac = /^([0-9a-f]{2}[:-]){5}([0-9a-f]{2}[:-]?){0,14}[0-9a-f]{2}$/i;

const checks: Record<string, (text: string) => boolean> = {
  'date-time': (text) => dateTime.test(text) && !Number.isNaN(Date.parse(text)),
  date: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
  ipv4: isIPv4,
  ipv6: isIPv6,
  cidr: isCidr,
  mac: (text) => mac.test(text),
  uuid: (text) => uuid.test(text),
};

/**
 * Whether a string has a format of OpenAPI. Formats that are not listed always hold: kube-apiserver ignores what it does
 * not know (apiextensions-apiserver/pkg/apiserver/validation/formats.go).
 */
export function formatHolds(format: string, text: string): boolean {
  return checks[format]?.(text) ?? true;
}

/** `10.0.0.0/24`, `fd00::/64`: address, slash, prefix length without leading zeros (Go's net.ParseCIDR). */
export function isCidr(text: string): boolean {
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  const address = match?.[1] ?? '';
  const length = Number(match?.[2] ?? Number.NaN);
  return (isIPv4(address) && length <= 32) || (isIPv6(address) && length <= 128);
}
