import { textWidth } from './textWidth';

/** Measured in Chromium at 100 px: Red Hat Text 400, Red Hat Display 700. */
test.each([
  ['m', 84, 90],
  ['w', 70, 77],
  ['l', 22, 24],
  ['1', 31, 35],
  ['0', 66, 68],
  ['-', 45, 46],
  ['…', 69, 71],
  ['M', 86, 88],
  ['a', 53, 55],
  ['abcdefghijklmnopqrstuvwxyz0123456789-.', 1920, 2077],
  ['eno1 + eno2 · 3 nodes', 956, 990],
  ['VLAN 1924 · MTU 1500', 1030, 1069],
])('%s is taken to be as wide as either font draws it, or a little wider', (one, text, display) => {
  const plain = textWidth(one, { size: 100, font: 'text' });
  const heading = textWidth(one, { size: 100, font: 'heading' });
  expect(plain).toBeGreaterThanOrEqual(text);
  expect(plain).toBeLessThanOrEqual(text * 1.05 + 4);
  expect(heading).toBeGreaterThanOrEqual(display);
  expect(heading).toBeLessThanOrEqual(display * 1.1 + 8);
});

test('letters of other scripts take their room', () => {
  expect(textWidth('ネットワーク', { size: 10, font: 'text' })).toBe(60);
  expect(textWidth('Сеть', { size: 10, font: 'text' })).toBe(28);
  expect(textWidth('', { size: 12, font: 'heading' })).toBe(0);
});
