import { changesOf, loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { Change } from '../inventory/inventory';
import type { Kind } from '../kinds/kindRegistry';
import type { Picture } from './card';
import { createTopology } from './createTopology';
import { pathOf } from './pathOf';
import { wholePicture } from './pictureQuery';

const pictureOf = (
  objects: readonly unknown[],
  forbidden: readonly Kind[] = [],
  changes: readonly Change[] = [],
): Picture => {
  const world = worldOfObjects(objects, [...loadedBut(...forbidden), ...changes]);
  return createTopology(world, createDiagnosis(world)).picture(wholePicture);
};

const threeWorkers = pictureOf(findScenario('three-workers').objects());

describe('the path of a network that misses one node', () => {
  const path = pathOf(threeWorkers, 'network:ovn:vlan-1924');

  test('has one line per hop, from the switch to the NICs', () => {
    expect(path.map(({ lane }) => lane)).toEqual([
      'fabric',
      'uplinks',
      'bridges',
      'localnets',
      'networks',
      'nics',
    ]);
  });

  test('blames the first broken hop and not what follows from it', () => {
    expect(path.map(({ status }) => status)).toEqual(['ok', 'ok', 'error', 'ok', 'ok', 'warning']);
  });

  test('counts the nodes of each hop and the NICs that are fine', () => {
    expect(path.map(({ count }) => count)).toEqual([
      { type: 'nodes', count: 2 },
      { type: 'nodes', count: 2 },
      { type: 'nodes-of', count: 2, of: 3 },
      { type: 'nodes', count: 2 },
      undefined,
      { type: 'fine', count: 9 },
    ]);
  });

  test('says what is seen, what is free, what is missing and who may move there', () => {
    expect(path.map(({ notes }) => notes)).toEqual([
      [
        { type: 'lists-vlan', vlan: 1924 },
        { type: 'not-seen', nodes: ['worker-3'] },
      ],
      [{ type: 'free', nodes: ['worker-3'] }],
      [{ type: 'missing', nodes: ['worker-3'] }],
      [],
      [{ type: 'namespaces', count: 3 }],
      [{ type: 'may-move', count: 5, nodes: ['worker-3'] }],
    ]);
  });
});

test('a network whose localnet is mapped nowhere breaks at the localnet', () => {
  const path = pathOf(threeWorkers, 'network:ovn:dmz');
  expect(path.map(({ lane, status }) => `${lane} ${status}`)).toEqual([
    'localnets error',
    'networks ok',
    'nics error',
  ]);
  expect(path[0]?.notes).toEqual([{ type: 'mapped-nowhere' }]);
});

test('a port that announces other VLANs is said not to list this one', () => {
  const objects = findScenario('three-workers').objects();
  const text = JSON.stringify(objects).replaceAll('"vid":1924', '"vid":1999');
  const path = pathOf(pictureOf(JSON.parse(text) as unknown[]), 'network:ovn:vlan-1924');
  expect(path[0]?.notes[0]).toEqual({ type: 'does-not-list', vlan: 1924 });
  expect(path[0]?.status).toBe('warning');
});

test('a port that announces no VLAN is not said to lack any', () => {
  expect(pathOf(threeWorkers, 'network:ovn:machine-net')[0]).toMatchObject({
    status: 'unknown',
    notes: [{ type: 'lists-nothing' }],
  });
});

test('a selection that is not in the picture has no path', () => {
  expect(pathOf(threeWorkers, 'network:ovn:gone')).toEqual([]);
});

test('a hub reads out four things of a lane, the selected one first, and counts the rest', () => {
  const nad = (index: number): unknown => ({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { namespace: 'team-a', name: `vlan-${String(index)}` },
    spec: {
      config: JSON.stringify({
        type: 'ovn-k8s-cni-overlay',
        name: `vlan-${String(index)}`,
        topology: 'localnet',
        physicalNetworkName: 'trunk',
        vlanID: index,
      }),
    },
  });
  const picture = pictureOf(Array.from({ length: 9 }, (_, index) => nad(index + 1)));
  const path = pathOf(picture, 'localnet:trunk').filter(({ lane }) => lane === 'networks');
  expect(path.map(({ more }) => more)).toEqual([0, 0, 0, 0, 5]);
});

const objects = findScenario('three-workers').objects();
const hop = (picture: Picture, lane: string, selected = 'network:ovn:vlan-1924') =>
  pathOf(picture, selected).find((one) => one.lane === lane);

/** The same cluster, but the state of one node is told otherwise. */
const withState = (node: string, edit: (text: string) => string): Picture => {
  const state = objects.find(
    ({ kind, metadata }) => kind === 'NodeNetworkState' && metadata.name === node,
  );
  return pictureOf(objects, [], changesOf([JSON.parse(edit(JSON.stringify(state))) as unknown]));
};

test('where node states may not be read the path begins at the localnet, and says that its mapping is unknown', () => {
  const some = objects.filter(({ kind }) => kind !== 'NodeNetworkState');
  const path = pathOf(pictureOf(some, ['nns']), 'network:ovn:vlan-1924');
  expect(path[0]).toMatchObject({
    lane: 'localnets',
    status: 'unknown',
    notes: [{ type: 'mapping-unknown' }],
  });
});

test('a node that reports nothing is a note beneath the bridge of the others', () => {
  const some = objects.filter(
    ({ kind, metadata }) => !(kind === 'NodeNetworkState' && metadata.name === 'worker-2'),
  );
  expect(hop(pictureOf(some), 'bridges')?.notes).toContainEqual({
    type: 'unread',
    nodes: ['worker-2'],
  });
});

test('no hop on nodes is called fine while a node could not be read, and the NICs are no better known', () => {
  const some = objects.filter(
    ({ kind, metadata }) =>
      !(kind === 'NodeNetworkState' && ['worker-2', 'worker-3'].includes(metadata.name)),
  );
  const path = pathOf(pictureOf(some), 'network:ovn:vlan-1926');
  expect(path.map(({ lane, status }) => `${lane} ${status}`)).toEqual([
    'fabric unknown',
    'uplinks unknown',
    'bridges unknown',
    'localnets unknown',
    'networks ok',
    'nics unknown',
  ]);
  for (const { lane, notes } of path.slice(1, 4)) {
    expect([lane, notes]).toEqual([lane, [{ type: 'unread', nodes: ['worker-2', 'worker-3'] }]]);
  }
});

test('an uplink that is not up is not fine', () => {
  const picture = withState('worker-1', (text) =>
    text.replace(/("name":"ens224","type":"ethernet","state":)"up"/, '$1"down"'),
  );
  expect(hop(picture, 'uplinks')).toMatchObject({ status: 'warning' });
  expect(hop(picture, 'uplinks')?.notes).toContainEqual({ type: 'down', nodes: ['worker-1'] });
});

test('a bridge without an uplink is broken at itself, where no hop further left can say so', () => {
  const picture = withState('worker-1', (text) =>
    text.replace(/("name":"br-vmdata".*?"port":)\[\{"name":"ens224"[^\]]*\]/, '$1[]'),
  );
  expect(hop(picture, 'bridges')?.status).toBe('error');
});

test('when no node reports, the bridge is unknown and nothing is missing', () => {
  const some = objects.filter(({ kind }) => kind !== 'NodeNetworkState');
  expect(hop(pictureOf(some), 'bridges')).toMatchObject({ status: 'unknown', count: undefined });
});

test('a node that has the bridge and lacks the mapping breaks at the localnet', () => {
  const picture = withState('worker-1', (text) =>
    text.replaceAll('"localnet":"vmdata"', '"localnet":"other"'),
  );
  expect(hop(picture, 'localnets')).toMatchObject({
    status: 'error',
    notes: [{ type: 'not-mapped', nodes: ['worker-1'] }],
  });
});

test('a localnet on two bridges is a warning, because the nodes differ', () => {
  const picture = withState('worker-1', (text) => text.replaceAll('br-vmdata', 'br-other'));
  expect(hop(picture, 'localnets')?.status).toBe('warning');
  expect(
    pathOf(picture, 'network:ovn:vlan-1924').filter(({ lane }) => lane === 'bridges'),
  ).toHaveLength(2);
});

test('a bridge on a NIC that does not exist breaks at the uplink', () => {
  const picture = withState('worker-1', (text) =>
    text.replaceAll('"name":"ens224","type":"ethernet"', '"name":"ens224","type":"ovs-interface"'),
  );
  expect(hop(picture, 'uplinks')).toMatchObject({
    status: 'error',
    notes: [
      { type: 'free', nodes: ['worker-3'] },
      { type: 'missing', nodes: ['worker-1'] },
    ],
  });
});

test('without any switch heard the switch is unknown, and no node is named twice', () => {
  const silent = JSON.parse(
    JSON.stringify(objects).replaceAll('"neighbors":', '"was":'),
  ) as unknown[];
  expect(hop(pictureOf(silent), 'fabric')).toMatchObject({
    status: 'unknown',
    count: { type: 'nodes', count: 3 },
    notes: [],
  });
});

test('an attachment that leads nowhere breaks at itself', () => {
  const some = objects.filter(
    ({ kind, metadata }) =>
      !(kind === 'NetworkAttachmentDefinition' && metadata.namespace === 'databases'),
  );
  const path = pathOf(pictureOf(some), 'attachment:databases/vlan-1926');
  expect(path.map(({ lane, status }) => `${lane} ${status}`)).toEqual([
    'networks error',
    'nics error',
  ]);
  expect(path[1]?.notes).toEqual([{ type: 'troubled', count: 3 }]);
});
