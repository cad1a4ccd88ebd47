// Takes the pictures of docs/screenshots.md from the scenarios of the demo.
//   npm run screenshots [-- WORD…]   only those whose file name contains one of the words
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { findChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';

prepare();
const chromium = findChromium();
if (chromium === undefined) {
  process.exitCode = 1;
} else {
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'dev/screenshots/takeScreenshots.ts', ...process.argv.slice(2)],
    { stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: chromium } },
  );
  process.exitCode = status ?? 1;
}
