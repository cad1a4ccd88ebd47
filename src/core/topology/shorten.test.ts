import fc from 'fast-check';
import { shorten } from './shorten';
import { textWidth } from './textWidth';

const room = { length: 16, width: 1000, type: { size: 13, font: 'heading' } } as const;

test.each([
  ['br-vmdata', 'br-vmdata'],
  ['exactly-16-chars', 'exactly-16-chars'],
  ['vlan-production-1924', 'vlan-pro…on-1924'],
])('%s becomes %s where only characters count', (text, short) => {
  expect(shorten(text, room)).toBe(short);
});

test('what is shortened has exactly the length that was asked for, ends included', () => {
  const short = shorten('a-very-long-name-of-a-network', { ...room, length: 9 });
  expect(short).toBe('a-ve…work');
  expect(Array.from(short)).toHaveLength(9);
});

test('a character of two code units is never cut in half', () => {
  expect(shorten('🚀🚀🚀🚀🚀🚀', { ...room, length: 5 })).toBe('🚀🚀…🚀🚀');
});

test('of wide letters fewer are left than of narrow ones', () => {
  const narrow = shorten('l'.repeat(63), { ...room, width: 100 });
  const wide = shorten('m'.repeat(63), { ...room, width: 100 });
  expect(narrow).toBe('llllllll…lllllll');
  expect(wide).toBe('mmmm…mmm');
});

test('a name of few characters is shortened as well, if they are too wide', () => {
  expect(shorten('mmmmwwwwmmmm', { ...room, width: 100 })).toBe('mmmm…mmm');
});

test('whatever the name, what is left is no wider and no longer than its line, and holds both ends', () => {
  const name = fc.string({
    unit: fc.constantFrom('a', 'l', 'm', 'w', '0', '1', '-', '.', '…', '漢', '🚀', 'W'),
    minLength: 1,
    maxLength: 63,
  });
  fc.assert(
    fc.property(name, fc.integer({ min: 40, max: 200 }), (text, width) => {
      const short = shorten(text, { ...room, width });
      expect(textWidth(short, room.type)).toBeLessThanOrEqual(width);
      expect(Array.from(short).length).toBeLessThanOrEqual(room.length);
      if (short === text) return;
      expect(Array.from(short)[0]).toBe(Array.from(text)[0]);
      expect(Array.from(short)).toContain('…');
    }),
  );
});
