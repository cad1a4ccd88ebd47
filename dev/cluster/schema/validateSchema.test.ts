import type { StructuralSchema } from './structuralSchema';
import { validateSchema } from './validateSchema';

describe('validation', () => {
  const number: StructuralSchema = { type: 'integer', minimum: 1, maximum: 4094 };

  test.each<[string, StructuralSchema, unknown, string[]]>([
    ['a number in range', number, 7, []],
    [
      'a number above',
      number,
      4095,
      ['Invalid value: 4095: x in body should be less than or equal to 4094'],
    ],
    [
      'a number below',
      number,
      0,
      ['Invalid value: 0: x in body should be greater than or equal to 1'],
    ],
    [
      'a fraction',
      number,
      1.5,
      ['Invalid value: "number": x in body must be of type integer: "number"'],
    ],
    [
      'text for a number',
      number,
      '7',
      ['Invalid value: "string": x in body must be of type integer: "string"'],
    ],
    ['null', number, null, ['Invalid value: "null": x in body must be of type integer: "null"']],
    ['null where it is allowed', { ...number, nullable: true }, null, []],
    ['an integer for a number', { type: 'number' }, 3, []],
    [
      'an exclusive limit',
      { type: 'number', maximum: 3, exclusiveMaximum: true },
      3,
      ['Invalid value: 3: x in body should be less than 3'],
    ],
    [
      'a multiple',
      { type: 'integer', multipleOf: 4 },
      6,
      ['Invalid value: 6: x in body should be a multiple of 4'],
    ],
    ['a member', { type: 'string', enum: ['a', 'b'] }, 'b', []],
    [
      'no member',
      { type: 'string', enum: ['a', 'b'] },
      'c',
      ['Unsupported value: "c": supported values: "a", "b"'],
    ],
    ['a match', { type: 'string', pattern: '^a+$' }, 'aa', []],
    [
      'no match',
      { type: 'string', pattern: '^a+$' },
      'b',
      [`Invalid value: "b": x in body should match '^a+$'`],
    ],
    [
      'too long',
      { type: 'string', maxLength: 2 },
      'abc',
      ['Too long: may not be more than 2 bytes'],
    ],
    ['length in characters', { type: 'string', maxLength: 2 }, 'äß', []],
    [
      'too short',
      { type: 'string', minLength: 1 },
      '',
      ['Invalid value: "": x in body should be at least 1 chars long'],
    ],
    ['a date', { type: 'string', format: 'date-time' }, '2026-01-01T00:00:00Z', []],
    [
      'no date',
      { type: 'string', format: 'date-time' },
      'today',
      ['Invalid value: "today": x in body must be of type date-time: "today"'],
    ],
    ['an unknown format', { type: 'string', format: 'flavour' }, 'sweet', []],
    ['a list', { type: 'array', items: number }, [1, 2], []],
    [
      'a wrong item',
      { type: 'array', items: number },
      [1, 0],
      ['Invalid value: 0: x[1] in body should be greater than or equal to 1'],
    ],
    [
      'too many',
      { type: 'array', items: number, maxItems: 1 },
      [1, 2],
      ['Too many: 2: must have at most 1 items'],
    ],
    [
      'too few',
      { type: 'array', items: number, minItems: 1 },
      [],
      ['Invalid value: 0: x in body should have at least 1 items'],
    ],
    [
      'a set with a double',
      { type: 'array', items: number, 'x-kubernetes-list-type': 'set' },
      [1, 1],
      ['Duplicate value: 1'],
    ],
    [
      'a map with a double key',
      {
        type: 'array',
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['k'],
        items: { type: 'object' },
      },
      [{ k: 'a' }, { k: 'a', v: 1 }],
      ['Duplicate value: {"k":"a"}'],
    ],
    ['number or text: text', { 'x-kubernetes-int-or-string': true }, '50%', []],
    ['number or text: number', { 'x-kubernetes-int-or-string': true }, 3, []],
    [
      'number or text: neither',
      { 'x-kubernetes-int-or-string': true },
      true,
      ['Invalid value: "boolean": x in body must be of type integer,string: "boolean"'],
    ],
    ['a missing part', { type: 'object', required: ['y'] }, {}, ['Required value']],
    [
      'too many keys',
      { type: 'object', maxProperties: 1 },
      { a: 1, b: 2 },
      ['Too many: 2: must have at most 1 items'],
    ],
    [
      'too few keys',
      { type: 'object', minProperties: 1 },
      {},
      ['Invalid value: 0: x in body should have at least 1 properties'],
    ],
    [
      'additional properties',
      { type: 'object', additionalProperties: { type: 'string' } },
      { a: 1 },
      ['Invalid value: "integer": x.a in body must be of type string: "integer"'],
    ],
    [
      'one of two shapes',
      { anyOf: [{ type: 'string' }, { type: 'integer' }] },
      true,
      [
        'Invalid value: "": "x" must validate at least one schema (anyOf)',
        'Invalid value: "boolean": x in body must be of type string: "boolean"',
      ],
    ],
    [
      'both of two shapes',
      { oneOf: [{ minimum: 1 }, { minimum: 2 }] },
      3,
      ['Invalid value: "": "x" must validate one and only one schema (oneOf)'],
    ],
    [
      'a forbidden shape',
      { not: { type: 'string' } },
      'a',
      ['Invalid value: "": "x" must not validate the schema (not)'],
    ],
    [
      'all shapes',
      { allOf: [{ minimum: 1 }, { maximum: 2 }] },
      3,
      ['Invalid value: 3: x in body should be less than or equal to 2'],
    ],
  ])('%s', (_, schema, value, messages) => {
    expect(validateSchema(value, schema, 'x').map(({ message }) => message)).toEqual(messages);
  });

  test('every problem of an object is named with its own field', () => {
    const schema: StructuralSchema = {
      type: 'object',
      required: ['a'],
      properties: {
        b: number,
        list: { type: 'array', items: { type: 'object', properties: { c: number } } },
      },
    };
    const fields = validateSchema({ b: 0, list: [{ c: 1 }, { c: 5000 }] }, schema).map(
      ({ field }) => field,
    );
    expect(fields).toEqual(['a', 'b', 'list[1].c']);
  });
});
