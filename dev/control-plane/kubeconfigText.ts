import { stringify } from 'yaml';
import type { Credentials } from './certificates';

/** A kubeconfig for one user with a client certificate, everything inline. */
export function kubeconfigText({
  baseUrl,
  ca,
  user,
  cert,
  key,
}: Credentials & { baseUrl: string; ca: string; user: string }): string {
  const data = (pem: string): string => Buffer.from(pem).toString('base64');
  const name = 'control-plane';
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    contexts: [{ name, context: { cluster: name, user } }],
    clusters: [{ name, cluster: { server: baseUrl, 'certificate-authority-data': data(ca) } }],
    users: [
      { name: user, user: { 'client-certificate-data': data(cert), 'client-key-data': data(key) } },
    ],
  });
}
