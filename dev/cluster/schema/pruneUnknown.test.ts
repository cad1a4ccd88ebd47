import { pruneUnknown } from './pruneUnknown';
import type { StructuralSchema } from './structuralSchema';

describe('pruning', () => {
  const schema: StructuralSchema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          known: { type: 'string' },
          free: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
            properties: { part: { type: 'object', properties: {} } },
          },
          map: {
            type: 'object',
            additionalProperties: { type: 'object', properties: { a: { type: 'string' } } },
          },
          list: { type: 'array', items: { type: 'object', properties: { a: { type: 'string' } } } },
          template: { type: 'object', 'x-kubernetes-embedded-resource': true, properties: {} },
        },
      },
    },
  };

  test('unknown fields go at every depth, and their paths are told', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'K',
      metadata: { anything: 1 },
      spec: {
        known: 'x',
        other: 1,
        free: { anything: { at: 'all' }, part: { no: 1 } },
        map: { one: { a: 'x', b: 'y' } },
        list: [{ a: 'x', b: 'y' }],
        template: { kind: 'T', metadata: {}, rest: 1 },
      },
      status: {},
    };
    expect(pruneUnknown(object, schema)).toEqual([
      'spec.other',
      'spec.free.part.no',
      'spec.map.one.b',
      'spec.list[0].b',
      'spec.template.rest',
      'status',
    ]);
    expect(object).toEqual({
      apiVersion: 'v1',
      kind: 'K',
      metadata: { anything: 1 },
      spec: {
        known: 'x',
        free: { anything: { at: 'all' }, part: {} },
        map: { one: { a: 'x' } },
        list: [{ a: 'x' }],
        template: { kind: 'T', metadata: {} },
      },
    });
  });
});
