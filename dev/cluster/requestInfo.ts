import { badRequest } from './apiFailure';

/** What a request is about, read off its path alone (k8s.io/apiserver/pkg/endpoints/request.RequestInfo). */
export interface RequestInfo {
  /** The path as segments; of a resource path those of group and version are taken off. */
  isResource: boolean;
  path: string;
  group: string;
  version: string;
  namespace: string;
  resource: string;
  name: string;
  subresource: string;
  query: URLSearchParams;
}

/** @throws ApiFailure 400 for a path that is no URL. */
export function requestInfo(pathAndQuery: string): RequestInfo {
  const [rawPath = '', rawQuery = ''] = splitOnce(pathAndQuery, '?');
  const query = new URLSearchParams(rawQuery);
  const segments = rawPath
    .split('/')
    .filter((segment) => segment !== '')
    .map(decode);
  const none = {
    isResource: false,
    path: `/${segments.join('/')}`,
    group: '',
    version: '',
    namespace: '',
    resource: '',
    name: '',
    subresource: '',
    query,
  };
  const [root] = segments;
  if (root !== 'api' && root !== 'apis') return none;
  const [group, version, rest] =
    root === 'api'
      ? ['', segments[1] ?? '', segments.slice(2)]
      : [segments[1] ?? '', segments[2] ?? '', segments.slice(3)];
  if (rest.length === 0) return { ...none, group, version };
  return { ...none, ...target(rest), isResource: true, group, version };
}

function target(
  rest: string[],
): Pick<RequestInfo, 'namespace' | 'resource' | 'name' | 'subresource'> {
  // /namespaces/x and its own subresources are about the namespace; anything deeper is about an object in it.
  const [first = '', second = '', third = ''] = rest;
  if (first === 'namespaces' && second !== '') {
    if (third === '' || third === 'status' || third === 'finalize') {
      return { namespace: second, resource: first, name: second, subresource: third };
    }
    return {
      namespace: second,
      resource: third,
      name: rest[3] ?? '',
      subresource: rest.slice(4).join('/'),
    };
  }
  return { namespace: '', resource: first, name: second, subresource: rest.slice(2).join('/') };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw badRequest(`invalid URL escape in path segment ${JSON.stringify(segment)}`);
  }
}
