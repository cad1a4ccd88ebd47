import type { ApiServer, KubeObject } from '../cluster/api';
import { loadObjects } from './loadObjects';
import { startControlPlane } from './startControlPlane';
import { withProjects } from './withProjects';

/** A control plane of its own that holds these objects, with OpenShift's project API in front. @throws Error as startControlPlane does. */
export async function openControlPlane(
  objects: readonly KubeObject[],
): Promise<{ api: ApiServer; close: () => Promise<void> }> {
  const server = await startControlPlane();
  try {
    await loadObjects(server.api, objects);
    const api = await withProjects(server.api);
    return {
      api,
      close: () => {
        api.close();
        return server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
