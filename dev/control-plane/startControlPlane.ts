/**
 * A real Kubernetes API server for tests and for the demo: etcd and kube-apiserver on loopback ports, with certificates of their own,
 * RBAC, the CRDs, kubernetes-nmstate's admission policy and OpenShift's roles.
 *
 *   const controlPlane = await startControlPlane();
 *   await controlPlane.api.request({ method: 'GET', path: '/api/v1/nodes', user: testUsers.viewer });
 *   await controlPlane.close();
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ApiServer, User } from '../cluster/api';
import { httpApi } from '../cluster/httpApi';
import { controllerUser } from '../cluster/seedRbac';
import type { Authority, Credentials } from './certificates';
import { newAuthority } from './certificates';
import { compactEtcd } from './compactEtcd';
import { freePorts } from './freePorts';
import type { Definitions } from './installDefinitions';
import { installKinds, installRoles, loadDefinitions, upstreamFolder } from './installDefinitions';
import { kubeconfigText } from './kubeconfigText';
import { until } from './requests';
import type { Servers } from './startServers';
import { startServers } from './startServers';

export interface ControlPlane {
  /** `https://127.0.0.1:<port>` */
  baseUrl: string;
  /** The server's authority, and a client certificate of the cluster-admin. */
  tls: Credentials & { ca: string };
  /** Asked as cluster-admin, and as whoever a request names by impersonation. */
  api: ApiServer;
  /** The API as somebody sees it who logged in with a client certificate. */
  apiOf(user: User): Promise<ApiServer>;
  /** Writes a kubeconfig with a client certificate of the user. Returns its path; it is gone after `close`. */
  kubeconfig(user: User): Promise<string>;
  /** Forgets all history, in etcd and in the caches of kube-apiserver. */
  compact(): Promise<void>;
  close(): Promise<void>;
}

/** kube-apiserver's flags: RBAC, client certificates, nothing that needs a cluster around it. */
async function apiFlags(folder: string, authority: Authority, port: number): Promise<string[]> {
  const write = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  const { cert, key } = await authority.server('kube-apiserver', [
    { type: 'ip', value: '127.0.0.1' },
    { type: 'dns', value: 'localhost' },
  ]);
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return [
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--secure-port=${String(port)}`,
    `--cert-dir=${path.join(folder, 'certificates')}`,
    `--tls-cert-file=${write('server.crt', cert)}`,
    `--tls-private-key-file=${write('server.key', key)}`,
    `--client-ca-file=${write('ca.crt', authority.cert)}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${write('service-accounts.pub', publicKey)}`,
    `--service-account-signing-key-file=${write('service-accounts.key', privateKey)}`,
    '--service-cluster-ip-range=10.0.0.0/24',
    '--authorization-mode=RBAC',
    // There are no kubelets and no service accounts: pods need none, and new nodes are not tainted as not ready.
    '--disable-admission-plugins=ServiceAccount,TaintNodesByCondition',
    '--endpoint-reconciler-type=none',
    '--allow-privileged=true',
    '--profiling=false',
  ];
}

/** Starts a control plane. @throws Error that says what to do when it cannot be built, or what a server said when it ended. */
export async function startControlPlane(
  definitions: Definitions = loadDefinitions(upstreamFolder()),
): Promise<ControlPlane> {
  const [port = 0, etcdPort = 0, peerPort = 0] = await freePorts(3);
  const etcdUrl = `http://127.0.0.1:${String(etcdPort)}`;
  const authority = await newAuthority();
  const folder = mkdtempSync(path.join(tmpdir(), 'vlan-networks-'));
  const baseUrl = `https://127.0.0.1:${String(port)}`;

  const apiOf = async (user: User): Promise<ApiServer> =>
    httpApi({ baseUrl, ca: authority.cert, ...(await authority.client(user)) });
  const kubeconfig = async (user: User): Promise<string> => {
    const file = path.join(folder, `${encodeURIComponent(user.name)}.kubeconfig`);
    const credentials = await authority.client(user);
    const text = kubeconfigText({ baseUrl, ca: authority.cert, user: user.name, ...credentials });
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };

  let servers: Servers | undefined;
  const close = async (): Promise<void> => {
    await servers?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    servers = await startServers({
      folder,
      etcdUrl,
      etcdPeerUrl: `http://127.0.0.1:${String(peerPort)}`,
      apiFlags: await apiFlags(folder, authority, port),
    });
    const tls = { ca: authority.cert, ...(await authority.client(controllerUser)) };
    const api = httpApi({ baseUrl, ...tls });
    await Promise.race([servers.failed, install(api, definitions)]);
    servers.startControllers(await kubeconfig(controllerUser));
    return { baseUrl, tls, api, apiOf, kubeconfig, compact: () => compactEtcd(etcdUrl), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What kube-apiserver makes at its first start, for more than a second: CRDs do not need it. */
const ownObjects = ['rbac/bootstrap-roles', 'scheduling/bootstrap-system-priority-classes'];

async function install(api: ApiServer, definitions: Definitions): Promise<void> {
  const excluded = ownObjects.map((hook) => `exclude=poststarthook/${hook}`).join('&');
  await until('the API server answers', () => isReady(api, `?${excluded}`));
  const roles = until('the API server is ready', () => isReady(api)).then(() => installRoles(api));
  await Promise.all([installKinds(api, definitions), roles]);
}

async function isReady(api: ApiServer, query = ''): Promise<boolean> {
  try {
    return (await api.request({ method: 'GET', path: `/readyz${query}` })).status === 200;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
