// One run of parts of the gate: starts each tool, reads its counts, adds them up. Node's own modules only.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** What jest's JSON report counts. A file that could not be run is a failure. */
export const jestCounts = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** What Playwright's JSON report counts. A test that passes only at the second try is a failure. */
export const playwrightCounts = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});

/** `3 passed, 0 failed`, and how many were skipped where some were: what did not run is never passed over. */
export const countsText = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** A program that leaves no failed test behind but ends badly, or ran nothing at all, is itself a failure. */
export const countsOrFailure = (endedWell, counts) =>
  (!endedWell && counts.failed === 0) || counts.passed + counts.failed === 0
    ? { ...counts, failed: counts.failed + 1 }
    : counts;

/** Runs an npm script, prints what it printed, and says whether it ended well. */
const endsWell = (script) =>
  new Promise((resolve) => {
    const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const options = { shell: process.platform === 'win32', maxBuffer: Infinity };
    execFile(command, ['run', '--silent', script], options, (error, stdout, stderr) => {
      process.stdout.write(stdout + stderr);
      resolve(error === null);
    });
  });

export class TestRun {
  /** @type {Counts} */
  total = { passed: 0, failed: 0, skipped: 0 };

  note(name, { passed = 0, failed = 0, skipped = 0 }) {
    this.total.passed += passed;
    this.total.failed += failed;
    this.total.skipped += skipped;
    console.log(`${name}: ${countsText({ passed, failed, skipped })}\n`);
  }

  /** Counts each npm script as one check. Two run at a time; what one prints stands together, when it ends. */
  async npm(...scripts) {
    const waiting = [...scripts];
    const work = async () => {
      for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
        this.note(script, (await endsWell(script)) ? { passed: 1 } : { failed: 1 });
      }
    };
    await Promise.all([work(), work()]);
  }

  /** Runs a Node program that leaves a JSON report, and counts what the report says. */
  reported(name, args, { file, countsOf, env = {} }) {
    rmSync(file, { force: true });
    const { status } = spawnSync(process.execPath, args, {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    const reported = existsSync(file)
      ? countsOf(JSON.parse(readFileSync(file, 'utf8')))
      : { passed: 0, failed: 0, skipped: 0 };
    const counts = countsOrFailure(status === 0, reported);
    if (counts.failed > reported.failed) {
      console.error(`${name} failed without a failed test; see above`);
    }
    this.note(name, counts);
  }

  /**
   * Runs jest. `args` choose its files and options; `env` is added to the environment. To run files named x.ci.test.ts, say so:
   * `--testPathIgnorePatterns=/node_modules/`.
   */
  jest(name, args, env = {}) {
    const file = `.cache/jest-${name.replaceAll(' ', '-')}.json`;
    this.reported(
      name,
      ['node_modules/jest/bin/jest.js', ...args, '--json', `--outputFile=${file}`],
      { file, countsOf: jestCounts, env },
    );
  }

  /** Runs Playwright. `args` choose its files and options; `env` is added to the environment. */
  playwright(name, args, env = {}) {
    const file = `.cache/playwright-${name.replaceAll(' ', '-')}.json`;
    this.reported(name, ['node_modules/@playwright/test/cli.js', 'test', ...args], {
      file,
      countsOf: playwrightCounts,
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...env },
    });
  }
}
