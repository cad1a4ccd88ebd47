export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export function jestCounts(report: {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  numPendingTests: number;
  numTodoTests: number;
}): Counts;

export function playwrightCounts(report: {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: readonly unknown[];
}): Counts;

export function countsText(counts: Counts): string;

export function countsOrFailure(endedWell: boolean, counts: Counts): Counts;
