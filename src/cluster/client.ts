import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { kindRegistry } from '../core/kinds/kindRegistry';
import type { Kind } from '../core/kinds/kindRegistry';
import type { Manifest, PatchOperation } from '../core/plan/plan';
import { translated } from './errors';
import { listPage, READ_TIMEOUT_MS } from './listPage';
import type { ListPage, ListQuery } from './listPage';
import { apiBase, queryString, restPath } from './restPath';

export interface ObjectRef {
  kind: Kind;
  /** Empty for cluster-scoped kinds. */
  namespace: string;
  name: string;
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

/** Longer than the API server's own limit (60 s), so that its answer is heard where there is one. */
const WRITE_TIMEOUT_MS = 70_000;

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
  list: listPage,
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
