import { existing, network, outcome } from '../../../dev/fixtures/createForm';
import { lldp, nic, nns, node, ovsBridge } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { namespace } from '../../../dev/fixtures/vmObjects';
import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { switchSayings, uplinksOfGroups } from '../networks/switchSayings';
import type { PhysicalDraft } from './createDraft';

const spare = (
  name: string,
  system: string,
  vlans: readonly number[],
  pvid?: number,
): PlainObject => nic(name, { state: 'up', ...lldp(system, vlans, pvid) });

const state = (name: string, nics: readonly PlainObject[]): PlainObject =>
  nns(name, [nic('eno1'), ovsBridge('br-ex', ['eno1']), ...nics], {
    physnet: 'br-ex',
    vmdata: 'br-ex',
  });

const objects = (...nics: readonly PlainObject[]): readonly PlainObject[] => [
  node('worker-1'),
  state('worker-1', nics),
  namespace('team-a'),
];

const bridge: PhysicalDraft = {
  ...existing,
  choice: 'new-bridge',
  localnet: 'tenant',
  newBridge: 'br-vmdata',
  uplinks: ['ens224'],
};

const on = (nics: readonly PlainObject[], change: Partial<PhysicalDraft> = {}, untagged = false) =>
  outcome(
    { networks: [network({ vlan: '100', untagged })], physical: { ...bridge, ...change } },
    [],
    {},
    objects(...nics),
  );

describe('what the switch says at the uplinks', () => {
  test('agrees, or says nothing, and then nothing is said', () => {
    expect(on([spare('ens224', 'leaf-1', [100, 200], 1)])).toEqual([]);
    expect(on([spare('ens224', 'leaf-1', [])])).toEqual([]);
    expect(on([nic('ens224')])).toEqual([]);
  });

  test('is that it carries other VLANs', () => {
    expect(on([spare('ens224', 'leaf-1', [200])])).toEqual([
      'warning networks[0].vlan vlan-not-announced',
    ]);
  });

  test('is that the VLAN is its native one: a tagged network of it is dead', () => {
    const native = [spare('ens224', 'leaf-1', [100], 100)];
    expect(on(native)).toEqual(['warning networks[0].vlan vlan-native']);
    expect(on(native, {}, true)).toEqual([]);
  });

  test('is asked at the uplinks of a localnet that is there as well', () => {
    const world = [
      node('worker-1'),
      nns('worker-1', [spare('eno1', 'tor-7', [1924], 100), ovsBridge('br-ex', ['eno1'])], {
        vmdata: 'br-ex',
      }),
      namespace('team-a'),
    ];
    const form = { networks: [network({ vlan: '100' })], physical: existing };
    expect(outcome(form, [], {}, world)).toEqual(['warning networks[0].vlan vlan-native']);
  });

  test('is that the NICs of an LACP bond end at two switches', () => {
    const nics = [spare('ens224', 'leaf-1', []), spare('ens225', 'leaf-2', [])];
    const bond: Partial<PhysicalDraft> = {
      uplinkKind: 'linux-bond',
      uplinks: ['ens224', 'ens225'],
      bondName: 'bond1',
      bondMode: '802.3ad',
    };
    expect(on(nics, bond)).toEqual(['warning physical.bondMode bond-switches']);
    expect(on(nics, { ...bond, bondMode: 'active-backup' })).toEqual([]);
  });
});

test('what ports say alike is told once, with the nodes, and uplinks without a switch apart', () => {
  const { inventory } = worldOfObjects([
    state('worker-1', [spare('ens224', 'leaf-1', [100], 1)]),
    state('worker-2', [spare('ens224', 'leaf-1', [100], 1)]),
    state('worker-3', [nic('ens224')]),
  ]);
  const nodes = ['worker-1', 'worker-2', 'worker-3', 'worker-9'];
  expect(switchSayings(uplinksOfGroups(inventory, [{ nodes, uplinks: ['ens224'] }]))).toEqual({
    said: [
      {
        uplink: 'ens224',
        systems: ['leaf-1'],
        ports: ['Ethernet1/17', 'Ethernet1/17'],
        vlans: [100],
        pvid: 1,
        nodes: ['worker-1', 'worker-2'],
      },
    ],
    silent: [{ uplink: 'ens224', nodes: ['worker-3'] }],
  });
});
