import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import type { Picture } from './card';
import { createTopology } from './createTopology';
import { pathOf } from './pathOf';
import { wholePicture } from './pictureQuery';

const pictureOf = (objects: readonly unknown[]): Picture => {
  const world = worldOfObjects(objects);
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
});

test('a port that announces no VLAN is not said to lack any', () => {
  expect(pathOf(threeWorkers, 'network:ovn:machine-net')[0]?.notes).toEqual([]);
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
