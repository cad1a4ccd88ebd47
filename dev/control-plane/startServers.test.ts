import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { until } from './requests';
import type { Servers } from './startServers';
import { hasControllers, startServers } from './startServers';

const before = process.env.KUBEBUILDER_ASSETS;
let folder: string;
let servers: Servers | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vlan-networks-'));
  process.env.KUBEBUILDER_ASSETS = folder;
});

afterEach(async () => {
  await servers?.stop();
  servers = undefined;
  if (before === undefined) delete process.env.KUBEBUILDER_ASSETS;
  else process.env.KUBEBUILDER_ASSETS = before;
  rmSync(folder, { recursive: true, force: true });
});

/** A program of the folder: notes how it was called, and then does what `script` says. */
const program = (name: string, script = 'exec sleep 60'): void => {
  const text = `#!/bin/sh\necho "$@" > "${folder}/${name}.called.part"\nmv "${folder}/${name}.called.part" "${folder}/${name}.called"\n${script}\n`;
  writeFileSync(path.join(folder, name), text, { mode: 0o755 });
};

const calledWith = async (name: string): Promise<string> => {
  const file = path.join(folder, `${name}.called`);
  await until(`${name} is called`, () => Promise.resolve(existsSync(file)));
  return readFileSync(file, 'utf8');
};

const start = async (): Promise<Servers> => {
  servers = await startServers({
    folder,
    etcdUrl: 'http://127.0.0.1:1',
    etcdPeerUrl: 'http://127.0.0.1:2',
    apiFlags: ['--secure-port=3'],
  });
  return servers;
};

it('starts the programs of KUBEBUILDER_ASSETS when it is set, and builds nothing', async () => {
  for (const name of ['etcd', 'kube-apiserver', 'kube-controller-manager']) program(name);
  const { startControllers } = await start();
  expect(await calledWith('etcd')).toContain('--listen-client-urls=http://127.0.0.1:1');
  expect(await calledWith('kube-apiserver')).toBe(
    '--etcd-servers=http://127.0.0.1:1 --secure-port=3\n',
  );
  expect(hasControllers()).toBe(true);
  startControllers('/a/kubeconfig');
  expect(await calledWith('kube-controller-manager')).toContain('--kubeconfig=/a/kubeconfig');
});

it('does without controllers where the folder has none, as envtest’s', async () => {
  for (const name of ['etcd', 'kube-apiserver']) program(name);
  const { startControllers, failed } = await start();
  await calledWith('kube-apiserver');
  expect(hasControllers()).toBe(false);
  startControllers('/a/kubeconfig');
  await expect(Promise.race([failed, Promise.resolve('runs')])).resolves.toBe('runs');
});

it('says which program is missing', async () => {
  program('etcd');
  const { failed } = await start();
  await expect(failed).rejects.toThrow(/kube-apiserver.*ENOENT/);
});

it('says what a program said last when it ends', async () => {
  program('etcd');
  program('kube-apiserver', 'echo "unknown flag: --secure-port" >&2; exit 2');
  const { failed } = await start();
  await expect(failed).rejects.toThrow(/kube-apiserver .*ended \(2\):\nunknown flag/);
});

it('leaves none of them running', async () => {
  for (const name of ['etcd', 'kube-apiserver'])
    program(name, `echo $$ > "${folder}/pid-${name}"; exec sleep 60`);
  await start();
  const pids = await Promise.all(
    ['etcd', 'kube-apiserver'].map(async (name) => {
      const file = path.join(folder, `pid-${name}`);
      await until(`${name} runs`, () =>
        Promise.resolve(existsSync(file) && readFileSync(file, 'utf8') !== ''),
      );
      return Number(readFileSync(file, 'utf8'));
    }),
  );
  await servers?.stop();
  for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});
