// Starts the console host with the plugin in it. Needs nothing but Node: installs and builds what is missing or out of date.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { prepare } from './prepare.mjs';

try {
  prepare();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const server = spawn(
  process.execPath,
  ['--import', 'tsx', 'dev/host/server/main.ts', ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => server.kill('SIGTERM'));
}
server.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 0;
});
