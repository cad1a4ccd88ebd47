// The parts of the gate, in the order in which they run. A new part is one entry here; see CONTRIBUTING.md.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { findChromium } from './chromium.mjs';

/**
 * @typedef {object} Part
 * @property {string} name what `npm test -- NAME` calls it
 * @property {boolean} [onlyInCi] too long, or in need of too much, for plain `npm test`; `npm test -- all` runs it
 * @property {(run: import('./testRun.mjs').TestRun) => void | Promise<void>} run
 */

/** Builds the control plane where it is not there yet; says what is missing where it cannot be built. */
function buildControlPlane() {
  const args = ['--import', 'tsx', 'dev/control-plane/build.ts'];
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
}

/** Runs browser tests, or fails where there is no browser. */
function inBrowser(run, name, args = [], env = {}) {
  const chromium = findChromium();
  if (chromium === undefined) {
    run.note(name, { failed: 1 });
  } else {
    run.playwright(name, args, { CHROMIUM_PATH: chromium, ...env });
  }
}

/** Tag of browser tests that repeat a story with other choices. */
const LONG = '@long';

/** @type {readonly Part[]} */
export const parts = [
  {
    name: 'static',
    run: (run) => {
      // The longest first, so that the others fill the time beside it.
      return run.npm('lint', 'types', 'format', 'unused', 'styles', 'budget');
    },
  },
  {
    name: 'unit',
    run: (run) => {
      run.jest('unit and component tests', ['--coverage', '--coverageDirectory=coverage']);
    },
  },
  {
    name: 'fuzz',
    onlyInCi: true,
    run: (run) => {
      run.jest('long fuzz', ['dev/fuzz'], { FUZZ_EVENTS: '10000' });
    },
  },
  {
    name: 'browser',
    run: (run) => {
      inBrowser(run, 'browser tests', ['--grep-invert', LONG]);
    },
  },
  {
    name: 'browser-long',
    onlyInCi: true,
    run: (run) => {
      inBrowser(run, 'long browser tests', ['--grep', LONG]);
    },
  },
  {
    name: 'control-plane',
    onlyInCi: true,
    run: (run) => {
      if (!buildControlPlane()) {
        run.note('control plane', process.env.CI ? { failed: 1 } : { skipped: 1 });
        return;
      }
      const files = ['dev/control-plane/.*\\.ci\\.test', '--testPathIgnorePatterns=/node_modules/'];
      run.jest('control plane', [...files, '--testTimeout=120000']);
      const story = ['e2e/createAndAttach.spec.ts', '--timeout=300000', '--workers=1'];
      inBrowser(run, 'story on the control plane', story, { HARNESS_API: 'control-plane' });
    },
  },
];

/**
 * The parts that the words of the command line ask for: none means all but those of CI, `all` means every one.
 * @returns {readonly Part[]}
 * @throws Error that lists the names, for a word that is none.
 */
export function partsFor(words, known = parts) {
  const stranger = words.find((word) => word !== 'all' && !known.some(({ name }) => name === word));
  if (stranger !== undefined) {
    const names = [...known.map(({ name }) => name), 'all'].join(', ');
    throw new Error(`There is no part ${stranger} of the tests. There are: ${names}.`);
  }
  if (words.includes('all')) return known;
  return known.filter(({ name, onlyInCi }) =>
    words.length === 0 ? onlyInCi !== true : words.includes(name),
  );
}
