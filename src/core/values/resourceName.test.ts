import { parseResourceName } from './resourceName';

describe('the name of an object that is to be written', () => {
  test.each(['a', 'vlan-1924', '0', 'x'.repeat(63)])('accepts %s', (name) => {
    expect(parseResourceName(` ${name}`)).toEqual({ ok: true, value: name });
  });

  test.each([
    ['', 'name-empty'],
    [' ', 'name-empty'],
    [undefined, 'name-empty'],
    [1924, 'name-empty'],
    ['x'.repeat(64), 'name-too-long'],
    ['VLAN-1924', 'name-characters'],
    ['vlan_1924', 'name-characters'],
    ['vlan.1924', 'name-characters'],
    ['-vlan', 'name-characters'],
    ['vlan-', 'name-characters'],
    ['vlan 1', 'name-characters'],
  ])('refuses %j as %s', (input, error) => {
    expect(parseResourceName(input)).toEqual({ ok: false, error });
  });
});
