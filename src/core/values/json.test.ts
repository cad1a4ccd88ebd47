import { asArray, asBoolean, asInteger, asName, asObject, asString, asStringMap, at } from './json';

describe('reading JSON of unknown shape', () => {
  test('follows a path through objects and stops where one is missing', () => {
    const json = { spec: { ports: [{ name: 'a' }], none: null } };
    expect(at(json, 'spec', 'ports')).toEqual([{ name: 'a' }]);
    expect(at(json, 'spec', 'none', 'deeper')).toBeUndefined();
    expect(at(json, 'spec', 'ports', '0')).toBeUndefined();
    expect(at(undefined, 'spec')).toBeUndefined();
    expect(at(7)).toBe(7);
  });

  test('takes an object, an array, a string, a boolean and an integer for what they are only', () => {
    expect(asObject([])).toBeUndefined();
    expect(asObject(null)).toBeUndefined();
    expect(asObject({ a: 1 })).toEqual({ a: 1 });
    expect(asArray({})).toEqual([]);
    expect(asArray(null)).toEqual([]);
    expect(asArray([1])).toEqual([1]);
    expect(asString(1)).toBeUndefined();
    expect(asString('')).toBe('');
    expect(asBoolean('true')).toBeUndefined();
    expect(asBoolean(false)).toBe(false);
    expect(asInteger('1')).toBeUndefined();
    expect(asInteger(1.5)).toBeUndefined();
    expect(asInteger(-1)).toBe(-1);
  });

  test.each([
    ['eth0', 'eth0'],
    [1, '1'],
    ['0001', '0001'],
    ['', undefined],
    [Infinity, undefined],
    [null, undefined],
    [true, undefined],
  ])('reads the name %j as %j', (input, name) => {
    expect(asName(input)).toBe(name);
  });

  test('keeps label values that are text or that YAML made a number of, empty ones included', () => {
    expect(asStringMap({ a: 'x', b: '', c: 7, d: true, e: null, f: {} })).toEqual({
      a: 'x',
      b: '',
      c: '7',
    });
    expect(asStringMap('x')).toEqual({});
  });
});
