import { applyDefaults } from './applyDefaults';
import { dropNulls } from './dropNulls';
import type { StructuralSchema } from './structuralSchema';

describe('defaults', () => {
  test('fill what is missing, and null where null is not allowed, but make no parents', () => {
    const schema: StructuralSchema = {
      type: 'object',
      properties: {
        a: { type: 'string', default: 'x' },
        b: { type: 'string', default: 'x', nullable: true },
        parent: { type: 'object', properties: { c: { type: 'integer', default: 1 } } },
        made: { type: 'object', default: {}, properties: { d: { type: 'integer', default: 2 } } },
        list: {
          type: 'array',
          items: { type: 'object', properties: { e: { type: 'integer', default: 3 } } },
        },
      },
    };
    const object: Record<string, unknown> = { a: null, b: null, list: [{}, { e: 4 }] };
    applyDefaults(object, schema);
    expect(object).toEqual({ a: 'x', b: null, made: { d: 2 }, list: [{ e: 3 }, { e: 4 }] });
  });
});

describe('nulls', () => {
  test('are dropped where they mean nothing, and kept in lists, where allowed, and where nothing is known', () => {
    const text: StructuralSchema = { type: 'string' };
    const schema: StructuralSchema = {
      type: 'object',
      properties: {
        gone: text,
        allowed: { ...text, nullable: true },
        defaulted: { ...text, default: 'x' },
        map: { type: 'object', additionalProperties: text },
        list: { type: 'array', items: { type: 'object', properties: { gone: text } } },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    };
    const object = {
      gone: null,
      allowed: null,
      defaulted: null,
      map: { a: null, b: 'y' },
      list: [null, { gone: null }],
      free: { a: null },
    };
    dropNulls(object, schema);
    expect(object).toEqual({
      allowed: null,
      defaulted: null,
      map: { b: 'y' },
      list: [null, {}],
      free: { a: null },
    });
  });
});
