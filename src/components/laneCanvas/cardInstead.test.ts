import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { createTopology } from '../../core/topology/createTopology';
import { wholePicture } from '../../core/topology/pictureQuery';
import { cardInstead } from './cardInstead';

const world = worldOfObjects(findScenario('three-workers').objects());
const topology = createTopology(world, createDiagnosis(world));
const whole = topology.picture(wholePicture);
const bridge =
  whole.cards.find(({ facts }) => facts.type === 'bridge' && facts.name === 'br-ex')?.id ?? '';
const open = topology.picture({ ...wholePicture, expanded: [bridge] });

test('the keyboard goes from an expanded card to the first of its nodes, and back to the whole', () => {
  expect(cardInstead(open, bridge)).toBe(`${bridge}@worker-1`);
  expect(cardInstead(whole, `${bridge}@worker-2`)).toBe(bridge);
});

test('a card that is simply gone has none in its stead', () => {
  expect(cardInstead(whole, 'network:ovn:gone')).toBeUndefined();
});
