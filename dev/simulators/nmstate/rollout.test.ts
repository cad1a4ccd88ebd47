import { clusterObserver, type ClusterObserver } from '../../scenarios/clusterObserver';
import { mapping, policy } from '../../scenarios/desiredStates';
import { findScenario } from '../../scenarios/scenarios';
import { simulatedCluster, type SimulatedCluster } from '../../scenarios/simulatedCluster';
import { conditionOf } from '../conditions';
import { asRecords, at } from '../json';
import { resources } from '../resources';
import { startSimulators } from '../startSimulators';
import { findInterface, findOvsBridge } from './networkState';

let cluster: SimulatedCluster;
let see: ClusterObserver;

beforeEach(async () => {
  cluster = await simulatedCluster(findScenario('three-workers').objects());
  see = clusterObserver(cluster);
});

afterEach(() => {
  cluster.close();
  expect(cluster.errors).toEqual([]);
});

async function enactments(policyName: string): Promise<string[]> {
  return Promise.all(
    ['worker-1', 'worker-2', 'worker-3'].map((node) => see.enactment(node, policyName)),
  );
}

describe('the rollout of a policy', () => {
  test('a mapping-only policy moves one node after the other when maxUnavailable is 1, and becomes Available', async () => {
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(900);
    expect(await enactments('tenant')).toEqual([
      'Progressing/ConfigurationProgressing',
      'Pending/MaxUnavailableLimitReached',
      'Pending/MaxUnavailableLimitReached',
    ]);
    expect(await see.policyStatus('tenant')).toBe(
      'Progressing/ConfigurationProgressing/Policy is progressing 0/3 nodes finished',
    );
    await cluster.clock.advance(60_000);
    expect(await see.policyStatus('tenant')).toBe(
      'Available/SuccessfullyConfigured/3/3 nodes successfully configured',
    );
    for (const node of ['worker-1', 'worker-2', 'worker-3']) {
      expect((await see.reported(node)).mappings).toContainEqual({
        localnet: 'tenant',
        bridge: 'br-ex',
      });
    }
  });

  test('an enactment carries its labels, its node as owner, the generation and the desired state', async () => {
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(60_000);
    const found = await cluster.read(resources.nnce, 'worker-2.tenant');
    const node = await cluster.read(resources.node, 'worker-2');
    expect(found.metadata.labels).toEqual({
      'nmstate.io/node': 'worker-2',
      'nmstate.io/policy': 'tenant',
    });
    expect(found.metadata.ownerReferences).toEqual([
      { apiVersion: 'v1', kind: 'Node', name: 'worker-2', uid: node.metadata.uid },
    ]);
    expect(at(found, 'status', 'policyGeneration')).toBe(1);
    expect(at(found, 'status', 'desiredState')).toEqual(mapping('tenant'));
  });

  test('the same generation moves no node, a new one does', async () => {
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(60_000);
    const before = await cluster.list(resources.nnce);
    await cluster.patch(resources.nncp, 'tenant', {
      metadata: { annotations: { again: 'please' } },
    });
    await cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 1 } });
    await cluster.clock.advance(60_000);
    expect(await cluster.list(resources.nnce)).toEqual(before);
    await cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 3 } });
    await cluster.clock.advance(500);
    expect(await enactments('tenant')).toEqual(
      Array(3).fill('Progressing/ConfigurationProgressing'),
    );
    await cluster.clock.advance(60_000);
    expect(
      at(await cluster.read(resources.nnce, 'worker-3.tenant'), 'status', 'policyGeneration'),
    ).toBe(2);
  });

  test('a spec change while progressing is refused', async () => {
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(900);
    await expect(
      cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 2 } }),
    ).rejects.toThrow('policy tenant is still in progress');
    await cluster.clock.advance(60_000);
    await expect(
      cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 2 } }),
    ).resolves.toBeDefined();
  });

  test('five retries, then Failing', async () => {
    cluster.simulators.injectFailure({
      node: 'worker-1',
      policy: 'tenant',
      kind: 'InvalidArgument',
      message: 'no',
    });
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(500);
    expect(await see.enactment('worker-1', 'tenant')).toBe('Failing/Retrying');
    const retrying = await cluster.read(resources.nnce, 'worker-1.tenant');
    expect(conditionOf(at(retrying, 'status', 'conditions'), 'Progressing')?.message).toBe(
      'failed to reconcile NodeNetworkConfigurationPolicy on node worker-1. Retrying 2/5',
    );
    await cluster.clock.advance(120_000);
    const failed = await cluster.read(resources.nnce, 'worker-1.tenant');
    expect(at(failed, 'status', 'retryCount')).toEqual({ '1': 5 });
    expect(await see.enactment('worker-1', 'tenant')).toBe('Failing/FailedToConfigure');
    expect(conditionOf(at(failed, 'status', 'conditions'), 'Failing')?.message).toBe(
      'error reconciling NodeNetworkConfigurationPolicy on node worker-1 at desired state apply: "",\n ' +
        "failed to execute nmstatectl set --no-commit --timeout 480: 'exit status 1' '' 'NmstateError: InvalidArgument: no\n'",
    );
    const events = await cluster.list(resources.event);
    expect(events.map((event) => event.message)).toContain(
      'reconciliation of enactment "worker-1.tenant" has failed after 5 retries',
    );
  });

  test('a generation that failed five times is not tried again on that node, although the cause is gone and the node has new labels', async () => {
    cluster.simulators.injectFailure({ node: 'worker-1', kind: 'InvalidArgument' });
    await cluster.create(
      resources.nncp,
      policy('tenant', mapping('tenant'), { maxUnavailable: 3 }),
    );
    await cluster.clock.advance(120_000);
    const failed = await cluster.read(resources.nnce, 'worker-1.tenant');
    expect(at(failed, 'status', 'retryCount')).toEqual({ '1': 5 });
    cluster.simulators.clearFailures();
    await cluster.patch(resources.node, 'worker-1', { metadata: { labels: { rack: 'b' } } });
    await cluster.clock.advance(120_000);
    expect(await cluster.read(resources.nnce, 'worker-1.tenant')).toEqual(failed);
    await cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 2 } });
    await cluster.clock.advance(120_000);
    expect(await see.enactment('worker-1', 'tenant')).toBe('Available/SuccessfullyConfigured');
  });

  test('a failed node that fills maxUnavailable aborts the rest, and after the cause is gone a new generation goes through', async () => {
    cluster.simulators.injectFailure({ node: 'worker-1', kind: 'InvalidArgument' });
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(120_000);
    expect(await enactments('tenant')).toEqual([
      'Failing/FailedToConfigure',
      'Aborted/ConfigurationAborted',
      'Aborted/ConfigurationAborted',
    ]);
    expect(await see.policyStatus('tenant')).toBe(
      'Degraded/FailedToConfigure/1/3 nodes failed to configure, 2 nodes aborted configuration',
    );
    cluster.simulators.clearFailures();
    await cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 2 } });
    await cluster.clock.advance(120_000);
    expect(await see.policyStatus('tenant')).toBe(
      'Available/SuccessfullyConfigured/3/3 nodes successfully configured',
    );
  });

  test('with maxUnavailable 2 one failed node keeps its slot and the others go on one by one', async () => {
    cluster.simulators.injectFailure({ node: 'worker-1', kind: 'InvalidArgument' });
    await cluster.create(
      resources.nncp,
      policy('tenant', mapping('tenant'), { maxUnavailable: 2 }),
    );
    await cluster.clock.advance(180_000);
    expect(await enactments('tenant')).toEqual([
      'Failing/FailedToConfigure',
      'Available/SuccessfullyConfigured',
      'Available/SuccessfullyConfigured',
    ]);
    const status = asRecords([at(await cluster.read(resources.nncp, 'tenant'), 'status')])[0];
    expect(status?.unavailableNodeCountMap).toEqual({ '1': 1 });
  });

  test('a failure that passes by itself is retried and mended', async () => {
    cluster.simulators.injectFailure({ node: 'worker-2', kind: 'InvalidArgument', times: 2 });
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(120_000);
    expect(await see.policyStatus('tenant')).toBe(
      'Available/SuccessfullyConfigured/3/3 nodes successfully configured',
    );
    expect(
      at(await cluster.read(resources.nnce, 'worker-2.tenant'), 'status', 'retryCount'),
    ).toEqual({ '1': 2 });
  });

  test('a policy without a matching node is Ignored', async () => {
    await cluster.create(
      resources.nncp,
      policy('tenant', mapping('tenant'), { nodeSelector: { none: 'such' } }),
    );
    await cluster.clock.advance(1000);
    expect(await see.policyStatus('tenant')).toBe(
      'Ignored/NoMatchingNode/Policy does not match any node',
    );
  });

  test('deleting a policy deletes its enactments and undoes nothing', async () => {
    await cluster.remove(resources.nncp, 'br-vmdata');
    await cluster.clock.advance(120_000);
    const left = await cluster.list(resources.nnce);
    expect(left.map((item) => item.metadata.labels?.['nmstate.io/policy'])).not.toContain(
      'br-vmdata',
    );
    expect((await see.reported('worker-1')).mappings).toContainEqual({
      localnet: 'vmdata',
      bridge: 'br-vmdata',
    });
  });

  test('a node that gets the label of a selector is configured, and one that loses it loses its enactment only', async () => {
    await cluster.patch(resources.node, 'worker-3', { metadata: { labels: { vmdata: 'yes' } } });
    await cluster.clock.advance(60_000);
    expect(await see.policyStatus('br-vmdata')).toBe(
      'Available/SuccessfullyConfigured/3/3 nodes successfully configured',
    );
    const state = await see.reported('worker-3');
    expect(state.mappings).toContainEqual({ localnet: 'vmdata', bridge: 'br-vmdata' });
    expect(findInterface(state, 'ens224', 'ethernet')).toMatchObject({
      state: 'up',
      mtu: 9000,
      controller: 'br-vmdata',
    });
    await cluster.patch(resources.node, 'worker-3', { metadata: { labels: { vmdata: null } } });
    await cluster.clock.advance(60_000);
    expect(await cluster.get(resources.nnce, 'worker-3.br-vmdata')).toBeUndefined();
    expect(findOvsBridge(await see.reported('worker-3'), 'br-vmdata')).toBeDefined();
  });

  test('a node that is not Ready is left out and said so', async () => {
    const conditions = [{ type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown' }];
    await cluster.api.request({
      method: 'PATCH',
      path: '/api/v1/nodes/worker-3/status',
      contentType: 'application/merge-patch+json',
      body: { status: { conditions } },
    });
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(60_000);
    expect(await see.policyStatus('tenant')).toBe(
      'Available/SuccessfullyConfigured/2/3 nodes successfully configured, 1 nodes ignored due to NotReady state',
    );
  });

  test('two policies are applied on a node one after the other', async () => {
    const slow = {
      ...mapping('slow'),
      interfaces: [{ name: 'eno9', type: 'ethernet', state: 'up' }],
    };
    await cluster.create(resources.nncp, policy('slow', slow, { maxUnavailable: 3 }));
    await cluster.create(
      resources.nncp,
      policy('tenant', mapping('tenant'), { maxUnavailable: 3 }),
    );
    await cluster.clock.advance(29_000);
    expect(await enactments('slow')).toEqual(Array(3).fill('Progressing/ConfigurationProgressing'));
    expect(await enactments('tenant')).toEqual(Array(3).fill('unknown'));
    await cluster.clock.advance(3000);
    expect(await enactments('tenant')).toEqual(Array(3).fill('Available/SuccessfullyConfigured'));
  });

  test('a rollout goes on where it was when its controllers are started anew', async () => {
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(500);
    cluster.simulators.stop();
    expect(await enactments('tenant')).toContain('Progressing/ConfigurationProgressing');
    const again = await startSimulators({ api: cluster.api, clock: cluster.clock });
    await cluster.clock.advance(60_000);
    expect(await see.policyStatus('tenant')).toBe(
      'Available/SuccessfullyConfigured/3/3 nodes successfully configured',
    );
    again.stop();
  });
});
