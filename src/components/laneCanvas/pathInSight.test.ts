import fc from 'fast-check';
import { pathInSight } from './pathInSight';

/** Six lanes of 140 px with gaps of 20 px. */
const lane = (index: number) => ({ start: index * 160, end: index * 160 + 140 });
const six = [0, 1, 2, 3, 4, 5].map(lane);

test('what is seen whole is not moved', () => {
  expect(pathInSight(six, [], lane(2), 1000, 0)).toBe(0);
  expect(pathInSight(six.slice(2), [], lane(2), 620, 320)).toBe(320);
});

test('beside a panel the selected card is seen, with as much of its path as there is room for, moved least', () => {
  expect(pathInSight(six, [], lane(4), 620, 0)).toBe(160);
  expect(pathInSight(six, [], lane(5), 620, 0)).toBe(320);
  expect(pathInSight(six, [], lane(0), 620, 320)).toBe(0);
});

test('a path of few cards comes into sight whole although its selected card was seen already', () => {
  const [network, nics] = [lane(4), lane(5)];
  expect(pathInSight([lane(3), network, nics], [], network, 620, 160)).toBe(320);
});

test('what is missing comes into sight before more of what is whole does', () => {
  const whole = [0, 1, 2, 3, 4].map((index) => ({ start: index * 20, end: index * 20 + 15 }));
  const [selected, ghost] = [
    { start: 300, end: 350 },
    { start: 600, end: 650 },
  ];
  const all = [...whole, selected, ghost];
  expect(pathInSight(all, [], selected, 400, 0)).toBe(0);
  expect(pathInSight(all, [ghost], selected, 400, 0)).toBe(250);
});

test('the selected card is always seen, if there is room for it, and nobody scrolls beyond the start', () => {
  const place = fc
    .integer({ min: 0, max: 60 })
    .map((step) => ({ start: step * 40, end: step * 40 + 140 }));
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 12 }),
      place,
      fc.integer({ min: 140, max: 900 }),
      fc.integer({ min: 0, max: 2000 }),
      (others, selected, size, present) => {
        const from = pathInSight(
          [...others, selected],
          others.slice(0, 3),
          selected,
          size,
          present,
        );
        expect(from).toBeGreaterThanOrEqual(0);
        expect(selected.start).toBeGreaterThanOrEqual(from);
        expect(selected.end).toBeLessThanOrEqual(from + size);
      },
    ),
  );
});
