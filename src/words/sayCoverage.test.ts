import { sayEnglish } from './catalogue';
import { sayCoverage } from './sayCoverage';

it.each([
  [['a', 'b'], ['c'], [], '2 of 3 nodes'],
  [[], ['c'], ['a', 'b'], '0 of 3 nodes, 2 unknown'],
  [[], [], [], 'no node runs VMs'],
])('%j reached, %j missed and %j not seen is %s', (whole, broken, unknown, text) => {
  expect(sayCoverage(sayEnglish, { whole, broken, unknown })).toBe(text);
});
