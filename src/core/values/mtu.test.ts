import { parseMtu } from './mtu';

describe('an MTU', () => {
  test.each([
    ['576', 576],
    ['1500', 1500],
    [' 9000 ', 9000],
    [65536, 65536],
  ])('reads %j as %d', (input, value) => {
    expect(parseMtu(input)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'mtu-empty'],
    [undefined, 'mtu-empty'],
    [null, 'mtu-empty'],
    ['1500B', 'mtu-not-a-number'],
    ['1.5', 'mtu-not-a-number'],
    [1500.5, 'mtu-not-a-number'],
    ['-1500', 'mtu-not-a-number'],
    [[], 'mtu-not-a-number'],
    ['575', 'mtu-out-of-range'],
    ['65537', 'mtu-out-of-range'],
    ['100000', 'mtu-out-of-range'],
    [0, 'mtu-out-of-range'],
  ])('refuses %j as %s', (input, error) => {
    expect(parseMtu(input)).toEqual({ ok: false, error });
  });
});
