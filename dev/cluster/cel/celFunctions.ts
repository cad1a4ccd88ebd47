import { isIPv4, isIPv6 } from 'node:net';

import { isRecord, runeCount } from '../jsonValue';
import { isLabelValue, qualifiedNameProblems } from '../objectMeta';
import { isCidr } from '../schema/formats';
import { Address, Range, NamedFormat, Validation } from './celValues';

/** A mistake inside a rule's evaluation. kube-apiserver shows it as a problem of the field. */
export class CelError extends Error {}

type Implementation = (values: unknown[]) => unknown;

function text(value: unknown): string {
  if (typeof value !== 'string') throw new CelError('no such overload');
  return value;
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new CelError('no such overload');
  return value;
}

function range(value: unknown): Range {
  if (value instanceof Range) return value;
  if (typeof value === 'string' && isCidr(value)) return new Range(value);
  throw new CelError(`network address parse error during conversion from string: ${String(value)}`);
}

function address(value: unknown): Address {
  if (value instanceof Address) return value;
  if (typeof value === 'string' && (isIPv4(value) || isIPv6(value))) return new Address(value);
  throw new CelError(`IP address parse error during conversion from string: ${String(value)}`);
}

function size(value: unknown): number {
  if (typeof value === 'string') return runeCount(value);
  if (Array.isArray(value)) return value.length;
  if (isRecord(value)) return Object.keys(value).length;
  throw new CelError('no such overload');
}

/** Functions without a target: `size(x)`. */
export const functions: Record<string, Implementation> = {
  size: ([value]) => size(value),
  int: ([value]) => {
    const number = Number(value);
    if (!Number.isFinite(number))
      throw new CelError(`type conversion error from string to int: ${String(value)}`);
    return Math.trunc(number);
  },
  string: ([value]) => String(value),
  isCIDR: ([value]) => isCidr(text(value)),
  cidr: ([value]) => range(value),
  isIP: ([value]) => isIPv4(text(value)) || isIPv6(text(value)),
  ip: ([value]) => address(value),
};

/** Methods: `x.size()`. The first value is the target. */
export const methods: Record<string, Implementation> = {
  size: ([target]) => size(target),
  matches: ([target, pattern]) => new RegExp(text(pattern), 'u').test(text(target)),
  startsWith: ([target, part]) => text(target).startsWith(text(part)),
  endsWith: ([target, part]) => text(target).endsWith(text(part)),
  contains: ([target, part]) => text(target).includes(text(part)),
  lowerAscii: ([target]) => text(target).toLowerCase(),
  split: ([target, separator]) => text(target).split(text(separator)),
  join: ([target, separator]) => list(target).join(separator === undefined ? '' : text(separator)),
  family: ([target]) => address(target).family,
  ip: ([target]) => range(target).address,
  prefixLength: ([target]) => range(target).prefixLength,
  masked: ([target]) => range(target).masked(),
  containsIP: ([target, inner]) => range(target).containsAddress(address(inner)),
  containsCIDR: ([target, inner]) => range(target).containsRange(range(inner)),
  qualifiedName: () =>
    new NamedFormat((value) => qualifiedNameProblems(value, '').map(({ message }) => message)),
  labelValue: () =>
    new NamedFormat((value) => (isLabelValue(value) ? [] : ['a valid label value is expected'])),
  validate: ([target, value]) => {
    if (!(target instanceof NamedFormat)) throw new CelError('no such overload');
    return new Validation(target.problems(text(value)));
  },
  hasValue: ([target]) => {
    if (!(target instanceof Validation)) throw new CelError('no such overload');
    return target.problems.length > 0;
  },
};
