import { sayEnglish } from './catalogue';
import { sayNodeDifference } from './sayNodeDifference';

test.each([
  [{ type: 'bridge-missing', bridge: 'br-vmdata' }, 'no br-vmdata'],
  [{ type: 'mtu', bridge: 'br-ex', has: 1500, usual: 9000 }, 'br-ex: MTU 1500, usually 9000'],
  [
    { type: 'vlan', bridge: 'br-ex', has: undefined, usual: 20 },
    'br-ex: VLAN not reported, usually 20',
  ],
  [
    { type: 'bond-mode', bridge: 'br-ex', has: 'active-backup', usual: '802.3ad' },
    'br-ex: bond active-backup, usually 802.3ad',
  ],
  [
    { type: 'mapping-elsewhere', localnet: 'vmdata', has: 'br-ex', usual: 'br-vmdata' },
    'vmdata on br-ex, usually on br-vmdata',
  ],
  [{ type: 'mappings-not-reported' }, 'bridge mappings not reported'],
] as const)('says %j', (difference, text) => {
  expect(sayNodeDifference(sayEnglish, difference)).toBe(text);
});
