import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** How to reach an API server and as whom, from the current context of a kubeconfig. */
export interface ClusterAccess {
  server: URL;
  ca?: Buffer;
  cert?: Buffer;
  key?: Buffer;
  token?: string;
  rejectUnauthorized: boolean;
}

interface Named<T> {
  name: string;
  [part: string]: T | string;
}

interface Kubeconfig {
  'current-context'?: string;
  contexts?: Named<{ cluster: string; user: string }>[];
  clusters?: Named<Record<string, unknown>>[];
  users?: Named<Record<string, unknown>>[];
}

function part(list: Named<unknown>[] | undefined, name: string, key: string, file: string) {
  const found = list?.find((entry) => entry.name === name)?.[key];
  if (typeof found !== 'object' || found === null) {
    throw new Error(`${file}: there is no ${key} "${name}"`);
  }
  return found as Record<string, unknown>;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** @throws Error that names the file, when it cannot be used: unreadable, incomplete, or with a login program instead of credentials. */
export function readKubeconfig(file: string): ClusterAccess {
  const config = parse(readFileSync(file, 'utf8')) as Kubeconfig | null;
  const current = config?.['current-context'];
  if (!config || current === undefined || current === '') {
    throw new Error(`${file}: there is no current-context`);
  }
  const context = part(config.contexts, current, 'context', file);
  const cluster = part(config.clusters, String(context.cluster), 'cluster', file);
  const user = part(config.users, String(context.user), 'user', file);
  if (user.exec !== undefined || user['auth-provider'] !== undefined) {
    throw new Error(
      `${file}: user "${String(context.user)}" logs in through a program; make a kubeconfig with a token instead (oc login does)`,
    );
  }
  const bytes = (holder: Record<string, unknown>, key: string): Buffer | undefined => {
    const inline = text(holder[`${key}-data`]);
    if (inline !== undefined) {
      return Buffer.from(inline, 'base64');
    }
    const name = text(holder[key]);
    return name === undefined ? undefined : readFileSync(path.resolve(path.dirname(file), name));
  };
  const tokenFile = text(user.tokenFile);
  const token =
    text(user.token) ??
    (tokenFile === undefined ? undefined : readFileSync(tokenFile, 'utf8').trim());
  const ca = bytes(cluster, 'certificate-authority');
  const cert = bytes(user, 'client-certificate');
  const key = bytes(user, 'client-key');
  return {
    server: new URL(String(cluster.server)),
    rejectUnauthorized: cluster['insecure-skip-tls-verify'] !== true,
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    ...(token !== undefined && { token }),
  };
}
