import type { FieldProblem } from './apiFailure';

/**
 * Problems of one field in the wording of k8s.io/apimachinery/pkg/util/validation/field: the same constructors, so that
 * `details.causes` and the message read as those of a real API server.
 */
export function invalidValue(field: string, value: unknown, detail: string): FieldProblem {
  return {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${shown(value)}: ${detail}`,
    field,
  };
}

export function typeInvalid(field: string, actualType: string, expected: string): FieldProblem {
  return {
    reason: 'FieldValueTypeInvalid',
    message: `Invalid value: "${actualType}": ${field || '<nil>'} in body must be of type ${expected}: "${actualType}"`,
    field: field || '<nil>',
  };
}

export function required(field: string, detail = ''): FieldProblem {
  const message = detail ? `Required value: ${detail}` : 'Required value';
  return { reason: 'FieldValueRequired', message, field };
}

export function notSupported(field: string, value: unknown, supported: unknown[]): FieldProblem {
  const list = supported.map((item) => JSON.stringify(item)).join(', ');
  return {
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${shown(value)}: supported values: ${list}`,
    field,
  };
}

export function tooLong(field: string, limit: number): FieldProblem {
  return {
    reason: 'FieldValueTooLong',
    message: `Too long: may not be more than ${limit} bytes`,
    field,
  };
}

export function tooMany(field: string, actual: number, limit: number): FieldProblem {
  return {
    reason: 'FieldValueTooMany',
    message: `Too many: ${actual}: must have at most ${limit} items`,
    field,
  };
}

export function duplicate(field: string, value: unknown): FieldProblem {
  return { reason: 'FieldValueDuplicate', message: `Duplicate value: ${shown(value)}`, field };
}

export function forbiddenField(field: string, detail: string): FieldProblem {
  return { reason: 'FieldValueForbidden', message: `Forbidden: ${detail}`, field };
}

function shown(value: unknown): string {
  return value === undefined ? 'null' : JSON.stringify(value);
}
