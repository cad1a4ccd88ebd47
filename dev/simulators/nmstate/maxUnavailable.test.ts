import fc from 'fast-check';
import { maxUnavailable } from './maxUnavailable';

test.each<[stated: unknown, nodes: number, limit: number]>([
  [undefined, 3, 2],
  [undefined, 1, 1],
  [1, 10, 1],
  [4, 10, 4],
  [0, 10, 1],
  ['34%', 3, 2],
  ['0%', 10, 1],
  ['100%', 7, 7],
  ['half', 10, 5],
  ['3', 10, 5],
])('maxUnavailable %j of %i nodes is %i', (stated, nodes, limit) => {
  expect(maxUnavailable(stated, nodes)).toBe(limit);
});

test('one node at least may always go', () => {
  fc.assert(
    fc.property(fc.anything(), fc.nat(5000), (stated, nodes) => maxUnavailable(stated, nodes) >= 1),
  );
});
