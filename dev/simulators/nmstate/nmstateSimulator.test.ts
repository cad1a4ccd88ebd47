import type { KubeObject } from '../../cluster/api';
import { simulatedCluster, type SimulatedCluster } from '../../scenarios/simulatedCluster';
import { findScenario } from '../../scenarios/scenarios';
import { conditionOf } from '../conditions';
import { asRecords, asText, at, type Json } from '../json';
import { resources } from '../resources';
import { bridgePorts, findInterface, findOvsBridge, nameOf, readState, type NetworkState } from './networkState';

let cluster: SimulatedCluster;

async function start(scenario = 'three-workers'): Promise<void> {
  cluster = await simulatedCluster(findScenario(scenario).objects());
}

afterEach(() => {
  cluster.close();
  expect(cluster.errors).toEqual([]);
});

const WORKERS = { 'node-role.kubernetes.io/worker': '' };

function policy(name: string, desiredState: Json, spec: Json = {}): KubeObject {
  return {
    apiVersion: resources.nncp.apiVersion,
    kind: resources.nncp.kind,
    metadata: { name },
    spec: { nodeSelector: WORKERS, maxUnavailable: 1, ...spec, desiredState },
  };
}

function mapping(localnet: string, bridge = 'br-ex', state = 'present'): Json {
  return { ovn: { 'bridge-mappings': [{ localnet, bridge, state }] } };
}

/** The enactment's condition that holds, with its reason: `Failing/Retrying`. */
async function enactment(node: string, policyName: string): Promise<string> {
  const found = await cluster.get(resources.nnce, `${node}.${policyName}`);
  const order = ['Failing', 'Aborted', 'Progressing', 'Pending', 'Available'];
  const conditions = at(found, 'status', 'conditions');
  const type = order.find((name) => conditionOf(conditions, name)?.['status'] === 'True');
  return type === undefined ? 'unknown' : `${type}/${asText(conditionOf(conditions, type)?.['reason'])}`;
}

async function enactments(policyName: string): Promise<string[]> {
  return Promise.all(['worker-1', 'worker-2', 'worker-3'].map((node) => enactment(node, policyName)));
}

async function policyStatus(name: string): Promise<string> {
  const found = await cluster.read(resources.nncp, name);
  const holds = asRecords(at(found, 'status', 'conditions')).filter((condition) => condition['status'] === 'True');
  return holds.map(({ type, reason, message }) => [type, reason, message].map(asText).join('/')).join(' ');
}

/** What the NodeNetworkState tells. */
async function reported(node: string): Promise<NetworkState> {
  return readState(at(await cluster.read(resources.nns, node), 'status', 'currentState'));
}

