import { vm } from '../../../dev/fixtures/machineObjects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { changesOf, loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { World } from '../networks/world';
import type { Card, Picture } from './card';
import { createTopology } from './createTopology';
import { layOut } from './layOut';
import { wholePicture } from './pictureQuery';
import type { PictureQuery } from './pictureQuery';

const pictureOf = (world: World, query: Partial<PictureQuery> = {}): Picture =>
  createTopology(world, createDiagnosis(world)).picture({ ...wholePicture, ...query });

const threeWorkers = (): Picture =>
  pictureOf(worldOfObjects(findScenario('three-workers').objects()));

const named = (picture: Picture): readonly string[] =>
  layOut(picture).order.map((ids) =>
    ids.map((id) => id.split(':').slice(1, 3).join(':')).join(' | '),
  );

const card = (picture: Picture, id: string): Card => {
  const found = picture.cards.find((one) => one.id.startsWith(id));
  if (found === undefined)
    throw new Error(`no card ${id}: ${picture.cards.map((one) => one.id).join(' ')}`);
  return found;
};

const appearance = ({ presence, status, nodes }: Card): readonly unknown[] => [
  presence,
  status,
  nodes.length,
];

describe('the picture of three workers, of which one lacks the bridge', () => {
  test('has the lanes, cards and order of the mock-up', () => {
    const picture = threeWorkers();
    const uplinks = picture.cards.flatMap(({ facts }) => (facts.type === 'uplink' ? [facts] : []));
    expect(named(picture)[0]).toBe('leaf-1+leaf-2 | leaf-1 | unseen');
    expect(uplinks.map(({ name, bridge }) => `${name} on ${bridge ?? 'nothing'}`).sort()).toEqual([
      'bond0 on br-ex',
      'ens224 on br-vmdata',
      'ens224 on nothing',
    ]);
    expect(named(picture).slice(3)).toEqual([
      'machine-net | vmdata | physnet-dmz',
      'ovn:machine-net | ovn:vlan-1924 | ovn:vlan-1926 | ovn:dmz',
      'network:ovn | network:ovn | network:ovn | network:ovn',
    ]);
    expect(picture.lanes.map(({ count }) => count)).toEqual([3, 3, 2, 3, 4, 20]);
  });

  test.each([
    ['fabric:unseen', 'unknown', 'unknown', 1],
    ['bridge:br-ex:', 'there', 'ok', 3],
    ['bridge:br-vmdata:missing', 'missing', 'error', 1],
    ['localnet:machine-net', 'there', 'ok', 3],
    ['localnet:vmdata', 'there', 'warning', 2],
    ['localnet:physnet-dmz', 'missing', 'error', 0],
    ['network:ovn:machine-net', 'there', 'ok', 0],
    ['network:ovn:vlan-1924', 'there', 'warning', 0],
    ['network:ovn:dmz', 'there', 'error', 0],
    ['nics:network:ovn:vlan-1924', 'there', 'warning', 0],
    ['nics:network:ovn:vlan-1926', 'there', 'ok', 0],
    ['nics:network:ovn:dmz', 'there', 'error', 0],
  ])('draws %s as %s and %s', (id, presence, status, nodes) => {
    expect(appearance(card(threeWorkers(), id))).toEqual([presence, status, nodes]);
  });

  test('says on the bridge that is there on which node it is missing', () => {
    const bridge = threeWorkers().cards.find(
      ({ facts, presence }) =>
        facts.type === 'bridge' && facts.name === 'br-vmdata' && presence === 'there',
    );
    expect(bridge?.facts).toMatchObject({ lacking: ['worker-3'] });
    expect(bridge?.status).toBe('warning');
  });

  test('draws what is broken as broken links, not as gaps', () => {
    const broken = threeWorkers().links.filter(({ status }) => status === 'broken');
    expect(broken.map(({ source, target }) => `${source.split(':')[0]}>${target}`).sort()).toEqual([
      'bridge>localnet:vmdata',
      'localnet>network:ovn:dmz',
      'uplink>bridge:br-vmdata:missing',
    ]);
  });

  test('counts the namespaces of the attachments on the link to the NICs', () => {
    const link = threeWorkers().links.find(({ source }) => source === 'network:ovn:vlan-1924');
    expect(link?.namespaces).toBe(3);
  });

  test('ranks the problems and says which cards and how many NICs each concerns', () => {
    const [first, second] = threeWorkers().problems;
    expect([first?.finding.code, first?.cards, first?.nics]).toEqual([
      'MAP-01',
      ['localnet:physnet-dmz'],
      1,
    ]);
    expect([second?.finding.code, second?.cards, second?.nics]).toEqual([
      'MAP-02',
      ['localnet:vmdata', 'bridge:br-vmdata:missing'],
      17,
    ]);
  });

  test('leaves out the localnet that every cluster has and no network uses', () => {
    expect(threeWorkers().cards.some(({ id }) => id === 'localnet:physnet')).toBe(false);
  });
});

