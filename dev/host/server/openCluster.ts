import type { ApiServer, KubeObject } from '../../cluster/api';
import { embeddedCluster } from '../../cluster/embeddedCluster';

/** The cluster of a session, before admission and without controllers. */
export interface SessionCluster {
  /** Asked as cluster-admin, or as whom a request names. */
  api: ApiServer;
  close(): Promise<void>;
}

/** Makes a cluster that holds these objects. */
export type OpenCluster = (objects: KubeObject[]) => Promise<SessionCluster>;

const embedded: OpenCluster = (objects) => {
  const cluster = embeddedCluster({ objects });
  const close = (): Promise<void> => {
    cluster.close();
    return Promise.resolve();
  };
  return Promise.resolve({ api: cluster, close });
};

/** Loaded when it is asked for: a demo on the embedded cluster starts without it. */
const controlPlane: OpenCluster = async (objects) => {
  const { openControlPlane } = await import('../../control-plane/openControlPlane');
  return openControlPlane(objects);
};

/** The API servers that a host can start, by the name that `--api` knows them by. */
export const clusterOpeners = new Map<string, OpenCluster>([
  ['embedded', embedded],
  ['control-plane', controlPlane],
]);
