import { changesOf, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { Change } from '../inventory/inventory';
import type { World } from '../networks/world';
import type { Picture } from './card';
import { createTopology } from './createTopology';
import type { Topology } from './createTopology';
import { wholePicture } from './pictureQuery';
import { previewPicture } from './previewPicture';

const topologyOf = (world: World): Topology => createTopology(world, createDiagnosis(world));

const objects = findScenario('three-workers').objects();

const preview = (changes: (world: World) => readonly Change[]): Picture => {
  const [now, then] = [worldOfObjects(objects), worldOfObjects(objects)];
  then.apply(changes(then));
  return previewPicture(topologyOf(now), topologyOf(then), wholePicture);
};

const marks = (picture: Picture): readonly string[] =>
  [...picture.cards, ...picture.links]
    .flatMap(({ id, mark }) => (mark === undefined ? [] : [`${mark} ${id}`]))
    .sort();

const newNetwork = changesOf([
  {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { namespace: 'qa', name: 'vlan-1927' },
    spec: {
      config: JSON.stringify({
        type: 'ovn-k8s-cni-overlay',
        name: 'vlan-1927',
        topology: 'localnet',
        netAttachDefName: 'qa/vlan-1927',
        physicalNetworkName: 'vmdata',
        vlanID: 1927,
        mtu: 1500,
      }),
    },
  },
]);

test('a new network and its link are marked as added, and nothing else', () => {
  expect(marks(preview(() => newNetwork))).toEqual([
    'added localnet:vmdata>network:ovn:vlan-1927',
    'added network:ovn:vlan-1927',
  ]);
});

test('a bridge that will be there where it was missing changes the cards of its node set', () => {
  const picture = preview(({ inventory }) => {
    const [one, three] = ['worker-1', 'worker-3'].map((node) => inventory.get('nns', node));
    if (one === undefined || three === undefined) throw new Error('no state');
    return [
      {
        type: 'put',
        kind: 'nns',
        facts: { ...three, interfaces: one.interfaces, mappings: one.mappings },
      },
    ];
  });
  const found = marks(picture);
  expect(found).toEqual(
    expect.arrayContaining(['changed localnet:vmdata', 'changed network:ovn:vlan-1924']),
  );
  expect(found.filter((mark) => mark.startsWith('removed'))).toEqual([]);
  expect(picture.cards.some(({ id }) => id === 'bridge:br-vmdata:missing')).toBe(false);
});

test('what a plan takes away stays in the picture, marked as removed', () => {
  const picture = preview(() => [
    { type: 'remove', kind: 'nad', key: 'databases/vlan-1926' },
    ...['db-1', 'db-2', 'db-3'].map((name) => ({
      type: 'remove' as const,
      kind: 'vm' as const,
      key: `databases/${name}`,
    })),
  ]);
  expect(marks(picture)).toEqual(
    expect.arrayContaining([
      'removed localnet:vmdata>network:ovn:vlan-1926',
      'removed network:ovn:vlan-1926',
      'removed nics:network:ovn:vlan-1926',
    ]),
  );
});

test('an uplink that is configured anew is changed, not removed and added', () => {
  const picture = preview(({ inventory }) =>
    ['worker-1', 'worker-2'].flatMap((node): Change[] => {
      const facts = inventory.get('nns', node);
      if (facts === undefined) return [];
      const interfaces = facts.interfaces.map((one) =>
        one.name === 'ens224' ? { ...one, mtu: 1500 } : one,
      );
      return [{ type: 'put', kind: 'nns', facts: { ...facts, interfaces } }];
    }),
  );
  const own = picture.cards.filter(({ mark }) => mark !== undefined);
  expect(own.map(({ lane, mark }) => `${lane} ${mark ?? ''}`)).toEqual(
    expect.arrayContaining(['uplinks changed', 'bridges changed']),
  );
  expect(own.filter(({ mark }) => mark !== 'changed')).toEqual([]);
});

test('without a plan nothing is marked', () => {
  expect(marks(preview(() => []))).toEqual([]);
});

test('physnet is not gone because another localnet takes its place in the picture', () => {
  const scenario = findScenario('spare-nics').objects();
  const [now, then] = [worldOfObjects(scenario), worldOfObjects(scenario)];
  const state = then.inventory.get('nns', 'worker-1');
  if (state === undefined) throw new Error('no state');
  then.apply([
    {
      type: 'put',
      kind: 'nns',
      facts: {
        ...state,
        mappings: [
          ...(state.mappings ?? []),
          { localnet: 'tenant', bridge: 'br-ex', absent: false },
        ],
      },
    },
  ]);
  const drawn = marks(previewPicture(topologyOf(now), topologyOf(then), wholePicture));
  expect(drawn).toContain('added localnet:tenant');
  expect(drawn).not.toContain('removed localnet:physnet');
});
