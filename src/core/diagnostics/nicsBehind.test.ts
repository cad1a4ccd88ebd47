import { vm, vmi } from '../../../dev/fixtures/machineObjects';
import { localnetNad, nncp, node, vmdataState } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { nicsBehind } from './nicsBehind';

const two = { a: 'vlan-120', b: 'vlan-130' };
const world = worldFrom([
  node('worker-1'),
  vmdataState('worker-1'),
  nncp('br-vmdata', { mappings: { vmdata: 'br-vmdata' } }),
  localnetNad('team-a', 'vlan-120'),
  localnetNad('team-a', 'vlan-130'),
  localnetNad('team-a', 'elsewhere', { physicalNetworkName: 'other' }),
  vm('team-a', 'web-1', { nics: two }),
  vmi('team-a', 'web-1', 'worker-1', two),
  vm('team-a', 'web-2', { nics: { a: 'vlan-120', b: 'elsewhere' } }),
]);

describe('nicsBehind', () => {
  it.each([
    ['cluster', '', 4],
    ['node', 'worker-1', 2],
    ['node', 'worker-2', 0],
    ['policy', 'br-vmdata', 3],
    ['policy', 'none', 0],
    ['localnet', 'vmdata', 3],
    ['localnet', 'none', 0],
    ['network', 'ovn:vlan-120', 2],
    ['attachment', 'team-a/vlan-120', 2],
    ['vm', 'team-a/web-2', 2],
  ] as const)('counts for the %s %s: %i', (scope, key, count) => {
    expect(nicsBehind(world, { scope, key })).toBe(count);
  });
});
