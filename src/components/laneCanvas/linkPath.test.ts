import { linkMiddle, linkPath } from './linkPath';

test('a level link is a line', () => {
  expect(
    linkPath([
      { x: 0, y: 5 },
      { x: 20, y: 5 },
    ]),
  ).toBe('M0 5L20 5');
});

test('a link between rows is a curve that leaves and arrives level', () => {
  expect(
    linkPath([
      { x: 0, y: 0 },
      { x: 20, y: 60 },
    ]),
  ).toBe('M0 0C10 0 10 60 20 60');
});

test('a link through a lane curves in the gaps and runs level through the lane', () => {
  const route = [
    { x: 0, y: 0 },
    { x: 20, y: 40 },
    { x: 170, y: 40 },
    { x: 190, y: 90 },
  ];
  expect(linkPath(route)).toBe('M0 0C10 0 10 40 20 40L170 40C180 40 180 90 190 90');
  expect(linkMiddle(route)).toEqual({ x: 180, y: 65 });
});

test('without a route there is nothing to draw', () => {
  expect(linkPath([])).toBe('');
  expect(linkMiddle([])).toEqual({ x: 0, y: 0 });
});
