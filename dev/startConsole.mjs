// Runs the real OpenShift console in a container against the cluster that `oc` is logged in to, with the plugin of `npm run start`.
//   npm run start-console            http://localhost:9000
// CONSOLE_IMAGE, CONSOLE_PORT and PLUGIN_PORT change the image (quay.io/openshift/origin-console:4.22) and the ports.
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';

const image = process.env.CONSOLE_IMAGE ?? 'quay.io/openshift/origin-console:4.22';
const port = process.env.CONSOLE_PORT ?? '9000';
const pluginPort = process.env.PLUGIN_PORT ?? '9001';
const plugin = 'vlan-networks';

function fail(message) {
  console.error(message);
  process.exit(1);
}

function isThere(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
}

/** What a command prints; undefined when it fails. */
function outputOf(command, ...args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

if (!isThere('oc')) {
  fail('oc is needed: https://docs.openshift.com/container-platform/latest/cli_reference/');
}
const engine = ['podman', 'docker'].find(isThere) ?? fail('podman or docker is needed.');
const token = outputOf('oc', 'whoami', '--show-token');
const server = outputOf('oc', 'whoami', '--show-server');
if (!token || !server) {
  fail('Log in to a cluster first: oc login https://api.<cluster>:6443');
}

// On Linux the container shares the machine's network; elsewhere it lives in a virtual machine and reaches this one by name.
const sharesNetwork = process.platform === 'linux';
const machine = sharesNetwork
  ? 'localhost'
  : engine === 'podman'
    ? 'host.containers.internal'
    : 'host.docker.internal';
const bridge = {
  BRIDGE_USER_AUTH: 'disabled',
  BRIDGE_K8S_MODE: 'off-cluster',
  BRIDGE_K8S_MODE_OFF_CLUSTER_ENDPOINT: server,
  // The certificate of an API server is often signed by the cluster itself.
  BRIDGE_K8S_MODE_OFF_CLUSTER_SKIP_VERIFY_TLS: 'true',
  BRIDGE_K8S_AUTH: 'bearer-token',
  BRIDGE_K8S_AUTH_BEARER_TOKEN: token,
  BRIDGE_USER_SETTINGS_LOCATION: 'localstorage',
  BRIDGE_LISTEN: `http://${sharesNetwork ? '127.0.0.1' : '0.0.0.0'}:${port}`,
  BRIDGE_BASE_ADDRESS: `http://localhost:${port}`,
  BRIDGE_PLUGINS: `${plugin}=http://${machine}:${pluginPort}`,
  BRIDGE_I18N_NAMESPACES: `plugin__${plugin}`,
};

console.log(
  `Console at http://localhost:${port} for ${server}; keep "npm run start" running beside it.`,
);
const container = spawn(
  engine,
  [
    'run',
    '--pull=always',
    '--rm',
    ...(sharesNetwork ? ['--network=host'] : [`--publish=127.0.0.1:${port}:${port}`]),
    // Names only: the values, the token among them, go through the environment and not through the list of processes.
    ...Object.keys(bridge).map((name) => `--env=${name}`),
    image,
  ],
  { stdio: 'inherit', env: { ...process.env, ...bridge } },
);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => container.kill(signal));
}
container.on('exit', (code, signal) => {
  process.exitCode = signal === null ? (code ?? 1) : 0;
});
