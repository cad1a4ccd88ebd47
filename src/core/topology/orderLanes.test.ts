import { CrossingCount } from './crossingCount';
import { Neighbours } from './neighbours';
import { orderLanes } from './orderLanes';
import type { Pull, Slot } from './orderLanes';

const slot = (id: string, lane: number, weight = 0): Slot => ({
  id,
  lane,
  height: 56,
  rank: [0, weight, id],
});

const pull = (pair: string): Pull => {
  const [source = '', target = ''] = pair.split('>');
  return { source, target };
};

const ordered = (slots: readonly Slot[], pulls: readonly Pull[]): readonly string[] =>
  orderLanes(slots, pulls, new Neighbours(pulls), 3).map((lane) =>
    lane.map(({ id }) => id).join(''),
  );

test('links that would cross are uncrossed by moving cards', () => {
  const slots = [
    slot('a', 0),
    slot('b', 0),
    slot('x', 1),
    slot('y', 1),
    slot('m', 2),
    slot('n', 2),
  ];
  const pulls = ['a>y', 'b>x', 'y>n', 'x>m'].map(pull);
  const order = orderLanes(slots, pulls, new Neighbours(pulls), 3);
  expect(new CrossingCount(pulls).of(order)).toBe(0);
});

test('without links the weight decides, then the name', () => {
  expect(ordered([slot('a', 0), slot('c', 0, 5), slot('b', 0)], [])).toEqual(['cab', '', '']);
});

test('cards with one neighbour keep their order among themselves', () => {
  const slots = [slot('a', 0), slot('x', 1, 1), slot('y', 1, 9), slot('z', 1, 5)];
  expect(ordered(slots, ['a>x', 'a>y', 'a>z'].map(pull))[1]).toBe('yzx');
});

test('a card without links stays where it is while others move around it', () => {
  const slots = [
    slot('a', 0, 2),
    slot('b', 0, 1),
    slot('x', 1, 3),
    slot('q', 1, 2),
    slot('y', 1, 1),
  ];
  expect(ordered(slots, ['a>y', 'b>x'].map(pull))[1]).toBe('yqx');
});

test('crossings are counted between neighbouring lanes', () => {
  const order = [
    [slot('a', 0), slot('b', 0)],
    [slot('x', 1), slot('y', 1)],
  ];
  expect(new CrossingCount(['a>y', 'b>x'].map(pull)).of(order)).toBe(1);
  expect(new CrossingCount(['a>x', 'b>y'].map(pull)).of(order)).toBe(0);
  expect(new CrossingCount(['a>x', 'a>y', 'b>x', 'b>y'].map(pull)).of(order)).toBe(1);
});
