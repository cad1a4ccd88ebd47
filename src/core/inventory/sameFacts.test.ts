import fc from 'fast-check';
import { sameFacts } from './sameFacts';

test('copies say the same, and JSON that differs does not', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(sameFacts(a, structuredClone(a))).toBe(true);
      // JSON has one zero, and an order of keys; values have neither.
      if (JSON.stringify(a) === JSON.stringify(b)) expect(sameFacts(a, b)).toBe(true);
    }),
  );
});

test.each([
  ['a longer list', [1], [1, 2]],
  ['a list and an object', [], {}],
  ['another key', { a: undefined }, { b: undefined }],
  ['something and nothing', {}, null],
  ['something deep down', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }],
])('tells %s apart', (_name, a, b) => {
  expect(sameFacts(a, b)).toBe(false);
  expect(sameFacts(b, a)).toBe(false);
});
