import { consoleFetch, consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { kindRegistry } from '../core/kinds/kindRegistry';
import type { Kind } from '../core/kinds/kindRegistry';
import type { Manifest, PatchOperation } from '../core/plan/plan';
import { asArray, asInteger, asString, at } from '../core/values/json';
import { ClusterError, toClusterError } from './errors';
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

export interface ObjectRef {
  kind: Kind;
  /** Empty for cluster-scoped kinds. */
  namespace: string;
  name: string;
}

export interface ListQuery {
  /** Empty for the whole cluster. */
  namespace: string;
  limit?: number;
  continue?: string;
  labelSelector?: string;
}

export interface WriteOptions {
  /** The server validates and admits, but stores nothing. */
  dryRun?: boolean | undefined;
}

/**
 * Requests to the API server for the kinds of the registry, through the console's own fetch (token, impersonation headers, log-out on 401).
 * Every method rejects with a `ClusterError` and nothing else.
 */
export interface ClusterClient {
  list(kind: Kind, query: ListQuery): Promise<ListPage>;
  get(ref: ObjectRef): Promise<unknown>;
  create(ref: ObjectRef, manifest: Manifest, options?: WriteOptions): Promise<unknown>;
  /** JSON patch, RFC 6902. A failed `test` is answered with 422. */
  patch(
    ref: ObjectRef,
    operations: readonly PatchOperation[],
    options?: WriteOptions,
  ): Promise<unknown>;
  /** With `uid`: only that very object, never one of the same name that somebody made since (409). */
  remove(ref: ObjectRef, options?: WriteOptions & { uid?: string | undefined }): Promise<void>;
}

/** A page may be large and come over a slow line; the console's default. */
const READ_TIMEOUT_MS = 60_000;
/** Longer than the API server's own limit (60 s), so that its answer is heard where there is one. */
const WRITE_TIMEOUT_MS = 70_000;

const translated = async <T>(request: () => Promise<T>): Promise<T> => {
  try {
    return await request();
  } catch (thrown) {
    throw toClusterError(thrown);
  }
};

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

const urlOf = ({ kind, namespace, name }: ObjectRef, { dryRun = false }: WriteOptions = {}) =>
  `${apiBase()}${restPath(kindRegistry[kind].gvk, namespace, name)}${queryString({
    dryRun: dryRun ? 'All' : undefined,
  })}`;

const pickJson = async (answer: Promise<unknown>): Promise<unknown> => answer;

const deleteOptions = (uid: string | undefined): object | undefined =>
  uid === undefined
    ? undefined
    : { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid } };

/** The client that pages use. It keeps nothing: identity and base path are the console's at the time of each request. */
export const clusterClient: ClusterClient = {
  list: async (kind, { namespace, ...parameters }) =>
    translated(async () => {
      const path = restPath(kindRegistry[kind].gvk, namespace);
      const query = queryString(parameters);
      const response = await consoleFetch(
        `${apiBase()}${path}${query}`,
        { headers: { Accept: 'application/json' } },
        READ_TIMEOUT_MS,
      );
      return parsePage(await response.text());
    }),
  get: async (ref) =>
    translated(async () =>
      pickJson(consoleFetchJSON(urlOf(ref), 'GET', undefined, READ_TIMEOUT_MS)),
    ),
  create: async (ref, manifest, options) =>
    translated(async () =>
      pickJson(
        consoleFetchJSON.post(
          urlOf({ ...ref, name: '' }, options),
          manifest,
          undefined,
          WRITE_TIMEOUT_MS,
        ),
      ),
    ),
  patch: async (ref, operations, options) =>
    translated(async () =>
      pickJson(
        consoleFetchJSON.patch(urlOf(ref, options), operations, undefined, WRITE_TIMEOUT_MS),
      ),
    ),
  remove: async (ref, options) =>
    translated(async () => {
      const body = deleteOptions(options?.uid);
      await consoleFetchJSON.delete(urlOf(ref, options), body, undefined, WRITE_TIMEOUT_MS);
    }),
};
