import { isGoEnough } from './controlPlaneBinary';

test.each([
  ['go1.25', true],
  ['go1.25.0', true],
  ['go1.26.8', true],
  ['go1.26.1 X:nocoverageredesign', true],
  ['go2.0', true],
  ['go1.24.9', false],
  ['go1.9', false],
  ['devel +a1b2c3', false],
  ['', false],
])('Go that calls itself %j can build the control plane: %j', (answer, expected) => {
  expect(isGoEnough(answer)).toBe(expected);
});
