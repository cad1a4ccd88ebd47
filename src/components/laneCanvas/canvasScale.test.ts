import { fitScale, SMALLEST_FIT, zoomed } from './canvasScale';

test('the fit fills the room, but never below what can be read', () => {
  expect(fitScale(1046, 1046)).toBe(1);
  expect(fitScale(300, 1046)).toBe(SMALLEST_FIT);
  expect(fitScale(9000, 1046)).toBeLessThan(1.2);
});

test('the smallest text stays at 11 px at the smallest fit', () => {
  expect(12 * SMALLEST_FIT).toBeGreaterThanOrEqual(11);
});

test('zooming stops at both ends', () => {
  expect(zoomed(1, 1.2)).toBeCloseTo(1.2);
  expect(zoomed(1.9, 1.2)).toBe(2);
  expect(zoomed(0.32, 1 / 1.2)).toBe(0.3);
});
