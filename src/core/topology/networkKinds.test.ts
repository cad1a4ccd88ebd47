import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { Card, NetworkFacts, Picture } from './card';
import { createTopology } from './createTopology';
import { wholePicture } from './pictureQuery';

const worker = (name: string, interfaces: readonly object[]): readonly object[] => [
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
    status: { currentState: { interfaces, ovn: { 'bridge-mappings': [] } } },
  },
];

const nad = (name: string, config: object, metadata: object = {}): object => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { namespace: 'team-a', name, ...metadata },
  spec: { config: JSON.stringify({ cniVersion: '0.3.1', name, ...config }) },
});

const nic = (name: string, more: object = {}): object => ({
  name,
  type: 'ethernet',
  state: 'up',
  ...more,
});

const linuxBridge = (name: string, port: string, tags: readonly object[]): object => ({
  name,
  type: 'linux-bridge',
  state: 'up',
  bridge: { port: [{ name: port, vlan: { mode: 'trunk', 'trunk-tags': tags } }] },
});

const pictureOf = (objects: readonly unknown[]): Picture => {
  const world = worldOfObjects(objects);
  return createTopology(world, createDiagnosis(world)).picture(wholePicture);
};

const networkOf = ({ cards }: Picture): Card & { facts: NetworkFacts } => {
  for (const card of cards)
    if (card.facts.type === 'network') return { ...card, facts: card.facts };
  throw new Error('no network is drawn');
};

const leftOf = (picture: Picture): readonly unknown[] => {
  const { id } = networkOf(picture);
  return picture.links
    .filter(({ target }) => target === id)
    .sort((a, b) => b.nodes.length - a.nodes.length)
    .map(({ source, status, nodes, lacking }) => [
      source.split(':').slice(0, 2).join(':'),
      status,
      nodes,
      lacking,
    ]);
};

test('a layer 2 overlay stands on nothing to its left, and says that it is secondary', () => {
  const picture = pictureOf([
    ...worker('worker-1', [nic('eno1')]),
    nad('blue', {
      type: 'ovn-k8s-cni-overlay',
      topology: 'layer2',
      netAttachDefName: 'team-a/blue',
    }),
  ]);
  expect(leftOf(picture)).toEqual([]);
  expect(networkOf(picture).facts).toMatchObject({
    place: { type: 'overlay' },
    role: 'secondary',
    userDefined: false,
    reach: undefined,
  });
});

test.each(['ClusterUserDefinedNetwork', 'UserDefinedNetwork'])(
  'a layer 2 overlay of a %s is told from one of plain attachments, and has no link to its left either',
  (kind) => {
    const picture = pictureOf([
      ...worker('worker-1', [nic('eno1')]),
      nad(
        'blue',
        { type: 'ovn-k8s-cni-overlay', topology: 'layer2', netAttachDefName: 'team-a/blue' },
        { ownerReferences: [{ apiVersion: 'k8s.ovn.org/v1', kind, name: 'blue', uid: '1' }] },
      ),
    ]);
    expect(leftOf(picture)).toEqual([]);
    expect(networkOf(picture).facts).toMatchObject({ role: 'secondary', userDefined: true });
  },
);

test('a primary UDN says that VMs join it by their pod NIC', () => {
  const picture = pictureOf([
    nad('udn', {
      type: 'ovn-k8s-cni-overlay',
      topology: 'layer2',
      netAttachDefName: 'team-a/udn',
      role: 'primary',
    }),
  ]);
  expect(networkOf(picture).facts.role).toBe('primary');
});

test('an SR-IOV network is known by its resource, and its uplink is not guessed', () => {
  const annotations = { 'k8s.v1.cni.cncf.io/resourceName': 'openshift.io/mlxnics' };
  const picture = pictureOf([
    ...worker('worker-1', [nic('ens3f0', { ethernet: { 'sr-iov': { vfs: [{ id: 0 }] } } })]),
    nad('fast', { type: 'sriov' }, { annotations }),
  ]);
  expect(leftOf(picture)).toEqual([]);
  expect(networkOf(picture).facts.place).toEqual({
    type: 'resource',
    resource: 'openshift.io/mlxnics',
  });
});

