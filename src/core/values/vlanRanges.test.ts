import fc from 'fast-check';
import { holdsVlan, parseVlanRanges, vlanRangesText, vlansWithin, withoutVlan } from './vlanRanges';

describe('VLANs of a trunk', () => {
  test.each<[string, unknown]>([
    ['2-4094', [{ min: 2, max: 4094 }]],
    [
      ' 200 , 100-110,',
      [
        { min: 100, max: 110 },
        { min: 200, max: 200 },
      ],
    ],
    ['100 – 110', [{ min: 100, max: 110 }]],
  ])('%j are read', (text, expected) => {
    expect(parseVlanRanges(text)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['', 'trunk-empty'],
    [' , ', 'trunk-empty'],
    ['all', 'trunk-form'],
    ['100abc', 'trunk-form'],
    ['1-2-3', 'trunk-form'],
    ['200-100', 'trunk-form'],
    ['0-5', 'trunk-out-of-range'],
    ['4095', 'trunk-out-of-range'],
    ['100-5000', 'trunk-out-of-range'],
    ['100-110, 105', 'trunk-overlap'],
    ['7, 7', 'trunk-overlap'],
  ])('%j are refused', (text, error) => {
    expect(parseVlanRanges(text)).toEqual({ ok: false, error });
  });

  const ranges = fc
    .uniqueArray(fc.integer({ min: 1, max: 4094 }), { minLength: 2, maxLength: 8 })
    .map((ids) => {
      const sorted = [...ids].sort((a, b) => a - b);
      return sorted.flatMap((min, index) =>
        index % 2 === 0 ? [{ min, max: sorted[index + 1] ?? min }] : [],
      );
    });

  test('are read back from their text', () => {
    fc.assert(
      fc.property(ranges, (some) => {
        expect(parseVlanRanges(vlanRangesText(some))).toEqual({ ok: true, value: some });
      }),
    );
  });

  test('without one of them hold just the others', () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 1, max: 4094 }), (some, vlan) => {
        const rest = withoutVlan(some, vlan);
        expect(holdsVlan(rest, vlan)).toBe(false);
        for (const other of [vlan - 1, vlan + 1]) {
          expect(holdsVlan(rest, other)).toBe(holdsVlan(some, other));
        }
        expect(vlansWithin(rest, some)).toBe(true);
        expect(vlansWithin(some, rest)).toBe(!holdsVlan(some, vlan));
      }),
    );
    expect(withoutVlan([{ min: 2, max: 9 }], undefined)).toEqual([{ min: 2, max: 9 }]);
  });

  test('lie within ranges that touch each other', () => {
    expect(
      vlansWithin(
        [{ min: 5, max: 15 }],
        [
          { min: 10, max: 20 },
          { min: 2, max: 9 },
        ],
      ),
    ).toBe(true);
  });
});
