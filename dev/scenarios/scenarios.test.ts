import type { ApiRequest, ApiServer } from '../cluster/api';
import { embeddedCluster } from '../cluster/embeddedCluster';
import { manualClock } from '../simulators/clock';
import { asRecords, asText, at } from '../simulators/json';
import { startSimulators } from '../simulators/startSimulators';
import { largeCluster } from './large';
import { findScenario, livingScenarios } from './scenarios';

/** The API with its writes counted. */
function watched(api: ApiServer): { api: ApiServer; writes: string[] } {
  const writes: string[] = [];
  const request = (ask: ApiRequest): ReturnType<ApiServer['request']> => {
    if (ask.method !== 'GET') writes.push(`${ask.method} ${ask.path} ${JSON.stringify(ask.body)}`);
    return api.request(ask);
  };
  return { api: { request, watch: (ask, handlers) => api.watch(ask, handlers) }, writes };
}

describe.each(livingScenarios)('the scenario $name', (scenario) => {
  test('loads into the embedded cluster without a refusal', () => {
    const cluster = embeddedCluster({ objects: scenario.objects() });
    cluster.close();
  });

  test('is at rest: the simulators write nothing in five minutes', async () => {
    const cluster = embeddedCluster({ objects: scenario.objects() });
    const { api, writes } = watched(cluster);
    const clock = manualClock();
    const errors: unknown[] = [];
    const simulators = await startSimulators({
      api,
      clock,
      onError: (where, error) => errors.push([where, error]),
    });
    await clock.advance(295_000);
    simulators.stop();
    cluster.close();
    expect(errors).toEqual([]);
    expect(writes).toEqual([]);
  });

  test('gives the same objects each time', () => {
    expect(scenario.objects()).toEqual(scenario.objects());
  });
});

describe('a generated cluster', () => {
  const size = { nodes: 40, vms: 60, networks: 12, localnets: 3 };

  test('loads into the embedded cluster without a refusal', () => {
    embeddedCluster({ objects: largeCluster(size) }).close();
  });

  test('is the same for the same seed, and another for another', () => {
    const text = (seed: number): string => JSON.stringify(largeCluster({ ...size, seed }));
    expect(text(7)).toBe(text(7));
    expect(text(7)).not.toBe(text(8));
  });

  test('has what it is asked for', () => {
    const objects = largeCluster(size);
    const count = (kind: string): number => objects.filter((one) => one.kind === kind).length;
    expect([
      count('Node'),
      count('NodeNetworkState'),
      count('VirtualMachine'),
      count('VirtualMachineInstance'),
    ]).toEqual([40, 40, 60, 60]);
  });
});

test('three-workers has the machines and NICs of the mock-up', () => {
  const objects = findScenario('three-workers').objects();
  const machines = objects.filter((object) => object.kind === 'VirtualMachine');
  const networks = machines.map((machine) =>
    asRecords(at(machine, 'spec', 'template', 'spec', 'networks'))
      .map((network) => asText(at(network, 'multus', 'networkName')))
      .filter((name) => name !== ''),
  );
  const count = (name: string): number =>
    networks.flat().filter((network) => network.endsWith(name)).length;
  expect(networks.flat()).toHaveLength(20);
  expect([count('machine-net'), count('vlan-1924'), count('vlan-1926'), count('dmz')]).toEqual([
    2, 14, 3, 1,
  ]);
  const free = machines.filter(
    (machine) =>
      at(machine, 'spec', 'template', 'spec', 'nodeSelector') === undefined &&
      JSON.stringify(machine).includes('vlan-1924'),
  );
  expect(free).toHaveLength(5);
});

test('a scenario that does not exist is refused with the names of those that do', () => {
  expect(() => findScenario('nowhere')).toThrow(
    /^there is no scenario "nowhere"; there are three-workers, dual-nic, /,
  );
});
