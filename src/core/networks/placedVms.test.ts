import { vm } from '../../../dev/fixtures/machineObjects';
import { localnetNad } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';

test('VMs of one placement are one group, and those that are on several networks are named', () => {
  const world = worldFrom([
    localnetNad('team-a', 'vlan-120'),
    localnetNad('team-a', 'vlan-130'),
    vm('team-a', 'web-1', { nics: { lan: 'vlan-120' } }),
    vm('team-a', 'web-2', { nics: { lan: 'vlan-120' } }),
    vm('team-a', 'both', { nics: { lan: 'vlan-120', other: 'vlan-130' } }),
    vm('team-a', 'tied', { nics: { lan: 'vlan-120' }, nodeSelector: { rack: '1' } }),
  ]);
  expect(world.vmsByPlacement('ovn:vlan-120')).toEqual([
    { example: 'team-a/both', alone: 2, others: ['team-a/both'] },
    { example: 'team-a/tied', alone: 1, others: [] },
  ]);
  expect(world.vmsByPlacement('ovn:vlan-130')).toEqual([
    { example: 'team-a/both', alone: 0, others: ['team-a/both'] },
  ]);
});
