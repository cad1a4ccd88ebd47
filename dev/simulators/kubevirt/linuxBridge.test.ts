import type { KubeObject } from '../../cluster/api';
import { vm } from '../../scenarios/builders/machines';
import { clusterObserver, type ClusterObserver } from '../../scenarios/clusterObserver';
import { interfaces, policy } from '../../scenarios/desiredStates';
import { findScenario } from '../../scenarios/scenarios';
import { simulatedCluster, type SimulatedCluster } from '../../scenarios/simulatedCluster';
import { conditionOf } from '../conditions';
import { at, type Json } from '../json';
import { findInterface } from '../nmstate/networkState';
import { resources } from '../resources';

let cluster: SimulatedCluster;
let see: ClusterObserver;

beforeEach(async () => {
  cluster = await simulatedCluster(findScenario('spare-nics').objects());
  see = clusterObserver(cluster);
});

afterEach(() => {
  cluster.close();
  expect(cluster.errors).toEqual([]);
});

const RESOURCE = 'bridge.network.kubevirt.io/br1';

const bridge = (state: string): Json =>
  interfaces({
    name: 'br1',
    type: 'linux-bridge',
    state,
    bridge: { options: { stp: { enabled: false } }, port: [{ name: 'ens224' }] },
  });

/** A Linux bridge on one node. */
async function bridgeOn(node: string): Promise<void> {
  const selected = { nodeSelector: { 'kubernetes.io/hostname': node } };
  await cluster.create(resources.nncp, policy('br1', bridge('up'), selected));
  await cluster.clock.advance(130_000);
}

/** A network on a bridge, marked for the scheduler or not. */
async function network(name: string, isMarked: boolean): Promise<void> {
  await cluster.create(resources.nad, {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: {
      name: 'v',
      namespace: 'team-a',
      ...(isMarked && { annotations: { 'k8s.v1.cni.cncf.io/resourceName': RESOURCE } }),
    },
    spec: {
      config: JSON.stringify({ cniVersion: '0.3.1', name: 'v', type: 'bridge', bridge: name }),
    },
  });
}

async function machineOn(nodeSelector: Record<string, string> = {}): Promise<void> {
  const facts = { namespace: 'team-a', name: 'new', network: 'v', nodeSelector };
  const machine: KubeObject = { ...vm(facts), metadata: { name: 'new', namespace: 'team-a' } };
  await cluster.create(resources.vm, machine);
  await cluster.clock.advance(30_000);
}

const allocatable = async (node: string): Promise<unknown> =>
  at(await cluster.read(resources.node, node), 'status', 'allocatable', RESOURCE);

const worker = (index: number) => ({ 'kubernetes.io/hostname': `worker-${String(index)}` });

describe('a Linux bridge', () => {
  test('is counted among the resources of its node, and of no other, until it is gone', async () => {
    await bridgeOn('worker-2');
    expect(await allocatable('worker-2')).toBe('1k');
    expect(await allocatable('worker-1')).toBeUndefined();
    await cluster.patch(resources.nncp, 'br1', { spec: { desiredState: bridge('absent') } });
    await cluster.clock.advance(130_000);
    expect(await allocatable('worker-2')).toBeUndefined();
  });

  test('draws machines of a marked network to the nodes that have it', async () => {
    await bridgeOn('worker-3');
    await network('br1', true);
    await machineOn();
    expect(await see.phase('team-a/new')).toBe('Running');
    expect(at(await see.launcherOf('team-a/new'), 'spec', 'nodeName')).toBe('worker-3');
  });

  test('keeps machines of a marked network off a node that lacks it, in the words of the scheduler, until it is there', async () => {
    await network('br1', true);
    await machineOn(worker(2));
    expect(await see.phase('team-a/new')).toBe('Scheduling');
    const scheduled = conditionOf(
      at(await see.launcherOf('team-a/new'), 'status', 'conditions'),
      'PodScheduled',
    );
    expect(scheduled?.message).toMatch(
      /^0\/\d nodes are available: 1 Insufficient bridge\.network\.kubevirt\.io\/br1, \d node\(s\) didn't match/,
    );
    await bridgeOn('worker-2');
    await cluster.clock.advance(30_000);
    expect(await see.phase('team-a/new')).toBe('Running');
  });

  test('is made by the plugin with nothing below it where an unmarked network lacks it, and nobody is told', async () => {
    await network('br1', false);
    await machineOn(worker(2));
    expect(await see.phase('team-a/new')).toBe('Running');
    await cluster.clock.advance(60_000);
    const made = findInterface(await see.reported('worker-2'), 'br1', 'linux-bridge');
    expect(made).toMatchObject({ bridge: { port: [] } });
    expect(findInterface(await see.reported('worker-1'), 'br1', 'linux-bridge')).toBeUndefined();
  });

  test('cannot have the name of an OVS bridge: the plugin says so, and the machine does not start', async () => {
    await network('br-ex', false);
    await machineOn(worker(2));
    expect(await see.phase('team-a/new')).toBe('Scheduling');
    expect(await see.sandboxFailures()).toEqual([
      expect.stringContaining(
        'failed to create bridge "br-ex": "br-ex" already exists but is not a bridge',
      ),
    ]);
  });
});
