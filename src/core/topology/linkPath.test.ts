import { linkMiddle, linkPath } from './linkPath';

test('a level link is a line', () => {
  const route = [
    { x: 0, y: 5 },
    { x: 22, y: 5 },
  ];
  expect(linkPath(route)).toBe('M0 5L22 5');
  expect(linkMiddle(route)).toEqual({ x: 11, y: 5 });
  expect(linkMiddle([{ x: -200, y: 5 }, ...route.slice(1)])).toEqual({ x: 11, y: 5 });
});

test('a link between rows turns round two corners, as round as there is room', () => {
  const route = [
    { x: 0, y: 0 },
    { x: 11, y: 0 },
    { x: 11, y: 60 },
    { x: 22, y: 60 },
  ];
  expect(linkPath(route)).toBe('M0 0L5.5 0Q11 0 11 5.5L11 54.5Q11 60 16.5 60L22 60');
  expect(linkMiddle(route)).toEqual({ x: 11, y: 30 });
});

test('a link through a lane is level there, and its middle is in the last gutter', () => {
  const route = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 40 },
    { x: 180, y: 40 },
    { x: 180, y: 90 },
    { x: 190, y: 90 },
  ];
  expect(linkPath(route)).toContain('L172 40Q180 40 180 48');
  expect(linkMiddle(route)).toEqual({ x: 180, y: 65 });
});

test('without a route there is nothing to draw', () => {
  expect(linkPath([])).toBe('');
  expect(linkMiddle([])).toEqual({ x: 0, y: 0 });
});
