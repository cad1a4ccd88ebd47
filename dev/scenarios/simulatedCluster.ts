import { withAdmission } from '../admission/withAdmission';
import type { ApiResponse, ApiServer, KubeObject } from '../cluster/api';
import { embeddedCluster } from '../cluster/embeddedCluster';
import { isKubeObject } from '../simulators/client';
import { manualClock, type ManualClock } from '../simulators/clock';
import { asRecord, asRecords, asText } from '../simulators/json';
import { collectionPath, objectPath, type Resource } from '../simulators/resources';
import { startSimulators, type Simulators } from '../simulators/startSimulators';

/** A cluster with admission and simulators on a clock that the test steps, as a person with all rights sees it. */
export interface SimulatedCluster {
  /** Behind admission, as the product meets it. */
  api: ApiServer;
  clock: ManualClock;
  simulators: Simulators;
  /** What reconciles complained of. */
  errors: string[];
  get(resource: Resource, key: string): Promise<KubeObject | undefined>;
  /** @throws Error when the object does not exist. */
  read(resource: Resource, key: string): Promise<KubeObject>;
  list(resource: Resource): Promise<KubeObject[]>;
  /** @throws Error with the message of the refusal. */
  create(resource: Resource, object: KubeObject): Promise<KubeObject>;
  /** A JSON merge patch. @throws Error with the message of the refusal. */
  patch(resource: Resource, key: string, patch: object): Promise<KubeObject>;
  remove(resource: Resource, key: string): Promise<void>;
  close(): void;
}

const BOOKMARK_MS = 60_000;

function accepted({ status, body }: ApiResponse): KubeObject {
  if (status < 400 && isKubeObject(body)) return body;
  throw new Error(asText(asRecord(body).message) || `status ${status}`);
}

/** Starts the simulators on a cluster with these objects. */
export async function simulatedCluster(objects: KubeObject[]): Promise<SimulatedCluster> {
  const cluster = embeddedCluster({ objects, bookmarkEveryMs: 0 });
  const api = withAdmission(cluster);
  const clock = manualClock();
  // An API server sends them by the same time as watches wait for them.
  let cancelBookmarks = (): unknown => undefined;
  const sendBookmarksLater = (): void => {
    cancelBookmarks = clock.after(BOOKMARK_MS, () => {
      cluster.sendBookmarks();
      sendBookmarksLater();
    });
  };
  sendBookmarksLater();
  const errors: string[] = [];
  const simulators = await startSimulators({
    api: cluster,
    clock,
    onError: (where, error) => errors.push(`${where}: ${String(error)}`),
  });
  await clock.settle();
  const get: SimulatedCluster['get'] = async (resource, key) => {
    const { status, body } = await api.request({ method: 'GET', path: objectPath(resource, key) });
    return status < 400 && isKubeObject(body) ? body : undefined;
  };
  return {
    api,
    clock,
    simulators,
    errors,
    get,
    async read(resource, key) {
      const found = await get(resource, key);
      if (found === undefined) throw new Error(`there is no ${resource.kind} ${key}`);
      return found;
    },
    async list(resource) {
      const { body } = await api.request({ method: 'GET', path: collectionPath(resource) });
      return asRecords(asRecord(body).items).filter(isKubeObject);
    },
    async create(resource, object) {
      const path = collectionPath(resource, object.metadata.namespace);
      return accepted(await api.request({ method: 'POST', path, body: object }));
    },
    async patch(resource, key, patch) {
      const path = objectPath(resource, key);
      const contentType = 'application/merge-patch+json';
      return accepted(await api.request({ method: 'PATCH', path, body: patch, contentType }));
    },
    async remove(resource, key) {
      await api.request({ method: 'DELETE', path: objectPath(resource, key) });
    },
    close() {
      cancelBookmarks();
      simulators.stop();
      cluster.close();
    },
  };
}
