import fc from 'fast-check';
import { parseMacAddress } from './macAddress';

describe('a MAC address', () => {
  test.each([
    ['02:00:00:12:34:56', '02:00:00:12:34:56'],
    ['02-00-00-AB-CD-EF', '02:00:00:ab:cd:ef'],
    [' 020000abcdef ', '02:00:00:ab:cd:ef'],
    ['52:54:00:00:00:01', '52:54:00:00:00:01'],
  ])('reads %s as %s', (input, value) => {
    expect(parseMacAddress(input)).toEqual({ ok: true, value });
  });

  test.each([
    ['', 'mac-empty'],
    [undefined, 'mac-empty'],
    ['02:00:00:12:34', 'mac-form'],
    ['02:00:00:12:34:56:78', 'mac-form'],
    ['02:00-00:12:34:56', 'mac-form'],
    ['02:00:00:12:34:5g', 'mac-form'],
    ['0200.0012.3456', 'mac-form'],
    ['01:00:5e:00:00:01', 'mac-multicast'],
    ['ff:ff:ff:ff:ff:ff', 'mac-multicast'],
    ['00:00:00:00:00:00', 'mac-multicast'],
    ['02:00:00:00:00:00', 'mac-reserved'],
    ['02-00-00-00-00-00', 'mac-reserved'],
  ])('refuses %j as %s', (input, error) => {
    expect(parseMacAddress(input)).toEqual({ ok: false, error });
  });

  test('is the same however its bytes are written', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.array(byte, { minLength: 6, maxLength: 6 }), (bytes) => {
        const pairs = bytes.map((value) => value.toString(16).padStart(2, '0'));
        const read = parseMacAddress(pairs.join(':'));
        expect(parseMacAddress(pairs.join('-').toUpperCase())).toEqual(read);
        expect(parseMacAddress(pairs.join(''))).toEqual(read);
        expect(read.ok && (bytes[0] ?? 0) % 2 === 1).toBe(false);
      }),
    );
  });
});
