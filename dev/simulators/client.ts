import type { ApiRequest, ApiServer, KubeObject } from '../cluster/api';
import type { Clock } from './clock';
import { asRecord, asText, isRecord, sameJson } from './json';
import { collectionPath, keyOf, objectPath, splitKey, type Resource } from './resources';

/** A refusal of the API server: HTTP status, reason and message of its `Status`. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** What a controller needs of the API. Every method but `list` hands what it wrote to `onWritten`. */
export interface Client {
  get(resource: Resource, key: string): Promise<KubeObject | undefined>;
  list(resource: Resource): Promise<{ items: KubeObject[]; resourceVersion: string }>;
  /** Creates the object, or returns the one that exists under its name. */
  create(resource: Resource, object: KubeObject): Promise<KubeObject>;
  /**
   * Reads, changes and writes, again from the start on a conflict. `change` edits the draft it is given; a draft left
   * equal is not written. Returns what is stored then, or `undefined` when the object is gone.
   */
  update(
    resource: Resource,
    key: string,
    change: (draft: KubeObject) => void,
    subresource?: 'status',
  ): Promise<KubeObject | undefined>;
  /** Deletes the object; one that does not exist is no error. */
  remove(resource: Resource, key: string): Promise<void>;
}

export type WriteListener = (resource: Resource, object: KubeObject) => void;

const CONFLICT_ATTEMPTS = 10;

/** Narrows a response body to a Kubernetes object. */
export function isKubeObject(value: unknown): value is KubeObject {
  return isRecord(value) && isRecord(value.metadata) && typeof value.metadata.name === 'string';
}

/** A client of the API server whose requests the clock knows of. */
export function apiClient(
  api: ApiServer,
  clock: Clock,
  onWritten: WriteListener = () => undefined,
): Client {
  const request = async (ask: ApiRequest): Promise<unknown> => {
    const { status, body } = await clock.during(api.request(ask));
    if (status < 400) return body;
    const failure = asRecord(body);
    throw new ApiError(status, asText(failure.reason), asText(failure.message));
  };

  const written = (resource: Resource, body: unknown): KubeObject => {
    if (!isKubeObject(body))
      throw new Error(`the API server answered a write of a ${resource.kind} without an object`);
    onWritten(resource, body);
    return body;
  };

  const get: Client['get'] = async (resource, key) => {
    try {
      const body = await request({ method: 'GET', path: objectPath(resource, key) });
      return isKubeObject(body) ? body : undefined;
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  };

  return {
    get,
    async list(resource) {
      const body = asRecord(await request({ method: 'GET', path: collectionPath(resource) }));
      const items = Array.isArray(body.items) ? body.items : [];
      // Items of a list may leave out what the list says for all of them.
      const whole = items.filter(isRecord).map((item) => ({
        apiVersion: resource.apiVersion,
        kind: resource.kind,
        ...item,
      }));
      return {
        items: whole.filter(isKubeObject),
        resourceVersion: asText(asRecord(body.metadata).resourceVersion),
      };
    },
    async create(resource, object) {
      const path = collectionPath(resource, object.metadata.namespace);
      try {
        return written(resource, await request({ method: 'POST', path, body: object }));
      } catch (error) {
        if (!(error instanceof ApiError) || error.reason !== 'AlreadyExists') throw error;
        const existing = await get(resource, keyOf(object));
        if (existing === undefined) throw error;
        return existing;
      }
    },
    async update(resource, key, change, subresource) {
      for (let attempt = 1; ; attempt += 1) {
        const stored = await get(resource, key);
        if (stored === undefined) return undefined;
        const draft = structuredClone(stored);
        change(draft);
        if (sameJson(stored, draft)) return stored;
        try {
          const path = objectPath(resource, key, subresource);
          return written(resource, await request({ method: 'PUT', path, body: draft }));
        } catch (error) {
          if (error instanceof ApiError && error.status === 404) return undefined;
          const conflict = error instanceof ApiError && error.reason === 'Conflict';
          if (!conflict || attempt >= CONFLICT_ATTEMPTS) throw error;
        }
      }
    },
    async remove(resource, key) {
      const { name } = splitKey(key);
      try {
        // No kubelet will confirm the end of a pod here.
        const body = { apiVersion: 'v1', kind: 'DeleteOptions', gracePeriodSeconds: 0 };
        await request({ method: 'DELETE', path: objectPath(resource, key), body });
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return;
        throw new Error(`deleting ${resource.kind} ${name}`, { cause: error });
      }
    },
  };
}