describe('the rollout of a policy', () => {
  test('a mapping-only policy moves one node after the other when maxUnavailable is 1, and becomes Available', async () => {
    await start();
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(900);
    expect(await enactments('tenant')).toEqual([
      'Progressing/ConfigurationProgressing',
      'Pending/MaxUnavailableLimitReached',
      'Pending/MaxUnavailableLimitReached',
    ]);
    expect(await policyStatus('tenant')).toBe(
      'Progressing/ConfigurationProgressing/Policy is progressing 0/3 nodes finished',
    );
    await cluster.clock.advance(60_000);
    expect(await policyStatus('tenant')).toBe('Available/SuccessfullyConfigured/3/3 nodes successfully configured');
    for (const node of ['worker-1', 'worker-2', 'worker-3']) {
      expect((await reported(node)).mappings).toContainEqual({ localnet: 'tenant', bridge: 'br-ex' });
    }
  });

  test('an enactment carries its labels, its node as owner, the generation and the desired state', async () => {
    await start();
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(60_000);
    const found = await cluster.read(resources.nnce, 'worker-2.tenant');
    const node = await cluster.read(resources.node, 'worker-2');
    expect(found.metadata.labels).toEqual({ 'nmstate.io/node': 'worker-2', 'nmstate.io/policy': 'tenant' });
    expect(found.metadata.ownerReferences).toEqual([
      { apiVersion: 'v1', kind: 'Node', name: 'worker-2', uid: node.metadata.uid },
    ]);
    expect(at(found, 'status', 'policyGeneration')).toBe(1);
    expect(at(found, 'status', 'desiredState')).toEqual(mapping('tenant'));
  });

  test('the same generation moves no node, a new one does', async () => {
    await start();
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(60_000);
    const before = await cluster.list(resources.nnce);
    await cluster.patch(resources.nncp, 'tenant', { metadata: { annotations: { again: 'please' } } });
    await cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 1 } });
    await cluster.clock.advance(60_000);
    expect(await cluster.list(resources.nnce)).toEqual(before);
    await cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 3 } });
    await cluster.clock.advance(500);
    expect(await enactments('tenant')).toEqual(Array(3).fill('Progressing/ConfigurationProgressing'));
    await cluster.clock.advance(60_000);
    expect(at(await cluster.read(resources.nnce, 'worker-3.tenant'), 'status', 'policyGeneration')).toBe(2);
  });

  test('a spec change while progressing is refused', async () => {
    await start();
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(900);
    await expect(cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 2 } })).rejects.toThrow(
      'policy tenant is still in progress',
    );
    await cluster.clock.advance(60_000);
    await expect(cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 2 } })).resolves.toBeDefined();
  });

  test('five retries, then Failing', async () => {
    await start();
    cluster.simulators.injectFailure({ node: 'worker-1', policy: 'tenant', kind: 'InvalidArgument', message: 'no' });
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(500);
    expect(await enactment('worker-1', 'tenant')).toBe('Failing/Retrying');
    const retrying = await cluster.read(resources.nnce, 'worker-1.tenant');
    expect(conditionOf(at(retrying, 'status', 'conditions'), 'Progressing')?.['message']).toBe(
      'failed to reconcile NodeNetworkConfigurationPolicy on node worker-1. Retrying 2/5',
    );
    await cluster.clock.advance(120_000);
    const failed = await cluster.read(resources.nnce, 'worker-1.tenant');
    expect(at(failed, 'status', 'retryCount')).toEqual({ '1': 5 });
    expect(await enactment('worker-1', 'tenant')).toBe('Failing/FailedToConfigure');
    expect(conditionOf(at(failed, 'status', 'conditions'), 'Failing')?.['message']).toBe(
      'error reconciling NodeNetworkConfigurationPolicy on node worker-1 at desired state apply: "",\n ' +
        "failed to execute nmstatectl set --no-commit --timeout 480: 'exit status 1' '' 'NmstateError: InvalidArgument: no\n'",
    );
    const events = await cluster.list(resources.event);
    expect(events.map((event) => event['message'])).toContain(
      'reconciliation of enactment "worker-1.tenant" has failed after 5 retries',
    );
  });

  test('a failed node that fills maxUnavailable aborts the rest, and after the cause is gone a new generation goes through', async () => {
    await start();
    cluster.simulators.injectFailure({ node: 'worker-1', kind: 'InvalidArgument' });
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(120_000);
    expect(await enactments('tenant')).toEqual([
      'Failing/FailedToConfigure',
      'Aborted/ConfigurationAborted',
      'Aborted/ConfigurationAborted',
    ]);
    expect(await policyStatus('tenant')).toBe(
      'Degraded/FailedToConfigure/1/3 nodes failed to configure, 2 nodes aborted configuration',
    );
    cluster.simulators.clearFailures();
    await cluster.patch(resources.nncp, 'tenant', { spec: { maxUnavailable: 2 } });
    await cluster.clock.advance(120_000);
    expect(await policyStatus('tenant')).toBe('Available/SuccessfullyConfigured/3/3 nodes successfully configured');
  });

  test('with maxUnavailable 2 one failed node keeps its slot and the others go on one by one', async () => {
    await start();
    cluster.simulators.injectFailure({ node: 'worker-1', kind: 'InvalidArgument' });
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant'), { maxUnavailable: 2 }));
    await cluster.clock.advance(180_000);
    expect(await enactments('tenant')).toEqual([
      'Failing/FailedToConfigure',
      'Available/SuccessfullyConfigured',
      'Available/SuccessfullyConfigured',
    ]);
    const status = asRecords([at(await cluster.read(resources.nncp, 'tenant'), 'status')])[0];
    expect(status?.['unavailableNodeCountMap']).toEqual({ '1': 1 });
  });

  test('a failure that passes by itself is retried and mended', async () => {
    await start();
    cluster.simulators.injectFailure({ node: 'worker-2', kind: 'InvalidArgument', times: 2 });
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(120_000);
    expect(await policyStatus('tenant')).toBe('Available/SuccessfullyConfigured/3/3 nodes successfully configured');
    expect(at(await cluster.read(resources.nnce, 'worker-2.tenant'), 'status', 'retryCount')).toEqual({ '1': 2 });
  });

  test('a policy without a matching node is Ignored', async () => {
    await start();
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant'), { nodeSelector: { none: 'such' } }));
    await cluster.clock.advance(1000);
    expect(await policyStatus('tenant')).toBe('Ignored/NoMatchingNode/Policy does not match any node');
  });

  test('deleting a policy deletes its enactments and undoes nothing', async () => {
    await start();
    await cluster.remove(resources.nncp, 'br-vmdata');
    await cluster.clock.advance(120_000);
    const left = await cluster.list(resources.nnce);
    expect(left.map((item) => item.metadata.labels?.['nmstate.io/policy'])).not.toContain('br-vmdata');
    expect((await reported('worker-1')).mappings).toContainEqual({ localnet: 'vmdata', bridge: 'br-vmdata' });
  });

  test('a node that gets the label of a selector is configured, and one that loses it loses its enactment only', async () => {
    await start();
    await cluster.patch(resources.node, 'worker-3', { metadata: { labels: { vmdata: 'yes' } } });
    await cluster.clock.advance(60_000);
    expect(await policyStatus('br-vmdata')).toBe('Available/SuccessfullyConfigured/3/3 nodes successfully configured');
    const state = await reported('worker-3');
    expect(state.mappings).toContainEqual({ localnet: 'vmdata', bridge: 'br-vmdata' });
    expect(findInterface(state, 'ens224', 'ethernet')).toMatchObject({ state: 'up', mtu: 9000, controller: 'br-vmdata' });
    await cluster.patch(resources.node, 'worker-3', { metadata: { labels: { vmdata: null } } });
    await cluster.clock.advance(60_000);
    expect(await cluster.get(resources.nnce, 'worker-3.br-vmdata')).toBeUndefined();
    expect(findOvsBridge(await reported('worker-3'), 'br-vmdata')).toBeDefined();
  });

  test('a node that is not Ready is left out and said so', async () => {
    await start();
    const conditions = [{ type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown' }];
    await cluster.api.request({
      method: 'PATCH',
      path: '/api/v1/nodes/worker-3/status',
      contentType: 'application/merge-patch+json',
      body: { status: { conditions } },
    });
    await cluster.create(resources.nncp, policy('tenant', mapping('tenant')));
    await cluster.clock.advance(60_000);
    expect(await policyStatus('tenant')).toBe(
      'Available/SuccessfullyConfigured/2/3 nodes successfully configured, 1 nodes ignored due to NotReady state',
    );
  });
});

