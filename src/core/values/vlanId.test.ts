import fc from 'fast-check';
import { parseVlanId, VLAN_MAX, VLAN_MIN } from './vlanId';

describe('a VLAN ID', () => {
  test.each([
    ['1', 1],
    [' 4094 ', 4094],
    ['0120', 120],
    [100, 100],
  ])('reads %j as %d', (input, value) => {
    expect(parseVlanId(input)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'vlan-empty'],
    ['   ', 'vlan-empty'],
    [undefined, 'vlan-empty'],
    [null, 'vlan-empty'],
    ['abc', 'vlan-not-a-number'],
    ['100abc', 'vlan-not-a-number'],
    ['1e2', 'vlan-not-a-number'],
    ['0x64', 'vlan-not-a-number'],
    ['-1', 'vlan-not-a-number'],
    ['1.5', 'vlan-not-a-number'],
    [1.5, 'vlan-not-a-number'],
    [Number.NaN, 'vlan-not-a-number'],
    [true, 'vlan-not-a-number'],
    [{}, 'vlan-not-a-number'],
    ['0', 'vlan-out-of-range'],
    ['4095', 'vlan-out-of-range'],
    [0, 'vlan-out-of-range'],
    [-1, 'vlan-out-of-range'],
    ['99999999999999999999', 'vlan-out-of-range'],
  ])('refuses %j as %s', (input, error) => {
    expect(parseVlanId(input)).toEqual({ ok: false, error });
  });

  test('is read back from its own digits over the whole range', () => {
    fc.assert(
      fc.property(fc.integer({ min: VLAN_MIN, max: VLAN_MAX }), (id) => {
        expect(parseVlanId(String(id))).toEqual({ ok: true, value: id });
      }),
    );
  });
});
