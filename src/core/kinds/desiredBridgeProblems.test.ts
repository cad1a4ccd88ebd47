import {
  brExState,
  desiredBridge,
  goodState,
  withInterfaces,
  withMappings,
} from '../../../dev/fixtures/desiredStates';
import { nic, ovsBridge } from '../../../dev/fixtures/objects';
import { desiredStateProblems } from './desiredStateProblems';
import type { NodeNetworkStateFacts } from './nodeNetworkState';

const vlanPort = (vlan: object) =>
  withInterfaces(desiredBridge('br-vmdata', [{ name: 'ens224', vlan }]));
const range = (min: number, max: number) => ({ 'id-range': { min, max } });
const linuxBond = (mode: unknown, ...port: string[]) => ({
  name: 'bond1',
  type: 'bond',
  'link-aggregation': { mode, port },
});
const withOptions = (options: object, more: object = {}) =>
  withInterfaces(desiredBridge('br-vmdata', [{ name: 'ens224' }], more, options));

type Case = [string, unknown, string, Record<string, unknown>];

describe('nmstate takes without a word, and we refuse', () => {
  test.each<Case>([
    [
      'STP as the text false, which turns it on',
      withInterfaces(desiredBridge('br-vmdata', [{ name: 'ens224' }], {}, { stp: 'false' })),
      'state-stp-text',
      { bridge: 'br-vmdata', stp: 'false' },
    ],
    [
      'STP turned on',
      withInterfaces(
        desiredBridge('br-vmdata', [{ name: 'ens224' }], {}, { stp: { enabled: true } }),
      ),
      'state-stp-on',
      { bridge: 'br-vmdata' },
    ],
    [
      'a trunk VLAN of 5000',
      vlanPort({ mode: 'trunk', 'trunk-tags': [{ id: 5000 }] }),
      'state-trunk-range',
      { port: 'ens224', range: '5000' },
    ],
    [
      'a trunk range up to 5000',
      vlanPort({ mode: 'trunk', 'trunk-tags': [range(100, 5000)] }),
      'state-trunk-range',
      { port: 'ens224', range: '100-5000' },
    ],
    [
      'a reversed trunk range',
      vlanPort({ mode: 'trunk', 'trunk-tags': [range(200, 100)] }),
      'state-trunk-reversed',
      { port: 'ens224', range: '200-100' },
    ],
    [
      'the mode lacp of a Linux bond',
      withInterfaces(linuxBond('lacp', 'ens1', 'ens2')),
      'state-bond-mode-lacp',
      { bond: 'bond1' },
    ],
    [
      'an OVS bond with one port, until it is verified',
      withInterfaces(
        desiredBridge('br-vmdata', [
          {
            name: 'ovs-bond1',
            'link-aggregation': { mode: 'balance-slb', port: [{ name: 'ens1' }] },
          },
        ]),
      ),
      'state-bond-one-port',
      { bond: 'ovs-bond1' },
    ],
    [
      'a bridge that forbids patch ports, until OVN has one there',
      withInterfaces(
        desiredBridge('br-vmdata', [{ name: 'ens224' }], { 'allow-extra-patch-ports': false }),
      ),
      'state-patch-ports-forbidden',
      { bridge: 'br-vmdata' },
    ],
    [
      'STP turned off by a text in its section',
      withOptions({ stp: { enabled: 'false' } }),
      'state-boolean-text',
      { key: 'stp.enabled', bridge: 'br-vmdata', found: 'false' },
    ],
    [
      'multicast snooping as text',
      withOptions({ 'mcast-snooping-enable': 'true' }),
      'state-boolean-text',
      { key: 'mcast-snooping-enable', bridge: 'br-vmdata', found: 'true' },
    ],
  ])('%s', (_, desired, code, params) => {
    expect(desiredStateProblems(desired)).toEqual([{ code, params }]);
  });
});

