import { clusterObserver } from '../../scenarios/clusterObserver';
import { interfaces, policy } from '../../scenarios/desiredStates';
import { findScenario } from '../../scenarios/scenarios';
import { simulatedCluster, type SimulatedCluster } from '../../scenarios/simulatedCluster';
import { at, type Json } from '../json';
import { findInterface } from '../nmstate/networkState';
import { resources } from '../resources';
import { CABLES_ANNOTATION, cablesOf, withCables } from './cables';

let cluster: SimulatedCluster;

beforeEach(async () => {
  cluster = await simulatedCluster(findScenario('three-workers').objects());
});

afterEach(() => {
  cluster.close();
  expect(cluster.errors).toEqual([]);
});

async function spareNic(): Promise<Json> {
  const state = await clusterObserver(cluster).reported('worker-3');
  return findInterface(state, 'ens224', 'ethernet') ?? {};
}

const SELECTED = { nodeSelector: { 'kubernetes.io/hostname': 'worker-3' } };

test('a NIC that is brought up reports its speed, and its switch only when it listens', async () => {
  expect(await spareNic()).not.toHaveProperty('ethernet.speed');
  const up = { name: 'ens224', type: 'ethernet', state: 'up' };
  await cluster.create(resources.nncp, policy('nic', interfaces(up), SELECTED));
  await cluster.clock.advance(80_000);
  expect(await spareNic()).toMatchObject({ ethernet: { speed: 25_000 }, lldp: { enabled: false } });
  const listening = { ...up, lldp: { enabled: true } };
  await cluster.patch(resources.nncp, 'nic', { spec: { desiredState: interfaces(listening) } });
  await cluster.clock.advance(80_000);
  const [neighbor] = [at(await spareNic(), 'lldp', 'neighbors')].flat();
  expect(JSON.stringify(neighbor)).toContain('"port-id":"Eth1/21/3"');
});

test('a node without a readable account of its cables has none', () => {
  const node = (text: string): Parameters<typeof cablesOf>[0] => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'a', annotations: { [CABLES_ANNOTATION]: text } },
  });
  for (const text of ['', '{', '[]', 'null']) expect(cablesOf(node(text)).size).toBe(0);
  expect(cablesOf(undefined).size).toBe(0);
  expect(cablesOf(node('{"eno1":{"speed":"fast"}}')).get('eno1')).toEqual({ speed: 0 });
});

test('a NIC that goes down loses speed and neighbor', () => {
  const nic = {
    name: 'a',
    type: 'ethernet',
    state: 'down',
    ethernet: { speed: 5 },
    lldp: { enabled: true, neighbors: [[]] },
  };
  const state = withCables(
    { interfaces: [nic] },
    new Map([['a', { speed: 5, neighbor: [{ type: 5 }] }]]),
  );
  expect(state.interfaces).toEqual([
    { ...nic, ethernet: {}, lldp: { enabled: true, neighbors: [] } },
  ]);
});
