import { mustGet } from './mustGet';

test('a key that is there gives its value, even a falsy one', () => {
  expect(mustGet(new Map([['a', 0]]), 'a')).toBe(0);
});

test('a key that is not there is a defect that names it', () => {
  expect(() => mustGet(new Map<string, number>(), 'a')).toThrow('no entry a');
});
