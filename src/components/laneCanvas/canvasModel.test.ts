import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { createTopology } from '../../core/topology/createTopology';
import { layOut } from '../../core/topology/layOut';
import { wholePicture } from '../../core/topology/pictureQuery';
import { sayEnglish } from '../../words/catalogue';
import { canvasModel } from './canvasModel';

const world = worldOfObjects(findScenario('three-workers').objects());
const picture = createTopology(world, createDiagnosis(world)).picture(wholePicture);
const model = canvasModel(sayEnglish, picture, layOut(picture));

test('the cards say what those of the mock-up say', () => {
  const lines = model.nodes.map(({ data }) => `${data.title}: ${data.subtitle}`);
  expect(lines).toEqual([
    'leaf-1 · leaf-2: 3 ports · 3 nodes',
    'leaf-1: 2 ports · 2 nodes',
    'no LLDP: switch unknown · 1',
    'bond0: eno1 + eno2 · 3 nodes',
    'ens224: 25 Gb/s · 2 nodes',
    'ens224: free · worker-3',
    'br-ex: OVS · 3 nodes',
    'br-vmdata: OVS · 2 of 3 nodes',
    'br-vmdata: not on worker-3',
    'machine-net: on br-ex · 3 nodes',
    'vmdata: on br-vmdata · 2 nodes',
    'physnet-dmz: mapped on no node',
    'machine-net: untagged · MTU 1500',
    'vlan-1924: VLAN 1924 · MTU 1500',
    'vlan-1926: VLAN 1926 · MTU 9000',
    'dmz: VLAN 300 · MTU 1500',
    '2 NICs: demo-vm, jump',
    '14 NICs: web-1, web-2 … 3 ns',
    '3 NICs: db-1, db-2, db-3',
    '1 NIC: proxy-1',
  ]);
});

test('the spoken labels name noun, name and facts', () => {
  const labels = model.nodes.map(({ data }) => data.label);
  expect(labels).toEqual(
    expect.arrayContaining([
      'Switch leaf-1, 2 ports, 2 nodes',
      'Uplink ens224, free, worker-3',
      'Bridge br-ex, 3 nodes',
      'Bridge br-vmdata, 2 of 3 nodes',
      'Bridge br-vmdata, not on worker-3',
      'Localnet vmdata, on br-vmdata, 2 nodes',
      'VLAN network vlan-1924, VLAN 1924, reaches 2 of 3 nodes',
      'VLAN network machine-net, untagged, reaches 3 of 3 nodes',
      'VM NICs of vlan-1924, 14 NICs, 3 namespaces',
    ]),
  );
  expect(new Set(labels).size).toBe(labels.length);
});

test('what is wrong is spoken after the name, and silence means that nothing is', () => {
  const described = new Map(model.nodes.map(({ id, data }) => [id, data.description]));
  expect(described.get('network:ovn:machine-net')).toBe('');
  expect(described.get('localnet:physnet-dmz')).toMatch(/^Broken\. Localnet physnet-dmz /);
});

test('links carry the number of namespaces only where attachments are', () => {
  const numbered = model.edges.filter(({ data }) => data.number !== '');
  expect(numbered.map(({ data }) => `${data.target} ${data.number}`).sort()).toEqual([
    'nics:network:ovn:dmz 1',
    'nics:network:ovn:machine-net 1',
    'nics:network:ovn:vlan-1924 3',
    'nics:network:ovn:vlan-1926 1',
  ]);
});

test('a card that was expanded from a node set names its node', () => {
  const topology = createTopology(world, createDiagnosis(world));
  const sets = picture.cards.filter(({ lane, nodes }) => lane === 'uplinks' && nodes.length === 2);
  const expanded = sets.map(({ id }) => id);
  const drawn = topology.picture({ ...wholePicture, expanded });
  const lines = canvasModel(sayEnglish, drawn, layOut(drawn)).nodes.map(
    ({ data }) => `${data.title}: ${data.subtitle}`,
  );
  expect(lines).toEqual(
    expect.arrayContaining(['ens224: 25 Gb/s · worker-1', 'ens224: 25 Gb/s · worker-2']),
  );
});
