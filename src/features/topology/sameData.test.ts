import fc from 'fast-check';
import { sameData } from './sameData';

test('copies say the same, and JSON that differs does not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(sameData(a, structuredClone(a))).toBe(true);
      // JSON has one zero, and an order of keys; values have neither.
      if (JSON.stringify(a) === JSON.stringify(b)) expect(sameData(a, b)).toBe(true);
    }),
  );
});

test.each([
  ['a longer list', [1], [1, 2]],
  ['a list and an object', [], {}],
  ['another key', { a: undefined }, { b: undefined }],
  ['another entry of a set', new Set([1]), new Set([2])],
  ['a set and a list', new Set([1]), [1]],
  ['something and nothing', {}, null],
  ['something deep down', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }],
])('tells %s apart', (_name, a, b) => {
  expect(sameData(a, b)).toBe(false);
  expect(sameData(b, a)).toBe(false);
});

test('sets of the same entries are the same', () => {
  expect(sameData({ matches: new Set(['a', 'b']) }, { matches: new Set(['b', 'a']) })).toBe(true);
});
