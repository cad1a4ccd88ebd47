import { network, outcome, validate } from '../../../dev/fixtures/createForm';
import { linuxBridge, nic, nncp, nns, node, ovsBridge } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { namespace } from '../../../dev/fixtures/vmObjects';
import { emptyCreateDraft } from './createDraft';
import type { NetworkDraft, PhysicalDraft } from './createDraft';

const trunkPort = (name: string, min: number, max: number): PlainObject => ({
  name,
  vlan: { mode: 'trunk', 'trunk-tags': [{ 'id-range': { min, max } }] },
});

const bridge = (name: string, ...port: readonly PlainObject[]): PlainObject => ({
  ...linuxBridge(name, []),
  bridge: { port },
});

const state = (name: string, ...interfaces: readonly PlainObject[]): PlainObject =>
  nns(name, [nic('eno1'), ovsBridge('br-ex', ['eno1']), nic('ens224'), ...interfaces], {});

const base = [
  node('worker-1'),
  state('worker-1', bridge('br1', trunkPort('ens224', 2, 4094))),
  namespace('team-a'),
];

const physical: PhysicalDraft = {
  ...emptyCreateDraft.physical,
  choice: 'existing-linux-bridge',
  guestsChangeMacs: true,
  bridge: 'br1',
};

const on = (
  change: Partial<PhysicalDraft>,
  objects: readonly PlainObject[] = base,
  one: Partial<NetworkDraft> = {},
): readonly string[] =>
  outcome({ networks: [network(one)], physical: { ...physical, ...change } }, [], {}, objects);

describe('a network on a Linux bridge that is there', () => {
  test('needs the bridge, and what its guests do', () => {
    expect(on({})).toEqual([]);
    expect(validate({ physical }, [], {}, base).intent?.physical).toEqual({
      type: 'existing-linux-bridge',
      bridge: 'br1',
      guests: { changeMacs: true, vlans: [] },
    });
    expect(on({ bridge: '' })).toEqual(['physical.bridge bridge-empty']);
    expect(on({ bridge: 'br9' })).toEqual(['physical.bridge bridge-unknown']);
    expect(on({ bridge: 'br-ex' })).toEqual(['physical.bridge bridge-not-linux']);
  });

  test('misses the nodes that have no such bridge, and says so', () => {
    const other = [node('worker-2'), state('worker-2')];
    expect(on({}, [...base, ...other])).toEqual(['warning physical.bridge bridge-not-whole']);
  });

  test('knows nothing of nodes that did not report', () => {
    expect(on({}, [...base, node('worker-2')])).toEqual(['warning physical.bridge bridge-unread']);
  });

  test('has no way to the switch by a bridge without uplink', () => {
    const bare = [node('worker-1'), state('worker-1', bridge('br1')), namespace('team-a')];
    expect(on({}, bare)).toEqual([
      'warning networks[0].mtu mtu-uplink-unknown',
      'warning physical.bridge bridge-no-uplink',
    ]);
  });

  test('has a VLAN that its port lets through', () => {
    const narrow = [
      node('worker-1'),
      state('worker-1', bridge('br1', trunkPort('ens224', 100, 110))),
      namespace('team-a'),
    ];
    expect(on({}, narrow)).toEqual(['networks[0].vlan vlan-not-in-trunk']);
    expect(on({}, narrow, { vlan: '105' })).toEqual([]);
    expect(on({}, narrow, { untagged: true })).toEqual(['networks[0].vlan vlan-needed']);
    const tagging = { guestsTag: true, trunk: '100-120' };
    expect(on(tagging, narrow, { untagged: true })).toEqual(['physical.trunk trunk-narrow']);
    expect(on({ ...tagging, trunk: '100-110' }, narrow, { untagged: true })).toEqual([]);
  });

  test('may be untagged where no port filters', () => {
    const open = [
      node('worker-1'),
      state('worker-1', bridge('br1', { name: 'ens224' })),
      namespace('team-a'),
    ];
    expect(on({}, open, { untagged: true })).toEqual([]);
  });

  test('may have the name of a network elsewhere, and not of an attachment here', () => {
    const config = JSON.stringify({ type: 'bridge', name: 'x', bridge: 'br1', vlan: 200 });
    const nad = (where: string): PlainObject => ({
      apiVersion: 'k8s.cni.cncf.io/v1',
      kind: 'NetworkAttachmentDefinition',
      metadata: { namespace: where, name: 'vlan-200' },
      spec: { config },
    });
    expect(on({}, [...base, nad('team-b')])).toEqual(['warning networks[0].vlan vlan-on-bridge']);
    expect(on({}, [...base, nad('team-a')])).toEqual([
      'networks[0].name attachment-taken',
      'warning networks[0].vlan vlan-on-bridge',
    ]);
  });
});

describe('a new Linux bridge', () => {
  const bare = [node('worker-1'), state('worker-1', nic('ens256')), namespace('team-a')];
  const fresh: Partial<PhysicalDraft> = {
    choice: 'new-linux-bridge',
    newBridge: 'br2',
    uplinks: ['ens224'],
  };

  test('has a trunk, and the VLAN is in it', () => {
    expect(on(fresh, bare)).toEqual([]);
    expect(on({ ...fresh, trunk: '100-110' }, bare)).toEqual([
      'networks[0].vlan vlan-not-in-trunk',
    ]);
    expect(on(fresh, bare, { untagged: true })).toEqual(['networks[0].vlan vlan-needed']);
    expect(on({ ...fresh, guestsTag: true }, bare, { untagged: true })).toEqual([]);
  });

  test.each([
    ['100-5000', 'trunk-out-of-range'],
    ['200-100', 'trunk-form'],
    ['1-9, 9', 'trunk-overlap'],
    ['', 'trunk-empty'],
  ])('has no trunk of %j, which nmstate would take or stop at', (trunk, code) => {
    expect(on({ ...fresh, trunk }, bare)).toEqual([`physical.trunk ${code}`]);
  });

  test('has no bond of Open vSwitch inside', () => {
    const bond: Partial<PhysicalDraft> = {
      ...fresh,
      uplinkKind: 'ovs-bond',
      uplinks: ['ens224', 'ens256'],
      bondName: 'bond1',
      bondMode: 'balance-slb',
    };
    expect(on(bond, bare)).toEqual(['physical.uplinkKind bond-inside-linux']);
    expect(on({ ...bond, uplinkKind: 'linux-bond', bondMode: '802.3ad' }, bare)).toEqual([]);
  });
});

describe('guests that change MAC addresses or tag VLANs', () => {
  test.each(['existing-localnet', 'new-localnet', 'new-bridge'] as const)(
    'are not let onto a localnet (%s), which would drop what they send',
    (choice) => {
      expect(on({ choice, guestsTag: true })[0]).toBe('physical.choice guests-need-linux-bridge');
    },
  );
});

describe('a policy that says that something is not to be there', () => {
  const removes = (name: string): PlainObject =>
    nncp('cleanup', { interfaces: [{ name, type: 'linux-bridge', state: 'absent' }] });

  test.each([
    ['br2', 'physical.newBridge interface-unwanted'],
    ['ens224', 'physical.uplinks interface-unwanted'],
  ])('keeps a new bridge from %s: of two policies the last one wins', (name, refusal) => {
    const objects = [node('worker-1'), state('worker-1'), namespace('team-a'), removes(name)];
    const fresh = { choice: 'new-linux-bridge' as const, newBridge: 'br2', uplinks: ['ens224'] };
    expect(on(fresh, objects)).toEqual([refusal]);
  });
});
