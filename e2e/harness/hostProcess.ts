import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface HostProcess {
  /** Address of the host, base path included, with a slash at its end. */
  url: string;
  /** What it has printed until its address. */
  output: string;
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;

/** Starts a Node program that serves the console host, and waits for the address that it prints. */
async function start(program: string[]): Promise<HostProcess> {
  const child = spawn(process.execPath, [...program, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Error(`the console host did not start:\n${output}`));
    }, startTimeoutMs);
    const read = (chunk: unknown): void => {
      output += String(chunk);
      const address = /http:\/\/\S+/.exec(output)?.[0];
      if (address !== undefined) {
        clearTimeout(limit);
        resolve(address);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`the console host ended with ${String(code)}:\n${output}`));
    });
  });
  return {
    url,
    output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    },
  };
}

/** Starts a console host on a free port of this machine. */
export const startHost = (args: string[] = []): Promise<HostProcess> =>
  start(['--import', 'tsx', 'dev/host/server/main.ts', ...args]);

/** Starts what `npm run demo` starts: builds what changed, then the console host. */
export const startDemo = (): Promise<HostProcess> => start(['dev/demo.mjs']);