describe('what nmstate takes and what it refuses', () => {
  const bridge = (port: string, more: Json = {}): Json => ({
    interfaces: [{ name: 'br-new', type: 'ovs-bridge', state: 'up', bridge: { port: [{ name: port }], ...more } }],
  });

  test('an unknown port becomes an internal port and the policy is Available', async () => {
    await start();
    await cluster.create(resources.nncp, policy('typo', bridge('ens244')));
    await cluster.clock.advance(60_000);
    expect(await policyStatus('typo')).toBe('Available/SuccessfullyConfigured/3/3 nodes successfully configured');
    const state = await reported('worker-3');
    expect(findInterface(state, 'ens244', 'ovs-interface')).toMatchObject({ state: 'up', controller: 'br-new' });
  });

  test('a localnet that is mapped already is mapped anew without a word', async () => {
    await start();
    await cluster.create(resources.nncp, policy('remap', mapping('vmdata', 'br-ex')));
    await cluster.clock.advance(60_000);
    const { mappings } = await reported('worker-1');
    expect(mappings.filter(({ localnet }) => localnet === 'vmdata')).toEqual([{ localnet: 'vmdata', bridge: 'br-ex' }]);
  });

  test('a bridge under a patch port is not removed while its mapping is gone', async () => {
    await start();
    const absent = {
      interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' }],
      ...mapping('vmdata', 'br-vmdata', 'absent'),
    };
    // The nodes report each minute; this way the report of the second minute falls into the first attempt.
    await cluster.clock.advance(40_000);
    await cluster.patch(resources.nncp, 'br-vmdata', { spec: { desiredState: absent } });
    await cluster.clock.advance(29_900);
    expect(await enactment('worker-1', 'br-vmdata')).toBe('Failing/Retrying');
    const state = await reported('worker-1');
    expect(findOvsBridge(state, 'br-vmdata')).toBeDefined();
    expect(state.mappings.map(({ localnet }) => localnet)).toEqual(['physnet', 'machine-net']);
    // OVN took its ports back with the mapping, so the second attempt goes through.
    await cluster.clock.advance(120_000);
    expect(await policyStatus('br-vmdata')).toBe('Available/SuccessfullyConfigured/2/2 nodes successfully configured');
    expect(findOvsBridge(await reported('worker-1'), 'br-vmdata')).toBeUndefined();
    expect(findInterface(await reported('worker-1'), 'ens224', 'ethernet')).toMatchObject({ state: 'down' });
  });

  test('a bridge that a network still uses outlives all attempts to remove it', async () => {
    await start();
    const absent = { interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' }], ovn: null };
    await cluster.patch(resources.nncp, 'br-vmdata', { spec: { desiredState: absent } });
    await cluster.clock.advance(300_000);
    const failed = await cluster.read(resources.nnce, 'worker-1.br-vmdata');
    expect(asText(conditionOf(at(failed, 'status', 'conditions'), 'Failing')?.['message'])).toContain(
      'NmstateError: VerificationError: Verification failure: Absent/Down interface br-vmdata/ovs-bridge still found',
    );
    expect(findOvsBridge(await reported('worker-1'), 'br-vmdata')).toBeDefined();
  });

  test('an uplink of br-ex that is taken away costs the gateway, and the probes roll back after two minutes', async () => {
    await start();
    await cluster.create(resources.nncp, policy('grab', bridge('bond0')));
    await cluster.clock.advance(100_000);
    expect(await enactment('worker-1', 'grab')).toBe('Progressing/ConfigurationProgressing');
    await cluster.clock.advance(20_500);
    expect(await enactment('worker-1', 'grab')).toBe('Failing/Retrying');
    await cluster.clock.advance(900_000);
    const failed = await cluster.read(resources.nnce, 'worker-1.grab');
    expect(asText(conditionOf(at(failed, 'status', 'conditions'), 'Failing')?.['message'])).toContain(
      "rolling back desired state configuration: failed runnig probes after network changes: failed runnig probe 'default-gateway'",
    );
    const state = await reported('worker-1');
    expect(bridgePorts(findOvsBridge(state, 'br-ex') ?? {}).map(nameOf)).toContain('bond0');
    expect(findOvsBridge(state, 'br-new')).toBeUndefined();
  });
});
