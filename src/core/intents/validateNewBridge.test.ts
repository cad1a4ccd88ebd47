import { fresh, network, outcome, validate } from '../../../dev/fixtures/createForm';
import { nic, nncp, nns, node, ovsBridge } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { namespace } from '../../../dev/fixtures/vmObjects';
import type { PhysicalDraft } from './createDraft';

const bond = (name: string, port: readonly string[], more: PlainObject = {}): PlainObject =>
  nic(name, { type: 'bond', 'link-aggregation': { mode: '802.3ad', port }, ...more });

const spares = [nic('ens224', { 'max-mtu': 9000 }), nic('ens256'), nic('ens257')];

const state = (name: string, interfaces: readonly PlainObject[] = spares): PlainObject =>
  nns(name, [nic('eno1'), ovsBridge('br-ex', ['eno1']), ...interfaces], { physnet: 'br-ex' });

const base = [
  node('worker-1'),
  node('worker-2'),
  state('worker-1'),
  state('worker-2'),
  namespace('team-a'),
];

const physical: PhysicalDraft = {
  ...fresh,
  choice: 'new-bridge',
  newBridge: 'br-vmdata',
  uplinks: ['ens224'],
};

const onBridge = (
  change: Partial<PhysicalDraft>,
  objects: readonly PlainObject[] = base,
  mtu = '1500',
): readonly string[] =>
  outcome({ networks: [network({ mtu })], physical: { ...physical, ...change } }, [], {}, objects);

describe('a new bridge', () => {
  test('on a NIC that is free everywhere has nothing to object', () => {
    expect(onBridge({})).toEqual([]);
    expect(validate({ physical }, [], {}, base).intent?.physical).toMatchObject({
      type: 'new-bridge',
      bridge: 'br-vmdata',
      uplink: { type: 'interface', name: 'ens224' },
    });
  });

  test.each([
    ['', 'interface-empty'],
    ['br-of-sixteen-xx', 'interface-too-long'],
    ['br data', 'interface-characters'],
    ['br:a', 'interface-characters'],
    ['br-ex', 'interface-reserved'],
    ['br-int', 'interface-reserved'],
    ['ens256', 'bridge-on-node'],
  ])('is not named %j', (newBridge, code) => {
    expect(onBridge({ newBridge })).toEqual([`physical.newBridge ${code}`]);
  });

  test('is not named as something that a policy describes', () => {
    const asks = nncp('other', { interfaces: [ovsBridge('br-vmdata', ['ens9'])] });
    expect(onBridge({}, [...base, asks])).toEqual(['physical.newBridge bridge-asked']);
  });

  test.each([
    ['no uplink', []],
    ['two uplinks without a bond', ['ens224', 'ens256']],
  ])('with %s is refused', (_, uplinks) => {
    expect(onBridge({ uplinks })).toEqual(['physical.uplinks uplink-empty']);
  });

  test('on a NIC that one node lacks is refused, because nmstate would make an internal port of it', () => {
    const objects = [...base.slice(0, 3), state('worker-2', [nic('ens256')]), namespace('team-a')];
    expect(onBridge({}, objects)).toEqual(['physical.uplinks uplink-missing']);
    expect(onBridge({ uplinks: ['ens999'] })).toEqual(['physical.uplinks uplink-missing']);
  });

  test("on br-ex's uplink is refused, because nmstate would take it from br-ex without a word", () => {
    expect(onBridge({ uplinks: ['eno1'] })).toEqual(['physical.uplinks uplink-carries-node']);
  });

  test('on a NIC of another policy is refused: of two policies the last would win', () => {
    const asks = nncp('storage', { interfaces: [ovsBridge('br-storage', ['ens224'])] });
    expect(onBridge({}, [...base, asks])).toEqual(['physical.uplinks uplink-policy']);
  });

  test('on a NIC with an address of its own warns that it is lost', () => {
    const leased = { ipv4: { enabled: true, dhcp: true, address: [{ ip: '10.1.2.3' }] } };
    const objects = [
      ...base.slice(0, 3),
      state('worker-2', [nic('ens224', leased)]),
      namespace('team-a'),
    ];
    expect(onBridge({}, objects)).toEqual(['warning physical.uplinks uplink-loses-address']);
  });

  test('for frames larger than the NIC can carry is refused, and smaller MTUs are raised', () => {
    expect(onBridge({}, base, '9000')).toEqual([]);
    expect(onBridge({}, base, '9001')).toEqual(['physical.uplinks uplink-too-small']);
  });

  test('on a node whose state is not read is a warning, never a refusal and never fine', () => {
    const objects = [...base.slice(0, 3), namespace('team-a')];
    expect(onBridge({}, objects)).toEqual(['warning physical.uplinks uplink-unread']);
  });

  test('on a bond whose members differ is refused only when their MTU must be raised', () => {
    const objects = [
      node('worker-1'),
      node('worker-2'),
      state('worker-1', [nic('eno3'), bond('bond1', ['eno3'])]),
      state('worker-2', [nic('eno4'), bond('bond1', ['eno4'])]),
      namespace('team-a'),
    ];
    expect(onBridge({ uplinks: ['bond1'] }, objects)).toEqual([]);
    expect(onBridge({ uplinks: ['bond1'] }, objects, '9000')).toEqual([
      'physical.uplinks uplink-members-differ',
    ]);
  });
});

describe('a bond for a new bridge', () => {
  const linux: Partial<PhysicalDraft> = {
    uplinkKind: 'linux-bond',
    uplinks: ['ens256', 'ens257'],
    bondName: 'bond1',
    bondMode: '802.3ad',
  };

  test('of two free NICs has nothing to object, of either kind', () => {
    expect(onBridge(linux)).toEqual([]);
    expect(onBridge({ ...linux, uplinkKind: 'ovs-bond', bondMode: 'balance-slb' })).toEqual([]);
  });

  test('of one NIC is refused: nmstate would find out after thirty seconds', () => {
    expect(onBridge({ ...linux, uplinks: ['ens256'] })).toEqual(['physical.uplinks bond-members']);
  });

  test.each([
    ['linux-bond', 'lacp'],
    ['linux-bond', 'balance-rr'],
    ['linux-bond', ''],
    ['ovs-bond', '802.3ad'],
  ] as const)('of kind %s has no mode %j', (uplinkKind, bondMode) => {
    expect(onBridge({ ...linux, uplinkKind, bondMode })).toEqual(['physical.bondMode bond-mode']);
  });

  test('has a name of its own', () => {
    expect(onBridge({ ...linux, bondName: '' })).toEqual(['physical.bondName interface-empty']);
    expect(onBridge({ ...linux, bondName: 'ens224' })).toEqual([
      'physical.bondName bridge-on-node',
    ]);
    expect(onBridge({ ...linux, bondName: 'br-vmdata' })).toEqual([
      'physical.bondName bond-repeated',
    ]);
  });

  test('has no bond as member', () => {
    const interfaces = [...spares, bond('bond9', [])];
    const objects = [node('worker-1'), state('worker-1', interfaces), namespace('team-a')];
    expect(onBridge({ ...linux, uplinks: ['ens256', 'bond9'] }, objects)).toEqual([
      'physical.uplinks bond-of-bonds',
    ]);
  });
});
