import { clusterObserver, type ClusterObserver } from '../../scenarios/clusterObserver';
import { mapping, policy } from '../../scenarios/desiredStates';
import { findScenario } from '../../scenarios/scenarios';
import { simulatedCluster, type SimulatedCluster } from '../../scenarios/simulatedCluster';
import { conditionOf } from '../conditions';
import { asText, at, type Json } from '../json';
import { resources } from '../resources';
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

describe('what nmstate takes and what it refuses', () => {
  const bridge = (port: string, more: Json = {}): Json => ({
    interfaces: [
      {
        name: 'br-new',
        type: 'ovs-bridge',
        state: 'up',
        bridge: { port: [{ name: port }], ...more },
      },
    ],
  });

  test('an unknown port becomes an internal port and the policy is Available', async () => {
    await cluster.create(resources.nncp, policy('typo', bridge('ens244')));
    await cluster.clock.advance(60_000);
    expect(await see.policyStatus('typo')).toBe(
      'Available/SuccessfullyConfigured/3/3 nodes successfully configured',
    );
    const state = await see.reported('worker-3');
    expect(findInterface(state, 'ens244', 'ovs-interface')).toMatchObject({
      state: 'up',
      controller: 'br-new',
    });
  });

  test('a localnet that is mapped already is mapped anew without a word', async () => {
    await cluster.create(resources.nncp, policy('remap', mapping('vmdata', 'br-ex')));
    await cluster.clock.advance(60_000);
    const { mappings } = await see.reported('worker-1');
    expect(mappings.filter(({ localnet }) => localnet === 'vmdata')).toEqual([
      { localnet: 'vmdata', bridge: 'br-ex' },
    ]);
  });

  test('a bridge under a patch port is not removed while its mapping is gone', async () => {
    const absent = {
      interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' }],
      ...mapping('vmdata', 'br-vmdata', 'absent'),
    };
    // The nodes report each minute; this way the report of the second minute falls into the first attempt.
    await cluster.clock.advance(40_000);
    await cluster.patch(resources.nncp, 'br-vmdata', { spec: { desiredState: absent } });
    await cluster.clock.advance(29_900);
    expect(await see.enactment('worker-1', 'br-vmdata')).toBe('Failing/Retrying');
    const state = await see.reported('worker-1');
    expect(findOvsBridge(state, 'br-vmdata')).toBeDefined();
    expect(state.mappings.map(({ localnet }) => localnet)).toEqual(['physnet', 'machine-net']);
    // OVN took its ports back with the mapping, so the second attempt goes through.
    await cluster.clock.advance(120_000);
    expect(await see.policyStatus('br-vmdata')).toBe(
      'Available/SuccessfullyConfigured/2/2 nodes successfully configured',
    );
    expect(findOvsBridge(await see.reported('worker-1'), 'br-vmdata')).toBeUndefined();
    expect(findInterface(await see.reported('worker-1'), 'ens224', 'ethernet')).toMatchObject({
      state: 'down',
    });
  });

  test('a bridge that a network still uses outlives all attempts to remove it', async () => {
    const absent = {
      interfaces: [{ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' }],
      ovn: null,
    };
    await cluster.patch(resources.nncp, 'br-vmdata', { spec: { desiredState: absent } });
    await cluster.clock.advance(300_000);
    const failed = await cluster.read(resources.nnce, 'worker-1.br-vmdata');
    expect(asText(conditionOf(at(failed, 'status', 'conditions'), 'Failing')?.message)).toContain(
      'NmstateError: VerificationError: Verification failure: Absent/Down interface br-vmdata/ovs-bridge still found',
    );
    expect(findOvsBridge(await see.reported('worker-1'), 'br-vmdata')).toBeDefined();
  });

  test('an uplink of br-ex that is taken away costs the gateway, and the probes roll back after two minutes', async () => {
    await cluster.create(resources.nncp, policy('grab', bridge('bond0')));
    await cluster.clock.advance(100_000);
    expect(await see.enactment('worker-1', 'grab')).toBe('Progressing/ConfigurationProgressing');
    await cluster.clock.advance(20_500);
    expect(await see.enactment('worker-1', 'grab')).toBe('Failing/Retrying');
    await cluster.clock.advance(900_000);
    const failed = await cluster.read(resources.nnce, 'worker-1.grab');
    expect(asText(conditionOf(at(failed, 'status', 'conditions'), 'Failing')?.message)).toContain(
      "rolling back desired state configuration: failed runnig probes after network changes: failed runnig probe 'default-gateway'",
    );
    const state = await see.reported('worker-1');
    expect(await see.reportedPorts('worker-1', 'br-ex')).toContain('bond0');
    expect(findOvsBridge(state, 'br-new')).toBeUndefined();
  });
});
