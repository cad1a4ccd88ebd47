import { closestName } from './closestName';

describe('closestName', () => {
  it.each([
    ['vmdta', ['physnet', 'vmdata'], 'vmdata'],
    ['VM-Data', ['physnet', 'vmdata'], 'vmdata'],
    ['physnet1', ['physnet', 'vmdata'], 'physnet'],
    ['dmz', ['physnet', 'vmdata'], undefined],
    ['physnet-dmz', ['physnet', 'vmdata'], undefined],
    ['physnet-a', ['physnet', 'vmdata'], undefined],
    ['physnet', ['physnet-2'], undefined],
    ['-physnet', ['physnet'], 'physnet'],
    ['a', ['b'], undefined],
    ['vmdata', [], undefined],
    ['vmdata', ['vmdata'], undefined],
    ['', ['a'], undefined],
    ['ab1', ['ab2', 'ab3'], 'ab2'],
  ])('for %j among %j finds %j', (name, candidates, found) => {
    expect(closestName(name, candidates)).toBe(found);
  });
});
