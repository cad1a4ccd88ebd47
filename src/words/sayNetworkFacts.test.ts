import { nad } from '../../dev/fixtures/objects';
import { worldOfObjects } from '../../dev/fixtures/worldOfObjects';
import type { NetworkFacts } from '../core/topology/card';
import type { VlanNetwork } from '../core/networks/vlanNetwork';
import { sayEnglish } from './catalogue';
import { sayPlacedNetwork, sayTag } from './sayNetworkFacts';

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

const overlay = (role: 'primary' | 'secondary', userDefined: boolean): NetworkFacts => ({
  type: 'network',
  network: networkOf({
    type: 'ovn-k8s-cni-overlay',
    topology: 'layer2',
    netAttachDefName: 'team-a/n',
    mtu: 1400,
  }),
  reach: undefined,
  place: { type: 'overlay' },
  role,
  userDefined,
  switchSeen: 'not-seen',
  unknown: undefined,
});

test.each([
  [['primary UDN', 'layer 2 overlay', 'MTU 1400'], 'primary', true],
  [['secondary UDN', 'layer 2 overlay', 'MTU 1400'], 'secondary', true],
  [['layer 2 overlay', 'MTU 1400'], 'secondary', false],
] as const)('%j is what is said of a %s overlay, user-defined: %s', (said, role, userDefined) => {
  expect(sayPlacedNetwork(sayEnglish, overlay(role, userDefined))).toEqual(said);
});
