import { renamed } from './renamed';
import { findScenario } from './scenarios';

const threeWorkers = findScenario('three-workers');

test('a thing has its new name wherever it is referred to, and only whole names are changed', () => {
  const long = 'm'.repeat(63);
  const before = JSON.stringify(threeWorkers.objects());
  const after = JSON.stringify(renamed(threeWorkers, { 'vlan-1924': long, db: 'w1' }).objects());
  expect(before).toMatch(/"vlan-1924"/);
  expect(after).not.toMatch(/"vlan-1924"/);
  expect(after.split(`"${long}"`)).toHaveLength(before.split('"vlan-1924"').length);
  expect(after.split('"db-1"')).toHaveLength(before.split('"db-1"').length);
  expect(after).not.toContain('w1');
});

test('without names it stays what it is', () => {
  expect(renamed(threeWorkers, {})).toBe(threeWorkers);
});
