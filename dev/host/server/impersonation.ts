/** Headers in which a WebSocket's subprotocols ask for another identity, and the subprotocols that are left for the API server. */
export interface Impersonation {
  headers: Record<string, string | string[]>;
  protocols: string[];
}

function decode(value: string): string {
  return Buffer.from(value.replace(/_/g, '=').replace(/-/g, '/'), 'base64').toString('utf8');
}

/**
 * The console's browser side cannot set headers on a WebSocket, so it sends `Impersonate-User.<base64>` and `Impersonate-Group.<base64>`
 * as subprotocols (`=` as `_`, `/` as `-`), and its proxy turns them into headers.
 */
export function impersonationFromProtocols(header: string | undefined): Impersonation {
  const groups: string[] = [];
  const headers: Record<string, string | string[]> = {};
  const protocols: string[] = [];
  for (const protocol of (header ?? '').split(',').map((one) => one.trim())) {
    const [name = '', value = ''] = protocol.split(/\.(.*)/s);
    if (name === 'Impersonate-User') {
      headers['impersonate-user'] = decode(value);
    } else if (name === 'Impersonate-Group') {
      groups.push(decode(value));
    } else if (protocol !== '') {
      protocols.push(protocol);
    }
  }
  if (groups.length > 0) {
    headers['impersonate-group'] = groups;
  }
  return { headers, protocols };
}
