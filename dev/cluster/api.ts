/**
 * The Kubernetes API as the harness sees it: requests and watches by path. The embedded cluster implements it in memory,
 * and `httpApi` implements it over HTTP for a real API server, so that simulators and tests run on either.
 */

/** A Kubernetes object as JSON. The harness keeps whole objects; only the product reduces them to facts. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: {
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller?: boolean;
  }[];
  [field: string]: unknown;
}

export type PatchType =
  'application/json-patch+json' | 'application/merge-patch+json' | 'application/apply-patch+yaml';

/** One request. `path` starts with `/api` or `/apis` and carries the query string. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  contentType?: PatchType | 'application/json';
  /** Who asks. Left out: cluster-admin (what controllers are in this harness). */
  user?: User;
}

export interface User {
  name: string;
  groups: string[];
}

/**
 * `body` is the object, a List, or a `Status` with `reason` and `message` when `status` is 400 or more. Bodies may be frozen
 * and shared: copy (`structuredClone`) before changing one. Items of lists of built-in kinds (Node, Pod, Namespace …) carry
 * no `kind` and `apiVersion`, as on a real API server; events of watches do.
 */
export interface ApiResponse {
  status: number;
  body: unknown;
  /** What a real API server puts into `Warning` headers, for example pruned unknown fields. */
  warnings?: string[];
  /** Seconds of a `Retry-After` header. */
  retryAfter?: number;
}

export type WatchEvent =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; object: KubeObject }
  | { type: 'ERROR'; object: { kind: 'Status'; code: number; reason: string; message: string } };

export interface WatchHandlers {
  /** The watch runs: over HTTP, this is when the 200 arrives. Comes before the first event. */
  onOpen?: () => void;
  /** The watch was refused (403, 404, 400 …). Nothing follows. Left out: an ERROR event and `onClose` say the same. */
  onRefused?: (refusal: ApiResponse) => void;
  onEvent: (event: WatchEvent) => void;
  /** The server ended the watch (time-out, compaction, shutdown). Not called after `close()`. */
  onClose: () => void;
}

export interface ApiServer {
  request(request: ApiRequest): Promise<ApiResponse>;
  /** `path` is a list path with `resourceVersion`, and optionally `labelSelector`, `fieldSelector`, `allowWatchBookmarks`. Returns `close`. */
  watch(request: { path: string; user?: User }, handlers: WatchHandlers): () => void;
}
