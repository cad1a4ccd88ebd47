import { bridgePolicy } from './bridgePolicy';
import type { OvsBridgePolicy, PolicyUplink } from './bridgePolicy';
import { bridgeRemovalPatch, mappingWithdrawalPatch } from './bridgeRemoval';
import { applyOperations } from './applyOperations';
import { EARLIER_ANNOTATION, readEarlier, writeEarlier } from './earlierInterfaces';
import type { EarlierInterface } from './earlierInterfaces';
import type { PatchOperation } from './manifest';
import { ownBridgeOf } from './ownBridge';

const was = (name: string): EarlierInterface => ({
  name,
  type: 'ethernet',
  state: 'down',
  mtu: 1500,
});
const were = [was('eno2'), was('eno3')];
const removed = { bridge: 'br-vmdata', localnet: 'vmdata' };

const nic: PolicyUplink = { type: 'interface', name: 'eno2' };
const linuxBond: PolicyUplink = {
  type: 'linux-bond',
  name: 'bond1',
  mode: '802.3ad',
  members: ['eno2', 'eno3'],
  options: {},
};
const ovsBond: PolicyUplink = {
  type: 'ovs-bond',
  name: 'ovs-bond1',
  mode: 'balance-slb',
  members: ['eno2', 'eno3'],
};

const policy = (uplink: PolicyUplink, change: Partial<OvsBridgePolicy> = {}) =>
  bridgePolicy({
    type: 'ovs-bridge',
    name: 'localnet-vmdata',
    ...removed,
    uplink,
    changes: [{ name: 'eno2', type: 'ethernet', mtu: 9000, lldp: true }],
    nodeSelector: {},
    annotations: { [EARLIER_ANNOTATION]: writeEarlier(were) },
    ...change,
  });

const patched = (object: unknown, operations: readonly PatchOperation[]): unknown => {
  const result = applyOperations(object, operations);
  if (!result.ok) throw new Error('the patch does not fit');
  return result.value;
};

describe('the bridge of a policy of ours', () => {
  test.each([
    ['a NIC', nic],
    ['a Linux bond', linuxBond],
    ['an OVS bond', ovsBond],
  ] as const)('is read back with its uplink: %s', (_, uplink) => {
    const { type, name } = uplink;
    expect(ownBridgeOf(policy(uplink))).toEqual({
      type: 'ovs-bridge',
      ...removed,
      uplink: { type, name },
      were,
    });
  });

  test.each([nic, linuxBond, ovsBond])('is known to be on its way out: %j', (uplink) => {
    const unmapped = patched(policy(uplink), mappingWithdrawalPatch(removed));
    expect(ownBridgeOf(unmapped)).toMatchObject({ uplink: { type: uplink.type } });
    const away = patched(unmapped, bridgeRemovalPatch({ ...removed, uplink }, were));
    expect(ownBridgeOf(away)).toEqual({
      type: 'ovs-bridge',
      ...removed,
      uplink: undefined,
      were,
    });
  });

  const INTERFACES = '/spec/desiredState/interfaces';
  const bridgeAt = `${INTERFACES}/1`;
  test.each<[string, PatchOperation]>([
    [
      'another interface',
      { op: 'add', path: `${INTERFACES}/-`, value: { name: 'x', type: 'vlan' } },
    ],
    ['a bond', { op: 'add', path: `${INTERFACES}/-`, value: { name: 'x', type: 'bond' } }],
    ['another port', { op: 'add', path: `${bridgeAt}/bridge/port/-`, value: { name: 'eno3' } }],
    ['no port', { op: 'replace', path: `${bridgeAt}/bridge/port`, value: [] }],
    ['routes', { op: 'add', path: '/spec/desiredState/routes', value: {} }],
    [
      'another mapping',
      {
        op: 'add',
        path: '/spec/desiredState/ovn/bridge-mappings/-',
        value: { localnet: 'x', bridge: 'br-vmdata', state: 'present' },
      },
    ],
    ['another bridge', { op: 'replace', path: `${bridgeAt}/name`, value: 'br-other' }],
    ['another NIC', { op: 'replace', path: `${bridgeAt}/bridge/port/0/name`, value: 'eno9' }],
  ])('is none of ours to remove when somebody wrote into it: %s', (_, edit) => {
    expect(ownBridgeOf(patched(policy(nic), [edit]))).toBeUndefined();
  });

  test.each([
    ['is lost', {}],
    ['is damaged', { [EARLIER_ANNOTATION]: '[{"name":' }],
    ['does not name the NIC', { [EARLIER_ANNOTATION]: writeEarlier([was('eno9')]) }],
  ])('is not removed when what the NICs were before %s', (_, annotations) => {
    expect(ownBridgeOf(policy(nic, { annotations, changes: [] }))).toBeUndefined();
  });

  test.each([undefined, null, 3, {}, { spec: { desiredState: { interfaces: 'x' } } }])(
    'is not found in %j',
    (object) => {
      expect(ownBridgeOf(object)).toBeUndefined();
    },
  );
});

describe('what interfaces were before', () => {
  it('is read as it was written', () => {
    const all: EarlierInterface[] = [
      { name: 'eno2', type: 'ethernet', state: 'up', mtu: 9000, lldp: true, nodes: ['worker-1'] },
      { name: 'eno3', type: 'ethernet', state: 'up', dhcp: true, autoconf: true },
    ];
    expect(readEarlier(writeEarlier(all))).toEqual(all);
  });

  it.each(['', 'x', '{}', '[1, {}, {"name":"eno2"}]'])('is nothing in %j', (text) => {
    expect(readEarlier(text)).toEqual([]);
  });
});
