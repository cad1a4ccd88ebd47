import { consoleFetch } from '@openshift-console/dynamic-plugin-sdk';
import { kindRegistry } from '../core/kinds/kindRegistry';
import type { Kind } from '../core/kinds/kindRegistry';
import { asArray, asInteger, asString, at } from '../core/values/json';
import { ClusterError, translated } from './errors';
import { apiBase, queryString, restPath } from './restPath';

/** One page of a list, its items as they came. */
export interface ListPage {
  items: readonly unknown[];
  resourceVersion: string;
  /** Token for the next page; `undefined` on the last one. */
  next: string | undefined;
  /** Objects after this page, where the server counts them. */
  remaining: number | undefined;
  /** Length of the answer in characters, close to its bytes because names and settings are ASCII. */
  size: number;
}

export interface ListQuery {
  /** Empty for the whole cluster. */
  namespace: string;
  limit?: number;
  continue?: string;
  labelSelector?: string;
}

/** A page may be large and come over a slow line; the console's default. */
export const READ_TIMEOUT_MS = 60_000;

const parsePage = (text: string): ListPage => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ClusterError('server', 'The answer to a list is not JSON.');
  }
  const items = at(body, 'items');
  const resourceVersion = asString(at(body, 'metadata', 'resourceVersion'));
  if (!Array.isArray(items) || resourceVersion === undefined) {
    throw new ClusterError('server', 'The answer to a list is no list.');
  }
  const next = asString(at(body, 'metadata', 'continue'));
  return {
    items: asArray(items),
    resourceVersion,
    next: next === '' ? undefined : next,
    remaining: asInteger(at(body, 'metadata', 'remainingItemCount')),
    size: text.length,
  };
};

/**
 * Asks for one page of a list, through the console's own fetch (token, impersonation headers, log-out on 401).
 * @throws ClusterError
 */
export const listPage = async (
  kind: Kind,
  { namespace, ...parameters }: ListQuery,
): Promise<ListPage> =>
  translated(async () => {
    const path = restPath(kindRegistry[kind].gvk, namespace);
    const response = await consoleFetch(
      `${apiBase()}${path}${queryString(parameters)}`,
      { headers: { Accept: 'application/json' } },
      READ_TIMEOUT_MS,
    );
    return parsePage(await response.text());
  });
