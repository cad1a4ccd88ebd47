import { nncp } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { policyName } from './policyName';

describe('the name of a policy', () => {
  test.each([
    ['tenant', 'localnet-tenant'],
    ['tenant.blue_1', 'localnet-tenant-blue-1'],
    ['x'.repeat(63), `localnet-${'x'.repeat(54)}`],
    [`${'x'.repeat(53)}.${'y'.repeat(9)}`, `localnet-${'x'.repeat(53)}`],
  ])('for %s is %s', (localnet, expected) => {
    expect(policyName(localnet, worldFrom([]))).toBe(expected);
  });

  test('has room for its number', () => {
    const long = `localnet-${'x'.repeat(54)}`;
    expect(policyName('x'.repeat(63), worldFrom([nncp(long)]))).toBe(
      `localnet-${'x'.repeat(52)}-2`,
    );
  });
});