test('a macvlan network stands on its master where the node has it, and on a ghost where not', () => {
  const picture = pictureOf([
    ...worker('worker-1', [nic('ens5')]),
    ...worker('worker-2', [nic('ens6')]),
    nad('migration', { type: 'macvlan', master: 'ens5', mode: 'bridge' }),
  ]);
  expect(leftOf(picture)).toEqual([
    ['uplink:ens5', 'ok', ['worker-1'], []],
    ['uplink:ens5', 'broken', [], ['worker-2']],
  ]);
  const uplinks = picture.cards.filter(({ lane }) => lane === 'uplinks');
  expect(uplinks.map(({ presence, nodes }) => [presence, nodes]).sort()).toEqual([
    ['missing', ['worker-2']],
    ['there', ['worker-1']],
  ]);
});

test('a macvlan network whose master is a port of a bridge stands on that uplink', () => {
  const bridge = {
    name: 'br1',
    type: 'ovs-bridge',
    state: 'up',
    bridge: { port: [{ name: 'ens5' }] },
  };
  const picture = pictureOf([
    ...worker('worker-1', [nic('ens5'), bridge]),
    nad('migration', { type: 'macvlan', master: 'ens5' }),
  ]);
  expect(leftOf(picture)).toEqual([['uplink:br1', 'ok', ['worker-1'], []]]);
});

test('a macvlan network without a master, and a plugin that is not known, say so', () => {
  const place = (config: object): unknown => networkOf(pictureOf([nad('x', config)])).facts.place;
  expect(place({ type: 'macvlan' })).toEqual({
    type: 'master',
    master: undefined,
    plugin: 'macvlan',
  });
  expect(place({ type: 'whereabouts-thing' })).toEqual({
    type: 'unknown',
    plugin: 'whereabouts-thing',
  });
});

test('a Linux bridge network stands on the bridges whose trunk lets its VLAN through', () => {
  const range = (min: number, max: number): object => ({ 'id-range': { min, max } });
  const picture = pictureOf([
    ...worker('worker-1', [nic('ens5'), linuxBridge('br1', 'ens5', [range(2, 4094)])]),
    ...worker('worker-2', [nic('ens5'), linuxBridge('br1', 'ens5', [{ id: 100 }])]),
    nad('lab', { type: 'bridge', bridge: 'br1', vlan: 200 }),
  ]);
  expect(leftOf(picture)).toEqual([
    ['bridge:br1', 'ok', ['worker-1'], []],
    ['bridge:br1', 'broken', [], ['worker-2']],
  ]);
  const trunks = picture.cards.flatMap(({ facts }) =>
    facts.type === 'bridge' ? [facts.trunk] : [],
  );
  expect(trunks).toEqual(
    expect.arrayContaining([[{ min: 2, max: 4094 }], [{ min: 100, max: 100 }]]),
  );
});

test('an untagged Linux bridge network, and a port that does not filter, are not judged by the trunk', () => {
  const open = {
    name: 'br1',
    type: 'linux-bridge',
    state: 'up',
    bridge: { port: [{ name: 'ens5' }] },
  };
  const objects = (config: object, bridge: object): readonly unknown[] => [
    ...worker('worker-1', [nic('ens5'), bridge]),
    nad('lab', { type: 'bridge', bridge: 'br1', ...config }),
  ];
  expect(leftOf(pictureOf(objects({ vlan: 7 }, open)))).toEqual([
    ['bridge:br1', 'ok', ['worker-1'], []],
  ]);
  const filtering = linuxBridge('br1', 'ens5', [{ id: 100 }]);
  expect(leftOf(pictureOf(objects({}, filtering)))).toEqual([
    ['bridge:br1', 'ok', ['worker-1'], []],
  ]);
});
