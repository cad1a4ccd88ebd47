import { validate } from '../../../dev/fixtures/createForm';
import { newNetworkId } from './newNetworkId';

const { intent } = validate({});
if (intent === undefined) throw new Error('the form is filled in well');

it('is that of its name on a localnet', () => {
  expect(newNetworkId(intent)).toBe('ovn:vlan-200');
});

it('is that of the bridge and the VLAN on a Linux bridge', () => {
  const guests = { changeMacs: true, vlans: [] };
  const physical = { type: 'existing-linux-bridge', bridge: 'br-trunk', guests } as const;
  expect(newNetworkId({ ...intent, physical })).toBe('bridge:br-trunk:200');
});

it('is none where nothing is made', () => {
  expect(newNetworkId({ ...intent, networks: [] })).toBeUndefined();
});
