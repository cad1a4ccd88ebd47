import { bridge, worldOf } from '../../../dev/fixtures/nodeSpecs';
import { nic } from '../../../dev/fixtures/objects';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import { createTopology } from './createTopology';
import { nodeRows } from './nodeRows';
import { wholePicture } from './pictureQuery';

const usual = [nic('eno1'), bridge('br-vm', ['eno1'])];

test('the nodes of an expanded card say what each calls its uplink and how it differs', () => {
  const world = worldOf([
    { name: 'worker-1', interfaces: usual, mappings: { vm: 'br-vm' } },
    { name: 'worker-2', interfaces: usual, mappings: { vm: 'br-vm' } },
    {
      name: 'worker-10',
      interfaces: [nic('enp3s0', { state: 'down' }), bridge('br-vm', ['enp3s0'])],
    },
  ]);
  const topology = createTopology(world, createDiagnosis(world));
  const card = topology.picture(wholePicture).cards.find(({ lane }) => lane === 'uplinks');
  if (card === undefined) throw new Error('no uplink is drawn');
  expect(card.facts).toMatchObject({
    name: 'eno1',
    namings: [
      { name: 'eno1', nodes: ['worker-1', 'worker-2'] },
      { name: 'enp3s0', nodes: ['worker-10'] },
    ],
    down: ['worker-10'],
  });
  expect(card.status).toBe('warning');
  expect(
    nodeRows(world, topology, card).map(({ node, name, down, differences }) => [
      node,
      name,
      down,
      differences.map(({ type }) => type),
    ]),
  ).toEqual([
    ['worker-1', 'eno1', false, []],
    ['worker-2', 'eno1', false, []],
    ['worker-10', 'enp3s0', true, ['mapping-missing']],
  ]);
});
