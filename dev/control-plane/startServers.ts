import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { controlPlaneBinary } from './controlPlaneBinary';

/** What runs of one control plane. */
export interface Servers {
  /** Rejects when one of them ends before `stop`, with what it said last. */
  failed: Promise<never>;
  /** Starts namespace deletion and garbage collection, where the program for it is there. */
  startControllers(kubeconfig: string): void;
  /** Ends them without ceremony: nobody needs what they stored. */
  stop(): Promise<void>;
}

export interface ServerPlaces {
  folder: string;
  etcdUrl: string;
  etcdPeerUrl: string;
  /** Flags of kube-apiserver but for `--etcd-servers`. */
  apiFlags: string[];
}

/** How the parts are started: by the program of this folder, or by those of KUBEBUILDER_ASSETS. */
interface Programs {
  api: (places: ServerPlaces) => [command: string, args: string[]][];
  controllers: ((flags: string[]) => [command: string, args: string[]]) | undefined;
}

/** Whether the programs of KUBEBUILDER_ASSETS are to be used instead of the own one. */
export function usesAssets(): boolean {
  return (process.env.KUBEBUILDER_ASSETS ?? '') !== '';
}

/** Whether what deletes namespaces and collects garbage is there: envtest's folders often lack it. */
export function hasControllers(): boolean {
  return !usesAssets() || existsSync(assetPath('kube-controller-manager'));
}

function assetPath(program: string): string {
  return path.join(process.env.KUBEBUILDER_ASSETS ?? '', program);
}

const rememberedOutput = 4000;

function ownProgram(binary: string): Programs {
  return {
    api: ({ folder, etcdUrl, etcdPeerUrl, apiFlags }) => [
      [binary, ['api', folder, etcdUrl, etcdPeerUrl, ...apiFlags]],
    ],
    controllers: (flags) => [binary, ['controllers', ...flags]],
  };
}

/** Programs as envtest of controller-runtime keeps them; kube-controller-manager is not always among them. */
function assets(): Programs {
  return {
    api: ({ folder: data, etcdUrl, etcdPeerUrl, apiFlags }) => [
      [
        assetPath('etcd'),
        [
          `--data-dir=${path.join(data, 'etcd')}`,
          `--listen-client-urls=${etcdUrl}`,
          `--advertise-client-urls=${etcdUrl}`,
          `--listen-peer-urls=${etcdPeerUrl}`,
          `--initial-advertise-peer-urls=${etcdPeerUrl}`,
          `--initial-cluster=default=${etcdPeerUrl}`,
          '--unsafe-no-fsync',
          '--experimental-watch-progress-notify-interval=5s',
          '--log-level=error',
        ],
      ],
      [assetPath('kube-apiserver'), [`--etcd-servers=${etcdUrl}`, ...apiFlags]],
    ],
    controllers: hasControllers()
      ? (flags) => [assetPath('kube-controller-manager'), flags]
      : undefined,
  };
}

/** @throws Error that says what to do when there is no program to start. */
export async function startServers(places: ServerPlaces): Promise<Servers> {
  const programs = usesAssets() ? assets() : ownProgram(await controlPlaneBinary());
  const running = new Set<ChildProcess>();
  let stopping = false;
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // Whoever does not wait for it any more is not told either.
  failed.catch(() => undefined);

  const start = ([command, args]: [string, string[]]): void => {
    // The own program ends when its input does; those of others are ended with this process.
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    running.add(child);
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = `${output}${text}`.slice(-rememberedOutput);
    });
    const ended = (how: string): void => {
      running.delete(child);
      if (!stopping) fail(new Error(`${command} ${args[0] ?? ''} ended (${how}):\n${output}`));
    };
    child.on('error', (error) => ended(error.message));
    // Not at 'exit': what it said last may still be on its way.
    child.on('close', (code, signal) => ended(String(signal ?? code)));
  };
  const killAll = (): void => {
    stopping = true;
    for (const child of running) child.kill('SIGKILL');
  };
  process.once('exit', killAll);
  for (const program of programs.api(places)) start(program);

  return {
    failed,
    startControllers: (kubeconfig) => {
      const flags = [
        `--kubeconfig=${kubeconfig}`,
        '--controllers=namespace-controller,garbage-collector-controller',
        '--leader-elect=false',
        '--secure-port=0',
        '--use-service-account-credentials=false',
      ];
      if (programs.controllers) start(programs.controllers(flags));
    },
    async stop() {
      const ends = [...running].map(
        (child) => new Promise((resolve) => child.on('close', resolve)),
      );
      killAll();
      process.off('exit', killAll);
      await Promise.all(ends);
    },
  };
}
