import { isIPv4 } from 'node:net';

/** An IP address as CEL's network library sees it. */
export class Address {
  readonly family: 4 | 6;

  constructor(readonly text: string) {
    this.family = isIPv4(text) ? 4 : 6;
  }

  get bits(): bigint {
    return this.family === 4 ? bits4(this.text) : bits6(this.text);
  }

  get width(): number {
    return this.family === 4 ? 32 : 128;
  }
}

/** A CIDR range. The address keeps its host bits until `masked()`. */
export class Range {
  readonly address: Address;
  readonly prefixLength: number;

  constructor(text: string) {
    const [address = '', length = '0'] = text.split('/');
    this.address = new Address(address);
    this.prefixLength = Number(length);
  }

  masked(): Range {
    const host = BigInt(this.address.width - this.prefixLength);
    return Range.of((this.address.bits >> host) << host, this.address.family, this.prefixLength);
  }

  containsAddress(inner: Address): boolean {
    const host = BigInt(this.address.width - this.prefixLength);
    return inner.family === this.address.family && inner.bits >> host === this.address.bits >> host;
  }

  containsRange(inner: Range): boolean {
    return this.prefixLength <= inner.prefixLength && this.containsAddress(inner.address);
  }

  equals(other: Range): boolean {
    return (
      this.address.family === other.address.family &&
      this.address.bits === other.address.bits &&
      this.prefixLength === other.prefixLength
    );
  }

  private static of(bits: bigint, family: 4 | 6, prefixLength: number): Range {
    const part = family === 4 ? 8n : 16n;
    const count = family === 4 ? 4 : 8;
    const parts = Array.from({ length: count }, (_, i) => {
      const value = (bits >> (part * BigInt(count - 1 - i))) & ((1n << part) - 1n);
      return value.toString(family === 4 ? 10 : 16);
    });
    return new Range(`${parts.join(family === 4 ? '.' : ':')}/${prefixLength}`);
  }
}

/** One of CEL's named formats, such as `format.qualifiedName()`. */
export class NamedFormat {
  constructor(readonly problems: (text: string) => string[]) {}
}

/** What `validate` returns: an optional that holds problems. */
export class Validation {
  constructor(readonly problems: string[]) {}
}

function bits4(text: string): bigint {
  return text.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function bits6(text: string): bigint {
  const [plain = ''] = text.split('%');
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  const low = dotted ? bits4(dotted[2] ?? '') : 0n;
  const whole = dotted
    ? `${dotted[1]}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`
    : plain;
  const [head = '', tail] = whole.split('::');
  const parts = (half: string | undefined) => (half ? half.split(':') : []);
  const missing = 8 - parts(head).length - parts(tail).length;
  const all =
    tail === undefined
      ? parts(head)
      : [...parts(head), ...Array<string>(missing).fill('0'), ...parts(tail)];
  return all.reduce((sum, part) => (sum << 16n) | BigInt(`0x${part}`), 0n);
}
