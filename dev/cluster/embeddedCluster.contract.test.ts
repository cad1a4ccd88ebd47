import { createServer } from 'node:http';

import { contract } from './contract';
import { embeddedCluster } from './embeddedCluster';
import { httpApi } from './httpApi';
import { controllerUser } from './seedRbac';
import { serveApi } from './serveApi';

function done(task: () => void): Promise<void> {
  task();
  return Promise.resolve();
}

contract('the embedded cluster', () => {
  const api = embeddedCluster();
  const compact = () => done(() => api.compact());
  return Promise.resolve({ api, compact, close: () => done(() => api.close()) });
});

contract('the embedded cluster over HTTP', async () => {
  const cluster = embeddedCluster();
  const served = serveApi(cluster, { prefix: '/api/kubernetes', userOf: () => controllerUser });
  const server = createServer((request, response) => served.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    api: httpApi({ baseUrl: `http://127.0.0.1:${address.port}/api/kubernetes` }),
    compact: () => done(() => cluster.compact()),
    close: () => {
      cluster.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
});
