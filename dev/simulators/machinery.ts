import type { ApiServer, KubeObject } from '../cluster/api';
import { apiClient, type Client } from './client';
import type { Clock } from './clock';
import { nodeNetworks, type NodeNetworks } from './nodeNetworks';
import { objectCache, type ObjectCache } from './objectCache';
import { resources, type Resource } from './resources';
import { workQueue, type BackOff, type Reconciled, type WorkQueue } from './workQueue';

export type CacheName = Exclude<keyof typeof resources, 'event'>;

/** What all simulators of one cluster share: time, the API, one cache per kind, and the nodes' real networks. */
export interface Machinery {
  clock: Clock;
  client: Client;
  caches: Record<CacheName, ObjectCache>;
  networks: NodeNetworks;
  queue: (
    name: string,
    reconcile: (key: string) => Promise<Reconciled>,
    backOff?: BackOff,
  ) => WorkQueue;
  /** Runs `task` every `periodMs`, the first time after `firstMs`, until the simulators stop. */
  every(firstMs: number, periodMs: number, task: () => void): void;
  readonly stopped: boolean;
  /** Lists every kind and begins to watch. A kind that cannot be listed is told, stays empty, and is tried again. */
  start(): Promise<void>;
  stop(): void;
}

export type ErrorListener = (where: string, error: unknown) => void;

/** The shared machinery over `api`. Errors of reconciles are told to `onError` and tried again. */
export function machinery(api: ApiServer, clock: Clock, onError: ErrorListener): Machinery {
  const caches = new Map<Resource, ObjectCache>();
  const client = apiClient(api, clock, (resource, object) =>
    caches.get(resource)?.remember(object),
  );
  const cacheOf = (resource: Resource): ObjectCache => {
    const cache = objectCache(api, client, resource, clock);
    caches.set(resource, cache);
    return cache;
  };
  const queues: WorkQueue[] = [];
  let stopped = false;

  return {
    clock,
    client,
    networks: nodeNetworks(),
    caches: {
      node: cacheOf(resources.node),
      namespace: cacheOf(resources.namespace),
      pod: cacheOf(resources.pod),
      nns: cacheOf(resources.nns),
      nncp: cacheOf(resources.nncp),
      nnce: cacheOf(resources.nnce),
      nad: cacheOf(resources.nad),
      cudn: cacheOf(resources.cudn),
      vm: cacheOf(resources.vm),
      vmi: cacheOf(resources.vmi),
      migration: cacheOf(resources.migration),
      kubevirt: cacheOf(resources.kubevirt),
    },
    queue(name, reconcile, backOff) {
      const queue = workQueue(
        clock,
        reconcile,
        (key, error) => onError(`${name} ${key}`, error),
        backOff,
      );
      queues.push(queue);
      return queue;
    },
    every(firstMs, periodMs, task) {
      const next = (delayMs: number): void => {
        clock.after(delayMs, () => {
          if (stopped) return;
          task();
          next(periodMs);
        });
      };
      next(firstMs);
    },
    get stopped() {
      return stopped;
    },
    async start() {
      await Promise.all(
        [...caches].map(([resource, cache]) =>
          cache.start().catch((error: unknown) => onError(`listing ${resource.plural}`, error)),
        ),
      );
      for (const cache of caches.values()) cache.release();
    },
    stop() {
      stopped = true;
      for (const queue of queues) queue.stop();
      for (const cache of caches.values()) cache.stop();
    },
  };
}

/** The objects of a cache by key, in a stable order. */
export function sortedByName(objects: KubeObject[]): KubeObject[] {
  return [...objects].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}
