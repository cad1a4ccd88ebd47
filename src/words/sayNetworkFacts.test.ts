import { nad } from '../../dev/fixtures/objects';
import { worldOfObjects } from '../../dev/fixtures/worldOfObjects';
import type { VlanNetwork } from '../core/networks/vlanNetwork';
import { sayEnglish } from './catalogue';
import { sayTag } from './sayNetworkFacts';

const networkOf = (config: object): VlanNetwork => {
  const full = { type: 'bridge', name: 'n', bridge: 'br1', ...config };
  const [network] = worldOfObjects([nad('team-a', 'n', full)]).networks();
  if (network === undefined) throw new Error('no network');
  return network;
};

test.each([
  ['VLAN 200', { vlan: 200 }],
  ['VLAN 200', { vlan: 200, vlanTrunk: [{ minID: 2, maxID: 9 }] }],
  ['tagged by guests', { vlanTrunk: [{ minID: 2, maxID: 9 }] }],
  ['untagged', {}],
])('%s is what is said of %j', (said, config) => {
  expect(sayTag(sayEnglish, networkOf(config))).toBe(said);
});
