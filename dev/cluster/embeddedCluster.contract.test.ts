import { createServer } from 'node:http';

import { withAdmission } from '../admission/withAdmission';
import { contract, httpContract } from './contract';
import { embeddedCluster } from './embeddedCluster';
import { httpApi } from './httpApi';
import { controllerUser } from './seedRbac';
import { serveApi } from './serveApi';

function done(task: () => void): Promise<void> {
  task();
  return Promise.resolve();
}

contract('the embedded cluster', () => {
  const cluster = embeddedCluster();
  return Promise.resolve({
    api: withAdmission(cluster),
    compact: () => done(() => cluster.compact()),
    close: () => done(() => cluster.close()),
  });
});

httpContract('the embedded cluster over HTTP', async () => {
  const cluster = embeddedCluster();
  const served = serveApi(withAdmission(cluster), {
    prefix: '/api/kubernetes',
    userOf: () => controllerUser,
  });
  const server = createServer((request, response) => served.handle(request, response));
  server.on('upgrade', (request, socket, head: Buffer) => served.upgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const baseUrl = `http://127.0.0.1:${address.port}/api/kubernetes`;
  return {
    api: httpApi({ baseUrl }),
    baseUrl,
    tls: {},
    compact: () => done(() => cluster.compact()),
    close: () => {
      cluster.close();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
});
