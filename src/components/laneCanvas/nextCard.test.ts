import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { createTopology } from '../../core/topology/createTopology';
import { layOut } from '../../core/topology/layOut';
import { wholePicture } from '../../core/topology/pictureQuery';
import { nextCard } from './nextCard';

const world = worldOfObjects(findScenario('three-workers').objects());
const picture = createTopology(world, createDiagnosis(world)).picture(wholePicture);
const layout = layOut(picture);
const from = (id: string, key: string): string | undefined => nextCard(picture, layout, id, key);

const VLAN = 'network:ovn:vlan-1924';

test.each([
  ['up, within the lane', VLAN, 'ArrowUp', 'network:ovn:machine-net'],
  ['down, within the lane', VLAN, 'ArrowDown', 'network:ovn:vlan-1926'],
  ['left, along the link', VLAN, 'ArrowLeft', 'localnet:vmdata'],
  ['right, along the link', VLAN, 'ArrowRight', 'nics:network:ovn:vlan-1924'],
  ['to the top', VLAN, 'Home', 'network:ovn:machine-net'],
  ['to the bottom', VLAN, 'End', 'network:ovn:dmz'],
])('goes %s', (_name, id, key, next) => {
  expect(from(id, key)).toBe(next);
});

test('a card without a link leads to the nearest card of the next lane', () => {
  expect(from('localnet:physnet-dmz', 'ArrowLeft')).toBe('bridge:br-vmdata:missing');
});

test.each([
  ['at the top', 'network:ovn:machine-net', 'ArrowUp'],
  ['at the left', 'fabric:leaf-1', 'ArrowLeft'],
  ['for other keys', VLAN, 'x'],
])('leads nowhere %s', (_name, id, key) => {
  expect(from(id, key)).toBeUndefined();
});

test('every card can be reached from the first by arrows alone', () => {
  const [first = ''] = layout.order.flat();
  const reached = new Set([first]);
  const queue = [first];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      const next = from(id, key);
      if (next === undefined || reached.has(next)) continue;
      reached.add(next);
      queue.push(next);
    }
  }
  expect([...reached].sort()).toEqual(picture.cards.map(({ id }) => id).sort());
});
