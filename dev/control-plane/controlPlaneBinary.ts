import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const lowestGo = [1, 25] as const;

/** The sentence for who has neither a Go that is new enough nor the programs. */
const goMissing = `The control plane is built from source once, which needs Go ${lowestGo.join('.')} or later on the PATH: install it from https://go.dev/dl, or set KUBEBUILDER_ASSETS to a folder that holds etcd and kube-apiserver.`;

/** Where built programs are kept: the user's cache, so that every clone finds them. */
function cacheFolder(): string {
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'vlan-networks');
}

/** The release of Kubernetes that go.mod asks for, as `v1.35.4`. */
function kubernetesRelease(): string {
  const found = /k8s\.io\/kubernetes (v[\d.]+)/.exec(read('go.mod'))?.[1];
  if (found === undefined) throw new Error('go.mod names no release of k8s.io/kubernetes');
  return found;
}

function read(file: string): string {
  return readFileSync(path.join(here, file), 'utf8');
}

function binaryPath(): string {
  const hash = createHash('sha256');
  for (const file of ['go.mod', 'go.sum', 'main.go']) hash.update(`${file}\0${read(file)}\0`);
  const name = `control-plane-${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 16)}`;
  return path.join(cacheFolder(), name);
}

/** Whether `go env GOVERSION` answers with a release that can build the module. */
export function isGoEnough(answer: string): boolean {
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(answer) ?? [];
  if (major === undefined || minor === undefined) return false;
  const [wantedMajor, wantedMinor] = lowestGo;
  return (
    Number(major) > wantedMajor || (Number(major) === wantedMajor && Number(minor) >= wantedMinor)
  );
}

function hasGo(): boolean {
  const { status, stdout } = spawnSync('go', ['env', 'GOVERSION'], { cwd: here, encoding: 'utf8' });
  return status === 0 && isGoEnough(stdout.trim());
}

/**
 * The program of this folder, built when it is not in the cache: minutes the first time, as all of kube-apiserver is compiled.
 * @throws Error that says what to do when it cannot be built.
 */
export async function controlPlaneBinary(): Promise<string> {
  const binary = binaryPath();
  if (existsSync(binary)) return binary;
  if (!hasGo()) throw new Error(goMissing);
  const release = kubernetesRelease();
  const [major, minor] = release.slice(1).split('.');
  const versions = { gitVersion: release, gitMajor: major, gitMinor: minor };
  const linker = Object.entries(versions).map(
    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value ?? ''}`,
  );
  console.error(`Building the control plane (Kubernetes ${release}), once; this takes minutes …`);
  mkdirSync(cacheFolder(), { recursive: true });
  // Under a name of its own until it is whole: another process may look for it meanwhile, or build it too.
  const unfinished = `${binary}.${process.pid}`;
  const flags = ['-trimpath', '-ldflags', `-s -w ${linker.join(' ')}`, '-o', unfinished];
  const build = spawn('go', ['build', ...flags, '.'], {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CGO_ENABLED: '0' },
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    build.on('error', reject);
    build.on('exit', resolve);
  });
  if (code !== 0) {
    rmSync(unfinished, { force: true });
    throw new Error(
      'The control plane could not be built; what Go says is above. Its modules come from the module proxy: is it reachable (go env GOPROXY)?',
    );
  }
  renameSync(unfinished, binary);
  return binary;
}
