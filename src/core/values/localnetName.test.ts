import fc from 'fast-check';
import { parseLocalnetName } from './localnetName';

describe('the name of a localnet that is to be written', () => {
  test.each(['vmdata', 'vlan-1924', 'a', '0', 'tenant.blue_1', 'x'.repeat(63)])(
    'accepts %s',
    (name) => {
      expect(parseLocalnetName(` ${name} `)).toEqual({ ok: true, value: name });
    },
  );

  test.each([
    ['', 'localnet-empty'],
    ['  ', 'localnet-empty'],
    [undefined, 'localnet-empty'],
    [7, 'localnet-empty'],
    ['x'.repeat(64), 'localnet-too-long'],
    ['a:b', 'localnet-characters'],
    ['a,b', 'localnet-characters'],
    ['a/b', 'localnet-characters'],
    ['a b', 'localnet-characters'],
    ['VMdata', 'localnet-characters'],
    ['-a', 'localnet-characters'],
    ['physnet', 'localnet-reserved'],
    ['locnet', 'localnet-reserved'],
    ['physnet1', 'localnet-hidden-prefix'],
    ['physnet-vm', 'localnet-hidden-prefix'],
  ])('refuses %j as %s', (input, error) => {
    expect(parseLocalnetName(input)).toEqual({ ok: false, error });
  });

  test('never holds what would break a mapping on the node', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseLocalnetName(text);
        if (parsed.ok) expect(parsed.value).toMatch(/^[^:,/\s]{1,63}$/);
      }),
    );
  });
});