describe('the picture of the cluster of two NICs', () => {
  test('shows both localnets on one bridge, whole on the workers', () => {
    const picture = pictureOf(worldOfObjects(findScenario('dual-nic').objects()));
    expect(picture.cards.some(({ presence }) => presence === 'missing')).toBe(false);
    expect(appearance(card(picture, 'localnet:vlan-1924'))).toEqual(['there', 'ok', 3]);
    expect(picture.links.some(({ status }) => status === 'broken')).toBe(false);
  });
});

describe('a filter', () => {
  const world = worldOfObjects(findScenario('three-workers').objects());

  test('by localnet leaves only what that localnet stands on and carries', () => {
    const ids = pictureOf(world, { localnets: ['machine-net'] }).cards.map(({ id }) => id);
    expect(ids.filter((id) => id.includes('vmdata') || id.includes('dmz'))).toEqual([]);
    expect(ids).toContain('network:ovn:machine-net');
    expect(ids).toContain('fabric:leaf-1+leaf-2');
    expect(ids).toHaveLength(6);
  });

  test('by namespace counts only the NICs of that namespace', () => {
    const picture = pictureOf(world, { namespaces: ['qa'] });
    expect(picture.lanes.at(-1)?.count).toBe(2);
    expect(picture.cards.map(({ id }) => id)).not.toContain('network:ovn:dmz');
  });

  test('by node shows the chain of that node', () => {
    const picture = pictureOf(world, { nodes: ['worker-3'] });
    expect(card(picture, 'bridge:br-vmdata:missing').nodes).toEqual(['worker-3']);
    expect(picture.cards.filter(({ id }) => id.startsWith('bridge:br-vmdata'))).toHaveLength(1);
  });

  test('for problems leaves out the slice that has none', () => {
    const ids = pictureOf(world, { onlyProblems: true }).cards.map(({ id }) => id);
    expect(ids).toContain('network:ovn:dmz');
    expect(ids).not.toContain('network:ovn:machine-net');
    expect(ids.some((id) => id.startsWith('bridge:br-ex'))).toBe(false);
  });

  test('leaves the problems of the whole cluster in the strip', () => {
    expect(pictureOf(world, { localnets: ['machine-net'] }).problems).toHaveLength(2);
  });
});

describe('a search', () => {
  const world = worldOfObjects(findScenario('three-workers').objects());
  const found = (search: string): readonly string[] => [
    ...(pictureOf(world, { search }).matches ?? ['none asked']),
  ];

  test.each([
    ['1924', 'network:ovn:vlan-1924'],
    ['WEB-3', 'nics:network:ovn:vlan-1924'],
    ['leaf-2', 'fabric:leaf-1+leaf-2'],
    ['physnet-dmz', 'localnet:physnet-dmz'],
    ['databases', 'network:ovn:vlan-1926'],
    ['worker-3', 'bridge:br-vmdata:missing'],
  ])('for %s finds %s', (text, id) => {
    expect(found(text)).toContain(id);
  });

  test('for nothing finds nothing and dims nothing', () => {
    expect(pictureOf(world, { search: '  ' }).matches).toBeUndefined();
    expect(found('no such thing')).toEqual([]);
  });
});

