import { stableHash } from './stableHash';

test('a text has the same short name wherever it is computed', () => {
  expect(stableHash('br-vmdata')).toBe(stableHash(['br', 'vmdata'].join('-')));
  expect(stableHash('')).toBe((0x811c9dc5).toString(36));
});

test('texts that differ in one character have different names', () => {
  const texts = Array.from({ length: 500 }, (_, index) => `ens${String(index)}`);
  expect(new Set(texts.map(stableHash)).size).toBe(500);
});
