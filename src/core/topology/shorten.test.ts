import { shorten } from './shorten';

test.each([
  ['br-vmdata', 'br-vmdata'],
  ['exactly-16-chars', 'exactly-16-chars'],
  ['vlan-production-1924', 'vlan-pro…on-1924'],
])('%s becomes %s', (text, short) => {
  expect(shorten(text)).toBe(short);
});

test('what is shortened has exactly the length that was asked for, ends included', () => {
  const short = shorten('a-very-long-name-of-a-network', 9);
  expect(short).toBe('a-ve…work');
  expect(Array.from(short)).toHaveLength(9);
});

test('a character of two code units is never cut in half', () => {
  expect(shorten('🚀🚀🚀🚀🚀🚀', 5)).toBe('🚀🚀…🚀🚀');
});
