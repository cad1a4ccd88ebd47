// Installs and builds what is missing or out of date, each keyed by a hash of what it is made from. Node's own modules only.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const checkout = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const lowestNode = [20, 19];

/** What each bundle is built from; tests beside the code do not count. */
const parts = [
  {
    name: 'plugin',
    script: 'dev/build/buildPlugin.ts',
    output: 'dist/plugin-manifest.json',
    sources: ['src', 'locales', 'plugin-manifest.ts', 'console-extensions.json'],
  },
  {
    name: 'host',
    script: 'dev/build/buildHost.ts',
    output: '.cache/host/host.js',
    sources: [
      'dev/host/app',
      'dev/host/console',
      'dev/host/hostConfig.ts',
      'dev/host/harnessState.ts',
    ],
  },
];
const sharedSources = ['webpack.config.ts', 'dev/build', 'package.json', 'package-lock.json'];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < lowestNode[0] || (major === lowestNode[0] && minor < lowestNode[1])) {
    throw new Error(
      `Node ${lowestNode.join('.')} or later is needed; this is ${process.versions.node}.`,
    );
  }
}

/** @throws Error when the command fails. */
function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: checkout, stdio: 'inherit' });
  if (error || status !== 0) {
    throw new Error(`${[command, ...args].join(' ')} failed${error ? `: ${error.message}` : ''}`);
  }
}

function filesBelow(root, entry) {
  const full = path.join(root, entry);
  if (!existsSync(full)) {
    return [];
  }
  if (statSync(full).isFile()) {
    return [entry];
  }
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !/\.test\.tsx?$/.test(file.name))
    .map((file) => path.relative(root, path.join(file.parentPath ?? file.path, file.name)))
    .sort();
}

function hashOf(root, entries) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesBelow(root, entry))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const stampFile = (root, name) => path.join(root, '.cache', `${name}.sha256`);

/** What the stamp of a build says: its sources, and its result, which another build (`npm run start`) may have replaced. */
const stampOf = (root, sources, output) => `${sources} ${hashOf(root, [output])}`;

function upToDate(root, { name, output }, sources) {
  return (
    existsSync(path.join(root, output)) &&
    existsSync(stampFile(root, name)) &&
    readFileSync(stampFile(root, name), 'utf8') === stampOf(root, sources, output)
  );
}

function stamp(root, { name, output }, sources) {
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  writeFileSync(stampFile(root, name), stampOf(root, sources, output));
}

function packagesOf(root, lockFile) {
  const full = path.join(root, lockFile);
  return existsSync(full) ? JSON.parse(readFileSync(full, 'utf8')).packages : {};
}

/** Whether node_modules holds what the lock file says, by npm's own record of what it installed. Packages for other platforms are optional. */
function isInstalled(root) {
  const wanted = packagesOf(root, 'package-lock.json');
  const present = packagesOf(root, 'node_modules/.package-lock.json');
  return (
    Object.entries(wanted).every(
      ([name, { version, optional }]) =>
        name === '' || (name in present ? present[name].version === version : optional === true),
    ) && Object.keys(present).every((name) => name in wanted)
  );
}

/**
 * Installs the packages unless everything of the lock file is there, then builds the bundles whose sources changed. Where nothing
 * changed no program is started, which is why the second start of the demo is quick.
 * @param root the checkout
 * @param run starts a program in it and waits for its end
 * @throws Error that says what could not be installed or built.
 */
export function bringUpToDate(root, run) {
  checkNode();
  if (!isInstalled(root)) {
    console.log('Installing packages (npm ci) …');
    run(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['ci']);
  }
  for (const part of parts) {
    const sources = hashOf(root, [...part.sources, ...sharedSources]);
    if (!upToDate(root, part, sources)) {
      console.log(`Building the ${part.name} …`);
      run(process.execPath, ['--import', 'tsx', part.script]);
      stamp(root, part, sources);
    }
  }
}

/**
 * Brings this checkout up to date and makes it the working directory.
 * @throws Error that says what could not be installed or built.
 */
export function prepare() {
  process.chdir(checkout);
  bringUpToDate(checkout, run);
}
