import { parseCidr } from './cidr';

describe('an IP range', () => {
  test.each([
    ['192.0.2.0/24', '192.0.2.0/24'],
    [' 10.0.0.0/8 ', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['192.0.2.7/32', '192.0.2.7/32'],
    ['2001:db8::/64', '2001:db8::/64'],
    ['2001:DB8:0::/64', '2001:db8::/64'],
  ])('reads %s as %s', (input, value) => {
    expect(parseCidr(input)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'cidr-empty'],
    [undefined, 'cidr-empty'],
    [24, 'cidr-empty'],
    ['192.0.2.0', 'cidr-form'],
    ['192.0.2/24', 'cidr-form'],
    ['010.0.0.0/8', 'cidr-form'],
    ['192.0.2.0/33', 'cidr-form'],
    ['192.0.2.256/24', 'cidr-form'],
    ['192.0.2.0/24/8', 'cidr-form'],
    ['2001:db8::/129', 'cidr-form'],
    ['2001:db8::', 'cidr-form'],
    ['example', 'cidr-form'],
    ['192.0.2.1/24', 'cidr-host-bits'],
    ['2001:db8::1/64', 'cidr-host-bits'],
  ])('refuses %j as %s', (input, error) => {
    expect(parseCidr(input)).toEqual({ ok: false, error });
  });
});
