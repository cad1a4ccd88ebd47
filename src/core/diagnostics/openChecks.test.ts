import type { Rule } from './finding';
import { OpenChecks } from './openChecks';

const rule = (code: string): Rule => ({
  code,
  severity: 'info',
  scope: 'vm',
  needs: [],
  check: () => [],
});
const [first, second] = [rule('A'), rule('B')];

/** Works off `count` checks and tells which. */
const worked = (checks: OpenChecks, count: number, all: readonly string[] = []) => {
  const done: string[] = [];
  const over = checks.work(
    () => done.length < count,
    () => new Set(all),
    ({ code }, subject) => done.push(`${code} ${subject}`),
  );
  return { done, over };
};

it('goes on where it broke off, and does each check once', () => {
  const checks = new OpenChecks();
  checks.add(first, ['a', 'b']);
  checks.add(first, ['b', 'c']);
  checks.add(second, ['a']);
  expect(worked(checks, 2)).toEqual({ done: ['A a', 'A b'], over: false });
  expect(worked(checks, 9)).toEqual({ done: ['A c', 'B a'], over: true });
  expect(worked(checks, 9)).toEqual({ done: [], over: true });
});

it('asks which subjects there are when the turn of the rule comes', () => {
  const checks = new OpenChecks();
  checks.add(first, ['old']);
  checks.add(first, 'all');
  checks.add(first, ['a']);
  expect(worked(checks, 1, ['a', 'b'])).toEqual({ done: ['A a'], over: false });
  checks.add(first, ['a']);
  expect(worked(checks, 9, ['never asked'])).toEqual({ done: ['A b', 'A a'], over: true });
});
