import type { IncomingMessage } from 'node:http';

import type { ApiServer, User } from './api';
import { ApiFailure } from './apiFailure';
import { recordAt } from './jsonValue';

/**
 * Whom a request acts as: the headers `Impersonate-User` and `Impersonate-Group`, or for WebSockets the subprotocols of the
 * same names with the value in base64, as the console sends them and its proxy decodes them.
 * @throws ApiFailure 403 when the user may not impersonate that user or one of the groups.
 */
export async function impersonated(
  server: ApiServer,
  user: User,
  request: IncomingMessage,
): Promise<User> {
  const { name, groups } = wanted(request);
  if (name === undefined) {
    if (groups.length > 0)
      throw new ApiFailure(400, 'BadRequest', 'requested [] without impersonating a user');
    return user;
  }
  await demand(server, user, 'users', name);
  for (const group of groups) await demand(server, user, 'groups', group);
  // The authenticator adds this group to everyone that it lets in.
  const authenticated = 'system:authenticated';
  return { name, groups: groups.includes(authenticated) ? groups : [...groups, authenticated] };
}

function wanted(request: IncomingMessage): { name: string | undefined; groups: string[] } {
  const protocols = subprotocols(request);
  const fromProtocol = (prefix: string) =>
    protocols
      .filter((protocol) => protocol.startsWith(prefix))
      .map((protocol) => decode(protocol.slice(prefix.length)));
  const names = [
    ...headerValues(request, 'impersonate-user'),
    ...fromProtocol('Impersonate-User.'),
  ];
  const groups = [
    ...headerValues(request, 'impersonate-group'),
    ...fromProtocol('Impersonate-Group.'),
  ];
  return { name: names[0], groups };
}

/** The subprotocols that a WebSocket asks for. */
export function subprotocols(request: IncomingMessage): string[] {
  return headerValues(request, 'sec-websocket-protocol').flatMap((value) =>
    value.split(',').map((part) => part.trim()),
  );
}

function headerValues(request: IncomingMessage, name: string): string[] {
  return request.headersDistinct[name] ?? [];
}

/** Base64 in the characters that a subprotocol may hold: the console writes `_` for `=` and `-` for `/`. */
function decode(text: string): string {
  return Buffer.from(text.replaceAll('_', '=').replaceAll('-', '/'), 'base64').toString('utf8');
}

async function demand(
  server: ApiServer,
  user: User,
  resource: string,
  name: string,
): Promise<void> {
  const { body } = await server.request({
    method: 'POST',
    path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    user,
    body: {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb: 'impersonate', resource, name } },
    },
  });
  if (recordAt(body, 'status').allowed === true) return;
  throw new ApiFailure(
    403,
    'Forbidden',
    `${resource} "${name}" is forbidden: User "${user.name}" cannot impersonate resource "${resource}" in API group "" at the cluster scope`,
    { name, kind: resource },
  );
}
