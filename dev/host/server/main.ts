import { parseArgs } from 'node:util';
import type { ClusterBackend } from './clusterBackend';
import { embeddedBackend } from './embeddedBackend';
import { hostServer } from './hostServer';
import { readKubeconfig } from './kubeconfig';
import { listenOnFreePort } from './listenOnFreePort';
import { realBackend } from './realBackend';

const usage = `npm run demo -- [options]
  --port N            first port to try (9000); the next free one is taken when it is in use
  --host ADDRESS      address to listen on (127.0.0.1)
  --scenario NAME     cluster to start with (three-workers)
  --speed N           how many times faster than real the simulated controllers run (10)
  --watch-end-ms N    after how long the proxy ends a watch without a close frame (300000)
  --base-path PATH    path that the host lives under (/)
  --kubeconfig PATH   use a real API server instead of the embedded cluster`;

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) {
    throw new Error(`--${name} ${value}: a number above 0 is needed`);
  }
  return number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9000' },
      host: { type: 'string', default: '127.0.0.1' },
      scenario: { type: 'string', default: 'three-workers' },
      speed: { type: 'string', default: '10' },
      'watch-end-ms': { type: 'string', default: '300000' },
      'base-path': { type: 'string', default: '/' },
      kubeconfig: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const watchesEndAfterMs = positive('watch-end-ms', values['watch-end-ms']);
  const backend: ClusterBackend =
    values.kubeconfig === undefined
      ? await embeddedBackend({
          scenario: values.scenario,
          speed: positive('speed', values.speed),
          watchesEndAfterMs,
        })
      : realBackend(readKubeconfig(values.kubeconfig), watchesEndAfterMs);
  const basePath = `/${values['base-path']}/`.replace(/\/+/g, '/');
  const isLoopback = /^(127\.|localhost$|::1$)/.test(values.host);
  const server = hostServer({ backend, basePath, anyHost: !isLoopback });
  const port = await listenOnFreePort(server, positive('port', values.port), values.host);
  console.log(`VLAN Networks is at http://${values.host}:${String(port)}${basePath}`);
  console.log('Stop it with Ctrl+C.');
  let stopping = false;
  const stop = (): void => {
    if (stopping) {
      return;
    }
    stopping = true;
    server.close();
    server.closeAllConnections();
    void backend.close().finally(() => {
      process.exit(0);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
