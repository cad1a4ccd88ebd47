import { CelError } from './celFunctions';
import { evaluateCel } from './evaluateCel';
import { parseCel } from './parseCel';

function value(text: string, scope: Record<string, unknown> = {}): unknown {
  return evaluateCel(parseCel(text), scope);
}

test.each<[string, unknown]>([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['7 / 2', 3],
  ['-7 % 3', -1],
  ['-(2) < 1', true],
  [`'a' + "b"`, 'ab'],
  [String.raw`'it\'s' == "it's"`, true],
  [String.raw`r'\d' == '\\d'`, true],
  ['!true || true && false', false],
  ['true ? 1 : 2', 1],
  ['false ? 1 : true ? 2 : 3', 2],
  ['1 == 1 && 2 != 3 && 2 >= 2 && 2 <= 2 && 3 > 2', true],
  [`'b' in ['a', 'b']`, true],
  [`'a' < 'b'`, true],
  ['[1, 2][1]', 2],
  ['[1, [2]] == [1, [2]]', true],
  [`size('äb') + size([1]) + 'abc'.size()`, 6],
  [`'a.b'.split('.')[1]`, 'b'],
  [`['a', 'b'].join('-')`, 'a-b'],
  [`int('12') > 3 && string(5) == '5'`, true],
  [`'Abc'.lowerAscii().startsWith('ab') && 'abc'.endsWith('c') && 'abc'.contains('b')`, true],
  [`'abc'.matches('^a.c$')`, true],
  ['[1, 2, 3].all(x, x > 0)', true],
  ['[1, 2, 3].exists(x, x > 2) && [1, 2, 3].exists_one(x, x > 1)', false],
  ['[1, 2, 3].filter(x, x > 1).map(x, x * 2)', [4, 6]],
  ['[].all(x, false) && ![].exists(x, true)', true],
])('%s', (text, expected) => {
  expect(value(text)).toEqual(expected);
});

test.each<[string, boolean]>([
  [
    `isCIDR('10.0.0.0/24') && isCIDR('fd00::/64') && !isCIDR('10.0.0.0') && !isCIDR('10.0.0.0/33')`,
    true,
  ],
  [`isIP('10.0.0.1') && isIP('::1') && !isIP('10.0.0')`, true],
  [`cidr('10.0.0.0/24').ip().family() == 4 && cidr('fd00::/64').ip().family() == 6`, true],
  [`cidr('10.0.0.0/24').prefixLength() == 24`, true],
  [`cidr('10.0.0.0/16').containsCIDR(cidr('10.0.7.0/24'))`, true],
  [`cidr('10.0.0.0/24').containsCIDR('10.0.0.0/16')`, false],
  [`cidr('10.0.0.0/24').containsIP(ip('10.0.0.9'))`, true],
  [`cidr('fd00::/64').containsIP('fd00:0:0:1::1')`, false],
  [`cidr('10.0.0.0/8').containsIP('fd00::1')`, false],
  [`cidr('10.0.0.7/24').masked() == cidr('10.0.0.0/24')`, true],
  [`cidr('10.0.0.7/24') == cidr('10.0.0.7/24').masked()`, false],
  [`cidr('fd00::ffff:1/112').masked() == cidr('fd00::ffff:0/112')`, true],
  [`cidr('::ffff:10.0.0.1/120').containsIP('::ffff:10.0.0.9')`, true],
  [`format.qualifiedName().validate('example.com/x').hasValue()`, false],
  [`format.qualifiedName().validate('not a name').hasValue()`, true],
  [`format.labelValue().validate('a_b').hasValue()`, false],
  [`format.labelValue().validate('a b').hasValue()`, true],
])('%s is %s', (text, expected) => {
  expect(value(text)).toBe(expected);
});

test('fields are selected, and asked for with has', () => {
  const scope = { self: { a: { b: 1 }, list: [1], none: null } };
  expect(
    value('self.a.b == 1 && has(self.a.b) && !has(self.a.c) && self["a"]["b"] == 1', scope),
  ).toBe(true);
  expect(value('self.all(key, key in ["a", "list", "none"])', scope)).toBe(true);
  expect(value('self.none == null', scope)).toBe(true);
});

test('one side decides, and the error of the other then does not count', () => {
  expect(value('self.none.deep == 1 || true', { self: {} })).toBe(true);
  expect(value('false && self.none == 1', { self: {} })).toBe(false);
  expect(value('[0, 1].exists(x, 1 / x == 1)')).toBe(true);
});

test.each([
  ['self.none', 'no such key: none'],
  ['nobody', "undeclared reference to 'nobody'"],
  ['nothing(1)', "undeclared reference to 'nothing'"],
  ['[1][3]', 'index out of bounds: 3'],
  ['1 / 0', 'division by zero'],
  ['1 && true', 'no such overload'],
  [`1 + 'a'`, 'no such overload'],
  [`cidr('x')`, 'network address parse error during conversion from string: x'],
  [`int('x')`, 'type conversion error from string to int: x'],
])('%s is an error of evaluation', (text, message) => {
  expect(() => value(text, { self: {} })).toThrow(CelError);
  expect(() => value(text, { self: {} })).toThrow(message);
});

test.each(['self ==', '(1', '1 2', 'a.', '#', `'open`, '[1,, 2]', ''])(
  '%j is no expression',
  (text) => {
    expect(() => parseCel(text)).toThrow(/^Syntax error: /);
  },
);
