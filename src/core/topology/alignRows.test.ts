import fc from 'fast-check';
import { alignRows } from './alignRows';

const row = (wish: number, weight = 1): { height: number; wish: number; weight: number } => ({
  height: 10,
  wish,
  weight,
});

test.each([
  ['nothing', [], []],
  ['one row stands where it wishes', [row(7)], [7]],
  ['rows apart stand where they wish', [row(0), row(50)], [0, 50]],
  ['two with one wish stand around it', [row(20), row(20)], [14, 26]],
  ['a row that only follows gives way', [row(20), row(20, 0.0001)], [20, 32]],
  ['rows that wish to swap keep their order', [row(30), row(0)], [9, 21]],
])('%s', (_name, rows, tops) => {
  expect(alignRows(rows, 2).map(({ top }) => Math.round(top))).toEqual(tops);
});

test('rows keep their order and their gap whatever they wish', () => {
  const rows = fc.array(
    fc.record({
      height: fc.integer({ min: 1, max: 60 }),
      wish: fc.integer({ min: -500, max: 500 }),
      weight: fc.constantFrom(0.001, 1),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(rows, (list) => {
      const tops = alignRows(list, 22);
      for (const [index, { row: above, top }] of tops.entries()) {
        const next = tops[index + 1];
        if (next === undefined) continue;
        expect(next.top - top).toBeGreaterThanOrEqual(above.height + 22 - 1e-6);
      }
    }),
  );
});
