import { attachmentConfigProblems } from './attachmentConfigProblems';
import { bridgeConfig } from './bridgeAttachment';

const place = { namespace: 'team-a', name: 'vlan-200' };

const good = bridgeConfig({
  ...place,
  bridge: 'br1',
  vlan: 200,
  guestVlans: [{ min: 100, max: 300 }],
  guestsChangeMacs: false,
  mtu: 1500,
});

const problems = (change: object): readonly string[] =>
  attachmentConfigProblems(JSON.stringify({ ...good, ...change }), place).map(({ code }) => code);

describe('the configuration of a Linux bridge network', () => {
  test('as we write it has no problem', () => {
    expect(problems({})).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['of the plugin that is no more', { type: 'cnv-bridge' }, 'config-bridge-deprecated'],
    [
      'without a bridge, so that the plugin makes one',
      { bridge: undefined },
      'config-bridge-missing',
    ],
    ['with a bridge that no node can have', { bridge: 'br trunk' }, 'config-bridge-name'],
    ['with the VLAN under OVN’s key, and so untagged', { vlanID: 200 }, 'config-bridge-key'],
    ['with a flag as text', { macspoofchk: 'false' }, 'config-bridge-flag'],
    [
      'with every guest on VLAN 1 as well',
      { preserveDefaultVlan: undefined },
      'config-bridge-default-vlan',
    ],
    ['with a VLAN as text', { vlan: '200' }, 'config-bridge-vlan'],
    ['with a VLAN that no switch knows', { vlan: 5000 }, 'config-bridge-vlan'],
    ['with a reversed trunk', { vlanTrunk: [{ minID: 9, maxID: 2 }] }, 'config-bridge-trunk'],
    ['with a trunk beyond 4094', { vlanTrunk: [{ minID: 2, maxID: 5000 }] }, 'config-bridge-trunk'],
    ['with a trunk that is no list', { vlanTrunk: '2-9' }, 'config-bridge-trunk'],
    ['with addresses of the cluster', { ipam: { type: 'whereabouts' } }, 'config-bridge-ipam'],
    ['without a name', { name: '' }, 'config-name-missing'],
    ['without an MTU', { mtu: undefined }, 'config-mtu-missing'],
    ['without a version', { cniVersion: undefined }, 'config-version-missing'],
  ])('%s is not written', (_, change, code) => {
    expect(problems(change)).toEqual([code]);
  });
});
