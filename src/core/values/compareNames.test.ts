import fc from 'fast-check';
import { compareNames } from './compareNames';

/** The order spelt out: letters by letters, numbers by their value, then by how they are written. */
const spelled = (a: string, b: string): number => {
  const left = a.split(/(\d+)/);
  const right = b.split(/(\d+)/);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    if (x === y) continue;
    const byNumber = i % 2 === 1 ? Number(x) - Number(y) : 0;
    if (byNumber !== 0) return byNumber;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
};

describe('the order of names', () => {
  test.each([
    ['worker-2', 'worker-10'],
    ['worker-1', 'worker-1a'],
    ['a', 'b'],
    ['', 'a'],
    ['01', '1'],
    ['vlan-9', 'vlan-1924'],
    ['a1b2', 'a1b10'],
  ])('puts %j before %j', (first, second) => {
    expect(Math.sign(compareNames(first, second))).toBe(-1);
    expect(Math.sign(compareNames(second, first))).toBe(1);
  });

  test('is total: it tells different names apart, and never says both ways', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '-', '0', '1', '2'), maxLength: 6 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b))).toBe(0 - Math.sign(compareNames(b, a)));
        expect(compareNames(a, b) === 0).toBe(a === b);
        if (compareNames(a, b) < 0 && compareNames(b, c) < 0) {
          expect(compareNames(a, c)).toBeLessThan(0);
        }
      }),
    );
  });

  test('is that of the parts of the names', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '-', '0', '1', '2'), maxLength: 8 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(compareNames(a, b))).toBe(Math.sign(spelled(a, b)));
      }),
      { numRuns: 1000 },
    );
  });
});
