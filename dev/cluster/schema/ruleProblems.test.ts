import { ruleProblems } from './ruleProblems';
import type { StructuralSchema } from './structuralSchema';

describe('rules', () => {
  test('a transition rule sees the former value and is left out without one', () => {
    const schema: StructuralSchema = {
      type: 'object',
      properties: {
        a: {
          type: 'integer',
          'x-kubernetes-validations': [{ rule: 'self >= oldSelf', message: 'only up' }],
        },
      },
    };
    expect(ruleProblems({ a: 1 }, schema)).toEqual([]);
    expect(ruleProblems({ a: 2 }, schema, { a: 1 })).toEqual([]);
    expect(ruleProblems({ a: 1 }, schema, { a: 2 })).toEqual([
      { field: 'a', reason: 'FieldValueInvalid', message: 'Invalid value: 1: only up' },
    ]);
  });

  test('the place and the text of a refusal can be given by the rule', () => {
    const schema: StructuralSchema = {
      type: 'object',
      'x-kubernetes-validations': [
        {
          rule: 'self.a < 3',
          messageExpression: `'a is ' + string(self.a)`,
          fieldPath: '.a',
          reason: 'FieldValueForbidden',
        },
        { rule: 'self.none == 1' },
      ],
    };
    expect(ruleProblems({ a: 5 }, schema, undefined, 'spec')).toEqual([
      { field: 'spec.a', reason: 'FieldValueForbidden', message: 'Invalid value: a is 5' },
      {
        field: 'spec',
        reason: 'FieldValueInvalid',
        message: 'Invalid value: no such key: none evaluating rule: self.none == 1',
      },
    ]);
  });
});
