import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { Change } from '../inventory/inventory';
import type { World } from '../networks/world';
import type { Card, Link, Picture } from './card';
import { createTopology } from './createTopology';
import { layOut } from './layOut';
import { wholePicture } from './pictureQuery';

const pictureOf = (world: World): Picture =>
  createTopology(world, createDiagnosis(world)).picture(wholePicture);

const card = (picture: Picture, id: string): Card => {
  const found = picture.cards.find((one) => one.id.startsWith(id));
  if (found === undefined) throw new Error(`no card ${id}`);
  return found;
};

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

  test('of a VLAN that no frame can carry is a ghost too, and carries the finding that says so', () => {
    const network = {
      type: 'ovn-k8s-cni-overlay',
      name: 'far',
      topology: 'localnet',
      vlanID: 5000,
    };
    const picture = pictureOf(worldOfObjects([nad('team-a', 'far', config(network))]));
    const [lost, ...others] = picture.cards.filter(({ lane }) => lane === 'networks');
    expect(others).toEqual([]);
    expect(lost).toMatchObject({
      presence: 'missing',
      status: 'error',
      facts: { cause: 'invalid' },
    });
    expect(lost?.findings.map(({ code }) => code)).toEqual(['NAD-06']);
  });

  test('is not counted among the networks', () => {
    const text = config({ type: 'ovn-k8s-cni-overlay', name: 'vlan-120', topology: 'localnet' });
    const world = worldOfObjects([
      nad('team-a', 'vlan-120', text),
      nad('team-a', 'broken', '{'),
      vm('team-a', 'vm-1', 'gone'),
    ]);
    const { lanes, cards } = pictureOf(world);
    expect(cards.filter(({ facts }) => facts.type === 'lost-attachment')).toHaveLength(2);
    expect(lanes.find(({ lane }) => lane === 'networks')?.count).toBe(world.networks().length);
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
    const route = layOut(picture).routes.get(link?.id ?? '') ?? [];
    expect(route).toHaveLength(2);
    expect(new Set(route.map(({ y }) => y)).size).toBe(1);
  });
});

describe('a bridge on a NIC that does not exist', () => {
  test('stands on a ghost of that NIC', () => {
    const interfaces = [
      { name: 'br-x', type: 'ovs-bridge', state: 'up', bridge: { port: [{ name: 'ens9' }] } },
      { name: 'ens9', type: 'ovs-interface', state: 'up' },
    ];
    const picture = pictureOf(worldOfObjects(worker('worker-1', interfaces)));
    expect(card(picture, 'uplink:br-x')).toMatchObject({ presence: 'missing', status: 'error' });
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

describe('nodes that could not be read', () => {
  const objects = findScenario('three-workers').objects();
  const without = (...nodes: readonly string[]): Picture =>
    pictureOf(
      worldOfObjects(
        objects.filter(
          ({ kind, metadata }) => !(kind === 'NodeNetworkState' && nodes.includes(metadata.name)),
        ),
      ),
    );
  const linkOf = (picture: Picture, source: string, target: string): Link | undefined =>
    picture.links.find((link) => link.source === source && link.target === target);

  test('make the link of a network unknown and are counted apart from nodes that lack it', () => {
    const picture = without('worker-2', 'worker-3');
    const link = linkOf(picture, 'localnet:vmdata', 'network:ovn:vlan-1924');
    expect(link).toMatchObject({
      status: 'unknown',
      coverage: { of: 'nodes', whole: 1, all: 3, unknown: 2 },
    });
    expect(card(picture, 'localnet:vmdata').status).toBe('unknown');
    expect(card(picture, 'nics:network:ovn:vlan-1924').status).toBe('unknown');
  });

  test('beside a node that lacks it leave the link one that is not whole', () => {
    const link = linkOf(without('worker-2'), 'localnet:vmdata', 'network:ovn:vlan-1924');
    expect(link).toMatchObject({ status: 'partial', coverage: { whole: 1, all: 3, unknown: 1 } });
  });

  test('leave nothing of a network broken where no node was read', () => {
    const picture = without('worker-1', 'worker-2', 'worker-3');
    expect(card(picture, 'localnet:vmdata').presence).toBe('unknown');
    const [fabric, uplinks] = picture.lanes;
    for (const lane of [fabric, uplinks]) {
      expect(lane?.notice).toMatchObject({
        type: 'unknown',
        reason: { cause: 'not-reported', detail: 'worker-1, worker-2, worker-3' },
      });
    }
    for (const { target, status } of picture.links) {
      if (target.startsWith('network:')) expect([target, status]).toEqual([target, 'unknown']);
    }
  });

  test('leave no link of a network whole where nodes may not be read at all', () => {
    const some = objects.filter(({ kind }) => kind !== 'Node');
    const picture = pictureOf(worldOfObjects(some, loadedBut('node')));
    expect(linkOf(picture, 'localnet:vmdata', 'network:ovn:vlan-1924')?.status).toBe('unknown');
  });
});