describe('nmstate refuses on every node, and so do we before it is written', () => {
  test.each<Case>([
    [
      'an unknown key of a bridge',
      withInterfaces(desiredBridge('br-vmdata', [{ name: 'ens224' }], { stp: false })),
      'state-key-unknown',
      { key: 'stp', place: 'br-vmdata.bridge' },
    ],
    [
      'a port in two bridges',
      withInterfaces(
        desiredBridge('br-a', [{ name: 'ens224' }]),
        desiredBridge('br-b', [{ name: 'ens224' }]),
      ),
      'state-port-shared',
      { port: 'ens224', bridge: 'br-b', other: 'br-a' },
    ],
    [
      'a port twice in one bridge',
      withInterfaces(desiredBridge('br-a', [{ name: 'ens224' }, { name: 'ens224' }])),
      'state-port-repeated',
      { port: 'ens224', bridge: 'br-a' },
    ],
    [
      'trunk ranges that overlap',
      vlanPort({ mode: 'trunk', 'trunk-tags': [range(100, 200), { id: 150 }] }),
      'state-trunk-overlap',
      { port: 'ens224', range: '150' },
    ],
    [
      'access mode with trunk VLANs',
      vlanPort({ mode: 'access', tag: 7, 'trunk-tags': [{ id: 8 }] }),
      'state-access-with-trunk',
      { port: 'ens224' },
    ],
    [
      'the patch ports allowed by a text',
      withOptions({}, { 'allow-extra-patch-ports': 'true' }),
      'state-patch-ports-text',
      { bridge: 'br-vmdata', found: 'true' },
    ],
    [
      'a mode of OVS for a bond of the node',
      withInterfaces(linuxBond('balance-slb', 'ens1', 'ens2')),
      'state-bond-mode',
      { bond: 'bond1', mode: 'balance-slb' },
    ],
    [
      'a NIC of a bond as port of a bridge',
      withInterfaces(
        linuxBond('active-backup', 'ens1', 'ens2'),
        desiredBridge('br-vmdata', [{ name: 'ens2' }]),
      ),
      'state-port-shared',
      { port: 'ens2', bridge: 'br-vmdata', other: 'bond1' },
    ],
  ])('%s', (_, desired, code, params) => {
    expect(desiredStateProblems(desired)).toEqual([{ code, params }]);
  });
});

test('the modes of a bond of the node are taken by name and by number', () => {
  for (const mode of ['802.3ad', 'balance-xor', '4', 1]) {
    expect(desiredStateProblems(withInterfaces(linuxBond(mode, 'ens1', 'ens2')))).toEqual([]);
  }
});

describe('what only the nodes can tell', () => {
  const worker = brExState('worker-1', [nic('ens224')]);
  const bare = brExState('worker-2');
  const inUse = brExState(
    'worker-3',
    [
      nic('ens224'),
      ovsBridge('br-vmdata', ['ens224', 'patch-vlan.120_ovn_localnet_port-to-br-int']),
    ],
    { vmdata: 'br-vmdata' },
  );
  const removal = withInterfaces({ name: 'br-vmdata', type: 'ovs-bridge', state: 'absent' });

  test('a spare NIC that is on every node is fine', () => {
    expect(desiredStateProblems(goodState, [worker])).toEqual([]);
  });

  test.each<[string, unknown, NodeNetworkStateFacts[], string, Record<string, unknown>]>([
    [
      'a NIC that a node does not have becomes an internal port',
      goodState,
      [worker, bare],
      'state-port-not-there',
      { port: 'ens224', bridge: 'br-vmdata', nodes: 'worker-2' },
    ],
    [
      'the uplink of br-ex is taken from it',
      withInterfaces(desiredBridge('br-vmdata', [{ name: 'bond0' }])),
      [worker],
      'state-port-of-br-ex',
      { port: 'bond0', bridge: 'br-vmdata', nodes: 'worker-1' },
    ],
    [
      'a NIC of the bond of br-ex is taken as well',
      withInterfaces(desiredBridge('br-vmdata', [{ name: 'eno2' }])),
      [worker, bare],
      'state-port-of-br-ex',
      { port: 'eno2', bridge: 'br-vmdata', nodes: 'worker-1, worker-2' },
    ],
    [
      'a bridge under a patch port cannot be removed',
      { ...removal, ...withMappings({ localnet: 'vmdata', state: 'absent' }) },
      [inUse],
      'state-bridge-in-use',
      { bridge: 'br-vmdata', nodes: 'worker-3' },
    ],
  ])('%s', (_, desired, nodes, code, params) => {
    expect(desiredStateProblems(desired, nodes)).toEqual([{ code, params }]);
  });
});
