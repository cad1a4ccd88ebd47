import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { embeddedCluster } from '../cluster/embeddedCluster';
import { httpApi } from '../cluster/httpApi';
import { controllerUser } from '../cluster/seedRbac';
import { serveApi } from '../cluster/serveApi';
import { mapping, policy } from '../scenarios/desiredStates';
import { findScenario } from '../scenarios/scenarios';
import { apiClient } from './client';
import { manualClock } from './clock';
import { isTrue } from './conditions';
import { at } from './json';
import { resources } from './resources';
import { startSimulators } from './startSimulators';

test('the simulators work over HTTP, with a server that ends their watches all the time', async () => {
  const cluster = embeddedCluster({ objects: findScenario('dual-nic').objects() });
  const served = serveApi(cluster, {
    userOf: () => controllerUser,
    endWatchesWith: { afterMs: 40, code: 1006 },
  });
  const server = createServer((request, response) => {
    if (!served.handle(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const clock = manualClock();
  const api = httpApi({ baseUrl: `http://127.0.0.1:${port}` });
  const errors: string[] = [];
  const simulators = await startSimulators({
    api,
    clock,
    onError: (where, error) => errors.push(`${where}: ${String(error)}`),
  });
  const client = apiClient(cluster, clock);
  await client.create(resources.nncp, policy('tenant', mapping('tenant')));
  const isDone = async (): Promise<boolean> =>
    isTrue(at(await client.get(resources.nncp, 'tenant'), 'status', 'conditions'), 'Available');
  // Events travel over sockets here, so the clock is stepped until they have arrived.
  for (let step = 0; step < 400 && !(await isDone()); step += 1) await clock.advance(500);
  expect(await isDone()).toBe(true);
  const enactments = (await client.list(resources.nnce)).items.filter(
    ({ metadata }) => metadata.labels?.['nmstate.io/policy'] === 'tenant',
  );
  expect(enactments).toHaveLength(3);
  expect(errors).toEqual([]);
  simulators.stop();
  served.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  cluster.close();
}, 30_000);
