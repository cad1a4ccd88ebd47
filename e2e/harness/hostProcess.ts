import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface HostProcess {
  /** Address of the host, base path included, with a slash at its end. */
  url: string;
  stop(): Promise<void>;
}

const startTimeoutMs = 60_000;

/** Starts a console host on a free port of this machine. */
export async function startHost(args: string[] = []): Promise<HostProcess> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'dev/host/server/main.ts', '--port', '0', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
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
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
    },
  };
}
