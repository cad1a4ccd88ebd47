import { countsOrFailure, countsText, jestCounts, playwrightCounts } from './testRun.mjs';

describe('the closing line', () => {
  it.each([
    [{ passed: 3, failed: 0, skipped: 0 }, '3 passed, 0 failed'],
    [{ passed: 3, failed: 1, skipped: 122 }, '3 passed, 1 failed, 122 skipped'],
  ])('says of %j: %s', (counts, text) => {
    expect(countsText(counts)).toBe(text);
  });
});

describe('the counts of a report', () => {
  it('take a test file that jest could not run for a failure, and tests to do for skipped', () => {
    expect(
      jestCounts({
        numPassedTests: 5,
        numFailedTests: 1,
        numRuntimeErrorTestSuites: 2,
        numPendingTests: 3,
        numTodoTests: 4,
      }),
    ).toEqual({ passed: 5, failed: 3, skipped: 7 });
  });

  it('take a browser test that passes at the second try for a failure', () => {
    expect(
      playwrightCounts({
        stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
        errors: ['a worker died'],
      }),
    ).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  it.each([
    ['a crash without a failed test', false, { passed: 9, failed: 0, skipped: 0 }, 1],
    ['a run of no test', true, { passed: 0, failed: 0, skipped: 7 }, 1],
    ['a run with failed tests', false, { passed: 9, failed: 2, skipped: 0 }, 2],
    ['a good run', true, { passed: 9, failed: 0, skipped: 1 }, 0],
  ])('tell %s', (_what, endedWell, counts, failed) => {
    expect(countsOrFailure(endedWell, counts)).toEqual({ ...counts, failed });
  });
});
