import { changesOf, loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { Change } from '../inventory/inventory';
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
      ['localnet:vmdata'],
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

const config = (fields: Record<string, unknown>): string =>
  JSON.stringify({ cniVersion: '0.3.1', ...fields });

const nad = (namespace: string, name: string, text: string): unknown => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { namespace, name },
  spec: { config: text },
});

const vm = (namespace: string, name: string, networkName: string): unknown => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { namespace, name },
  spec: {
    template: {
      spec: {
        domain: { devices: { interfaces: [{ name: 'nic', bridge: {} }] } },
        networks: [{ name: 'nic', multus: { networkName } }],
      },
    },
  },
});

const worker = (name: string, interfaces: readonly unknown[]): readonly unknown[] => [
  {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubevirt.io/schedulable': 'true' } },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  },
  {
    apiVersion: 'nmstate.io/v1beta1',
    kind: 'NodeNetworkState',
    metadata: { name },
    status: { currentState: { interfaces, ovn: {} } },
  },
];

describe('an attachment that leads nowhere', () => {
  test('is a ghost with the NICs that name it when it does not exist', () => {
    const picture = pictureOf(worldOfObjects([vm('team-a', 'vm-1', 'vlan-120')]));
    expect(card(picture, 'attachment:team-a/vlan-120')).toMatchObject({
      presence: 'missing',
      status: 'error',
      facts: { cause: 'missing' },
    });
    expect(card(picture, 'nics:attachment:team-a/vlan-120').weight).toBe(1);
  });

  test('is unknown, not missing, where attachments could not be read', () => {
    const world = worldOfObjects([vm('team-a', 'vm-1', 'vlan-120')], loadedBut('nad'));
    expect(card(pictureOf(world), 'attachment:team-a/vlan-120')).toMatchObject({
      presence: 'unknown',
      status: 'unknown',
      facts: { cause: 'unreadable' },
    });
  });

  test('is a ghost when its configuration cannot be a network', () => {
    const picture = pictureOf(worldOfObjects([nad('team-a', 'broken', '{')]));
    expect(card(picture, 'attachment:team-a/broken').facts).toMatchObject({ cause: 'invalid' });
  });

  test('is out of reach for a VM of another namespace, beside the network that others use', () => {
    const text = config({ type: 'ovn-k8s-cni-overlay', name: 'vlan-120', topology: 'localnet' });
    const picture = pictureOf(
      worldOfObjects([
        nad('team-a', 'vlan-120', text),
        vm('team-b', 'vm-1', 'team-a/vlan-120'),
        vm('team-a', 'vm-2', 'vlan-120'),
      ]),
    );
    expect(card(picture, 'attachment:team-a/vlan-120').facts).toMatchObject({ cause: 'isolated' });
    expect(card(picture, 'nics:attachment:team-a/vlan-120').weight).toBe(1);
    expect(card(picture, 'nics:network:ovn:vlan-120').weight).toBe(1);
  });
});

describe('a Linux bridge network', () => {
  const bridge = {
    name: 'br-lab',
    type: 'linux-bridge',
    state: 'up',
    bridge: { port: [{ name: 'ens5' }] },
  };
  const nic = { name: 'ens5', type: 'ethernet', state: 'up', mtu: 1500 };
  const text = config({ type: 'bridge', name: 'lab', bridge: 'br-lab', vlan: 7 });

  test('stands on its bridge without a localnet, and the bridge is a ghost where it is missing', () => {
    const picture = pictureOf(
      worldOfObjects([
        ...worker('worker-1', [nic, { ...bridge }]),
        ...worker('worker-2', [nic]),
        nad('team-a', 'lab', text),
      ]),
    );
    const network = 'network:bridge:br-lab:7';
    const links = picture.links.filter(({ target }) => target === network);
    expect(links.map(({ status, nodes, lacking }) => [status, nodes, lacking]).sort()).toEqual([
      ['broken', [], ['worker-2']],
      ['ok', ['worker-1'], []],
    ]);
    expect(card(picture, 'bridge:br-lab:missing').nodes).toEqual(['worker-2']);
    expect(picture.cards.some(({ lane }) => lane === 'localnets')).toBe(false);
  });

  test('its links pass through the lane of the localnets level with nothing', () => {
    const picture = pictureOf(
      worldOfObjects([...worker('worker-1', [nic, bridge]), nad('team-a', 'lab', text)]),
    );
    const link = picture.links.find(({ target }) => target === 'network:bridge:br-lab:7');
    expect(layOut(picture).routes.get(link?.id ?? '')).toHaveLength(4);
  });
});

describe('a bridge on a NIC that does not exist', () => {
  test('stands on a ghost of that NIC', () => {
    const interfaces = [
      { name: 'br-x', type: 'ovs-bridge', state: 'up', bridge: { port: [{ name: 'ens9' }] } },
      { name: 'ens9', type: 'ovs-interface', state: 'up' },
    ];
    const picture = pictureOf(worldOfObjects(worker('worker-1', interfaces)));
    expect(card(picture, 'uplink:ens9')).toMatchObject({ presence: 'missing', status: 'error' });
    expect(picture.links).toMatchObject([{ status: 'broken', lacking: ['worker-1'] }]);
  });
});

describe('a mapping that is missing on a node that has the bridge', () => {
  test('is a link that is not whole, and a warning on both sides of it', () => {
    const objects = findScenario('three-workers').objects();
    const world = worldOfObjects(objects);
    const state = world.inventory.get('nns', 'worker-1');
    if (state === undefined) throw new Error('no state of worker-1');
    const mappings = (state.mappings ?? []).filter(({ localnet }) => localnet !== 'vmdata');
    const change: Change = { type: 'put', kind: 'nns', facts: { ...state, mappings } };
    world.apply([change]);
    const picture = pictureOf(world);
    const link = picture.links.find(
      ({ target, status }) => target === 'localnet:vmdata' && status === 'partial',
    );
    expect(link).toMatchObject({ nodes: ['worker-2'], lacking: ['worker-1'] });
    expect(card(picture, link?.source ?? '').status).toBe('warning');
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
