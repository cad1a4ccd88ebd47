import { localnetNad } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';

test('an overlay has no VLAN, and of a VLAN that no frame can carry there is no network', () => {
  const world = worldFrom([
    localnetNad('a', 'lan', { topology: 'layer2', vlanID: 5000 }),
    localnetNad('a', 'far', { vlanID: -1 }),
    localnetNad('a', 'near', { vlanID: 7 }),
  ]);
  expect(world.networks().map(({ id, vlan }) => [id, vlan])).toEqual([
    ['ovn:lan', undefined],
    ['ovn:near', 7],
  ]);
});
