import { parseArgs } from 'node:util';
import type { ClusterBackend } from './clusterBackend';
import { hostServer } from './hostServer';
import { readKubeconfig } from './kubeconfig';
import { listenOnFreePort } from './listenOnFreePort';
import type { OpenCluster } from './openCluster';
import { clusterOpeners } from './openCluster';
import { realBackend } from './realBackend';
import { scenarioBackend } from './scenarioBackend';

const usage = `npm run demo -- [options]
  --port N            first port to try (9000); the next free one is taken when it is in use
  --host ADDRESS      address to listen on (127.0.0.1)
  --api NAME          embedded: an API server in memory (default); control-plane: a real kube-apiserver, which needs Go once
  --scenario NAME     cluster to start with (three-workers)
  --speed N           how many times faster than real the simulated controllers run (10)
  --watch-end-ms N    after how long the proxy ends a watch without a close frame (300000)
  --base-path PATH    path that the host lives under (/)
  --kubeconfig PATH   use the API server of a cluster that is there, without scenarios`;

function portNumber(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${value}: a port number is needed (0: any free one)`);
  }
  return port;
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0) {
    throw new Error(`--${name} ${value}: a number above 0 is needed`);
  }
  return number;
}

function opener(name: string): OpenCluster {
  const found = clusterOpeners.get(name);
  if (!found) {
    throw new Error(`--api ${name}: there are ${[...clusterOpeners.keys()].join(' and ')}`);
  }
  return found;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      api: { type: 'string' },
      scenario: { type: 'string' },
      speed: { type: 'string' },
      'watch-end-ms': { type: 'string' },
      'base-path': { type: 'string' },
      kubeconfig: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help === true) {
    console.log(usage);
    return;
  }
  // Wrong options are told before anything is started that would have to be stopped.
  const firstPort = portNumber(values.port ?? '9000');
  const watchesEndAfterMs = positive('watch-end-ms', values['watch-end-ms'] ?? '300000');
  const openCluster = opener(values.api ?? 'embedded');
  const speed = positive('speed', values.speed ?? '10');
  const scenario = values.scenario ?? 'three-workers';
  const backend: ClusterBackend =
    values.kubeconfig === undefined
      ? await scenarioBackend({ scenario, speed, watchesEndAfterMs }, openCluster)
      : realBackend(readKubeconfig(values.kubeconfig), watchesEndAfterMs);
  const basePath = `/${values['base-path'] ?? ''}/`.replace(/\/+/g, '/');
  const host = values.host ?? '127.0.0.1';
  const isLoopback = /^(127\.|localhost$|::1$)/.test(host);
  const server = hostServer({ backend, basePath, anyHost: !isLoopback });
  const port = await listenOnFreePort(server, firstPort, host);
  console.log(`VLAN Networks is at http://${host}:${String(port)}${basePath}`);
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
