import type { ClusterClient } from '../client';
import { StepFailed } from './stepFailed';

/**
 * A client that asks nothing any more once the run was stopped: requests carry the rights of whoever uses the console at that moment, and a
 * run must never go on with somebody else's.
 */
export const guardedClient = (client: ClusterClient, isStopped: () => boolean): ClusterClient => {
  const guard = async <T>(request: () => Promise<T>): Promise<T> => {
    if (isStopped()) throw new StepFailed('interrupted');
    return request();
  };
  return {
    list: async (kind, query) => guard(async () => client.list(kind, query)),
    get: async (ref) => guard(async () => client.get(ref)),
    create: async (ref, manifest, options) =>
      guard(async () => client.create(ref, manifest, options)),
    patch: async (ref, operations, options) =>
      guard(async () => client.patch(ref, operations, options)),
    remove: async (ref, options) => guard(async () => client.remove(ref, options)),
  };
};