describe('what could not be read', () => {
  const objects = findScenario('three-workers').objects();

  test('leaves the lanes of the nodes empty with the reason when node states are forbidden', () => {
    const some = objects.filter((object) => object.kind !== 'NodeNetworkState');
    const picture = pictureOf(worldOfObjects(some, loadedBut('nns')));
    for (const lane of picture.lanes.slice(0, 3)) {
      expect(lane).toMatchObject({
        count: 0,
        notice: { type: 'unknown', reason: { kind: 'nns', cause: 'forbidden' } },
      });
    }
    expect(appearance(card(picture, 'localnet:vmdata'))).toEqual(['unknown', 'unknown', 0]);
    expect(card(picture, 'network:ovn:vlan-1924').status).toBe('unknown');
    expect(picture.cards.some(({ presence }) => presence === 'missing')).toBe(false);
  });

  test('is a card of its own when one node reports nothing', () => {
    const some = objects.filter(
      (object) => !(object.kind === 'NodeNetworkState' && object.metadata.name === 'worker-2'),
    );
    const picture = pictureOf(worldOfObjects(some));
    const unread = picture.cards.find(({ facts }) => facts.type === 'unread-nodes');
    expect(unread).toMatchObject({ presence: 'unknown', status: 'unknown', nodes: ['worker-2'] });
    expect(
      picture.links.find(
        ({ source, target }) => source === unread?.id && target === 'localnet:vmdata',
      ),
    ).toMatchObject({ status: 'unknown' });
  });

  test('says nothing of NICs when virtual machines are forbidden', () => {
    const some = objects.filter((object) => object.kind !== 'VirtualMachine');
    const nics = pictureOf(worldOfObjects(some, loadedBut('vm'))).lanes.at(-1);
    expect(nics).toMatchObject({ count: 0, notice: { type: 'unknown', reason: { kind: 'vm' } } });
  });

  test('an empty cluster that was read is empty, not unknown', () => {
    const picture = pictureOf(worldOfObjects([]));
    expect(picture.cards).toEqual([]);
    expect(picture.lanes.every(({ notice }) => notice?.type === 'empty')).toBe(true);
  });
});

test('one world gives the same picture again after facts changed and changed back', () => {
  const objects = findScenario('three-workers').objects();
  const world = worldOfObjects(objects);
  const topology = createTopology(world, createDiagnosis(world));
  const before = JSON.stringify(topology.picture(wholePicture).cards);
  const states = changesOf(objects.filter(({ kind }) => kind === 'NodeNetworkState'));
  world.apply([{ type: 'remove', kind: 'nns', key: 'worker-1' }]);
  expect(JSON.stringify(topology.picture(wholePicture).cards)).not.toBe(before);
  world.apply(states);
  expect(JSON.stringify(topology.picture(wholePicture).cards)).toBe(before);
});

test('the cards of a problem have one order, whichever machine was read first', () => {
  const machine = vm('team-a', 'web-1', { nics: { one: 'gone-a', two: 'gone-b' } });
  const other = vm('team-a', 'web-2', { nics: { two: 'gone-b' } });
  const cardsOf = (...objects: readonly PlainObject[]) =>
    pictureOf(worldOfObjects(objects)).problems.map(({ cards }) => cards);
  expect(cardsOf(machine, other)).toContainEqual([
    'nics:attachment:team-a/gone-a',
    'nics:attachment:team-a/gone-b',
  ]);
  expect(cardsOf(other, machine)).toEqual(cardsOf(machine, other));
});
