// Finds a Chromium for the browser tests; as root on Debian it installs the distribution's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function onThisMachine() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return [
    ...folders.flatMap((folder) => names.map((name) => path.join(folder, name))),
    ...elsewhere,
  ].find((file) => existsSync(file));
}

function installFromDebian() {
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  console.log('Installing Chromium (apt-get install chromium) …');
  return apt('update') && apt('install', '-y', 'chromium');
}

/** The path of a Chromium, or undefined after saying what to do. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) {
      return given;
    }
    console.error(`CHROMIUM_PATH is ${given}, and there is no such file.`);
    return undefined;
  }
  const found = onThisMachine();
  if (found) {
    return found;
  }
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall && installFromDebian()) {
    return onThisMachine();
  }
  console.error('The browser tests need a Chromium. Install one and run again:');
  console.error('  sudo apt-get install -y chromium');
  return undefined;
}
