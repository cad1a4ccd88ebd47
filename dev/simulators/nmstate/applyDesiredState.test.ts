import { interfaces, mappings, ovsBridge, reportedState } from '../../scenarios/desiredStates';
import { asRecord, asRecords, at, type Json } from '../json';
import { applyDesiredState, unreadable, type Outcome } from './applyDesiredState';
import {
  bondMembers,
  bridgePorts,
  findInterface,
  findOvsBridge,
  nameOf,
  readState,
  type NetworkState,
} from './networkState';

const plain = reportedState('worker-3');
const plumbed = reportedState('worker-1');

function after(state: Json, desired: Json): NetworkState {
  const outcome = applyDesiredState(state, desired);
  if (outcome.result === 'refused') throw new Error(outcome.error);
  return readState(outcome.state);
}

function complaint(outcome: Outcome): string {
  return 'error' in outcome ? outcome.error : outcome.result;
}

describe('nmstate fails at verification after half a minute', () => {
  test.each<[why: string, state: Json, desired: Json, text: string]>([
    [
      'an OVS bond with one port',
      plain,
      interfaces(
        ovsBridge([
          { name: 'ob', 'link-aggregation': { mode: 'balance-slb', port: [{ name: 'ens224' }] } },
        ]),
      ),
      'at least two',
    ],
    [
      'an MTU above the maximum',
      plain,
      interfaces({ name: 'ens224', type: 'ethernet', state: 'up', mtu: 9703 }),
      "desire '9703', current '1500'",
    ],
    [
      'a NIC that is not there',
      plain,
      interfaces({ name: 'ens99', type: 'ethernet', state: 'up' }),
      'Failed to find desired interface ens99',
    ],
    [
      'a bridge under a patch port',
      plumbed,
      interfaces({ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' }),
      'still found',
    ],
    [
      'a bridge with patch ports and without allow-extra-patch-ports',
      plumbed,
      interfaces({ ...ovsBridge([{ name: 'ens224' }]), name: 'br-vmdata' }),
      'bridge.port desire',
    ],
  ])('%s', (_why, state, desired, text) => {
    const outcome = applyDesiredState(state, desired);
    expect(outcome).toMatchObject({ result: 'unverified', durationMs: 29_500 });
    expect(complaint(outcome)).toContain('NmstateError: VerificationError: ');
    expect(complaint(outcome)).toContain(text);
  });

  test('and rolls back everything but the bridge mappings', () => {
    const desired = {
      ...interfaces(
        { name: 'ens224', type: 'ethernet', state: 'up', mtu: 9703 },
        ovsBridge([{ name: 'ens224' }]),
      ),
      ...mappings({ localnet: 'left', bridge: 'br1' }),
    };
    const state = after(plain, desired);
    expect(findOvsBridge(state, 'br1')).toBeUndefined();
    expect(state.mappings).toContainEqual({ localnet: 'left', bridge: 'br1' });
  });
});

describe('nmstate takes without a word', () => {
  test('a new bridge on a NIC, in one and a half seconds', () => {
    const outcome = applyDesiredState(plain, interfaces(ovsBridge([{ name: 'ens224' }])));
    expect(outcome).toMatchObject({ result: 'applied', durationMs: 1500 });
    const state = after(plain, interfaces(ovsBridge([{ name: 'ens224' }])));
    expect(bridgePorts(findOvsBridge(state, 'br1') ?? {})).toEqual([{ name: 'ens224' }]);
    expect(findInterface(state, 'ens224', 'ethernet')).toMatchObject({
      state: 'up',
      controller: 'br1',
    });
  });

  test('a mapping to a bridge that does not exist, in one second', () => {
    const outcome = applyDesiredState(plain, mappings({ localnet: 'a', bridge: 'nowhere' }));
    expect(outcome).toMatchObject({ result: 'applied', durationMs: 1000 });
  });

  test('the string "false" for stp, which turns it on', () => {
    const state = after(
      plain,
      interfaces(ovsBridge([{ name: 'ens224' }], { options: { stp: 'false' } })),
    );
    expect(at(findOvsBridge(state, 'br1'), 'bridge', 'options', 'stp')).toEqual({ enabled: true });
  });

  test('a port of another bridge, which loses it', () => {
    const withBr1 = applyDesiredState(plain, interfaces(ovsBridge([{ name: 'ens224' }])));
    const first = 'state' in withBr1 ? withBr1.state : {};
    const state = after(first, interfaces({ ...ovsBridge([{ name: 'ens224' }]), name: 'br2' }));
    expect(bridgePorts(findOvsBridge(state, 'br1') ?? {})).toEqual([]);
    expect(findInterface(state, 'ens224', 'ethernet')).toMatchObject({ controller: 'br2' });
  });

  test('ports under their other name, patch ports staying where they are allowed', () => {
    const bridge = { ports: [{ name: 'ens224' }], 'allow-extra-patch-ports': true };
    const state = after(
      plumbed,
      interfaces({ name: 'br-vmdata', type: 'ovs-bridge', state: 'up', bridge }),
    );
    const names = bridgePorts(findOvsBridge(state, 'br-vmdata') ?? {}).map(nameOf);
    expect(names).toContain('patch-vlan.1924_ovn_localnet_port-to-br-int');
    expect(names).toContain('ens224');
  });

  test('an OVS bond of two NICs, a Linux bond and a VLAN on it', () => {
    const members = [{ name: 'ens224' }, { name: 'ens225' }];
    const spare = { name: 'ens225', type: 'ethernet', state: 'down', mtu: 1500 };
    const two = { ...plain, interfaces: [...asRecords(plain.interfaces), spare] };
    const onOvs = after(
      two,
      interfaces(
        ovsBridge([{ name: 'ob', 'link-aggregation': { mode: 'balance-slb', port: members } }]),
      ),
    );
    expect(bondMembers(bridgePorts(findOvsBridge(onOvs, 'br1') ?? {})[0] ?? {})).toEqual([
      'ens224',
      'ens225',
    ]);
    const bond = {
      name: 'bond1',
      type: 'bond',
      state: 'up',
      mtu: 9000,
      'link-aggregation': { mode: 'active-backup', port: ['ens224', 'ens225'] },
    };
    const vlan = {
      name: 'bond1.7',
      type: 'vlan',
      state: 'up',
      vlan: { 'base-iface': 'bond1', id: 7 },
    };
    const linux = after(two, interfaces(vlan, bond, ovsBridge([{ name: 'bond1' }])));
    expect(findInterface(linux, 'bond1', 'bond')).toMatchObject({ controller: 'br1', mtu: 9000 });
    expect(findInterface(linux, 'ens225', 'ethernet')).toMatchObject({
      controller: 'bond1',
      state: 'up',
      mtu: 9000,
    });
    expect(findInterface(linux, 'bond1.7', 'vlan')).toMatchObject({
      vlan: { 'base-iface': 'bond1', id: 7 },
    });
  });
});

describe('removal', () => {
  const without = (state: Json): Json => {
    const present = asRecords(state.interfaces).filter(
      (item) => !nameOf(item).includes('_ovn_localnet_port'),
    );
    const items = present.map((item) =>
      item.type === 'ovs-bridge'
        ? {
            ...item,
            bridge: {
              ...asRecord(item.bridge),
              port: bridgePorts(item).filter(
                (port) => !nameOf(port).includes('_ovn_localnet_port'),
              ),
            },
          }
        : item,
    );
    return { ...state, interfaces: items };
  };
  const idle = without(plumbed);

  test('of mapping and bridge together works, and again, and for what never existed', () => {
    const absent = {
      ...interfaces({ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' }),
      ...mappings({ localnet: 'vmdata', state: 'absent' }),
    };
    const outcome = applyDesiredState(idle, absent);
    expect(outcome.result).toBe('applied');
    const state = 'state' in outcome ? outcome.state : {};
    expect(findOvsBridge(readState(state), 'br-vmdata')).toBeUndefined();
    expect(applyDesiredState(state, absent)).toMatchObject({ result: 'applied', state });
    expect(applyDesiredState(plain, absent).result).toBe('applied');
  });

  test('of the bridge alone leaves the mapping dangling, and the NIC down unless it is wished up', () => {
    const absent = { name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' };
    const alone = after(idle, interfaces(absent));
    expect(alone.mappings).toContainEqual({ localnet: 'vmdata', bridge: 'br-vmdata' });
    expect(findInterface(alone, 'ens224', 'ethernet')).toMatchObject({ state: 'down' });
    const kept = after(
      idle,
      interfaces(absent, { name: 'ens224', type: 'ethernet', state: 'up', mtu: 1500 }),
    );
    expect(findInterface(kept, 'ens224', 'ethernet')).toMatchObject({ state: 'up', mtu: 1500 });
  });
});

describe('a localnet that OVSDB takes and nmstate cannot read back', () => {
  test.each(['', 'a:b', 'a,b'])(
    '"%s" stays behind, and nothing is applied on the node any more',
    (localnet) => {
      const outcome = applyDesiredState(plain, mappings({ localnet, bridge: 'br-ex' }));
      expect(outcome.result).toBe('unverified');
      const state = 'state' in outcome ? outcome.state : {};
      expect(unreadable(state)).toContain(`Cannot convert ${localnet}:br-ex to OvnBridgeMapping`);
      const next = applyDesiredState(state, mappings({ localnet: 'fine', bridge: 'br-ex' }));
      expect(next.result).toBe('refused');
      expect(complaint(next)).toContain('Cannot convert');
    },
  );
});

test('taking the uplink of br-ex, or its bond member by member, costs the node its gateway', () => {
  expect(applyDesiredState(plain, interfaces(ovsBridge([{ name: 'bond0' }]))).result).toBe(
    'rolledBack',
  );
  expect(applyDesiredState(plain, interfaces(ovsBridge([{ name: 'eno1' }]))).result).toBe(
    'applied',
  );
  expect(
    applyDesiredState(plain, interfaces(ovsBridge([{ name: 'eno1' }, { name: 'eno2' }]))).result,
  ).toBe('rolledBack');
});
