// Runs everything that has to hold: static checks, unit and component tests, browser tests. The last line says how many passed and failed.
//   npm test [-- static|unit|browser …]   only these parts
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { findChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';

const staticChecks = ['format', 'types', 'lint', 'styles', 'unused', 'budget'];

const asked = process.argv.slice(2);
const wants = (part) => asked.length === 0 || asked.includes(part);
const total = { passed: 0, failed: 0 };

function note(name, passed, failed) {
  total.passed += passed;
  total.failed += failed;
  console.log(`${name}: ${passed} passed, ${failed} failed\n`);
}

/** Runs a program and tells whether it ended well. */
function succeeds(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

function npm(script) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return spawnSync(command, ['run', '--silent', script], { stdio: 'inherit' }).status === 0;
}

/**
 * Runs a test tool that leaves its counts in a JSON file. A tool that fails without a failed test (a crash, a missed coverage
 * threshold) counts as one failure.
 */
function runCounted(name, args, env, file, countsOf) {
  rmSync(file, { force: true });
  const ok = succeeds(args, env);
  const counts = existsSync(file)
    ? countsOf(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0 };
  const silent = (!ok && counts.failed === 0) || counts.passed + counts.failed === 0;
  if (silent) {
    console.error(`${name} failed without a failed test; see above`);
  }
  note(name, counts.passed, counts.failed + (silent ? 1 : 0));
}

function runParts() {
  if (wants('static')) {
    for (const check of staticChecks) {
      const ok = npm(check);
      note(check, ok ? 1 : 0, ok ? 0 : 1);
    }
  }

  if (wants('unit')) {
    runCounted(
      'unit and component tests',
      [
        'node_modules/jest/bin/jest.js',
        '--coverage',
        '--coverageDirectory=coverage',
        '--json',
        '--outputFile=.cache/jest.json',
      ],
      {},
      '.cache/jest.json',
      ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) => ({
        passed: numPassedTests,
        failed: numFailedTests + numRuntimeErrorTestSuites,
      }),
    );
  }

  if (wants('browser')) {
    const chromium = findChromium();
    if (chromium === undefined) {
      note('browser tests', 0, 1);
    } else {
      runCounted(
        'browser tests',
        ['node_modules/@playwright/test/cli.js', 'test'],
        { CHROMIUM_PATH: chromium },
        '.cache/playwright.json',
        ({ stats, errors }) => ({
          passed: stats.expected,
          failed: stats.unexpected + stats.flaky + errors.length,
        }),
      );
    }
  }
}

try {
  prepare();
  runParts();
} catch (error) {
  console.error(error);
  note('installing and building', 0, 1);
}

console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
