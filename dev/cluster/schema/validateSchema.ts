import type { FieldProblem } from '../apiFailure';
import {
  duplicate,
  invalidValue,
  notSupported,
  required,
  tooLong,
  tooMany,
  typeInvalid,
} from '../fieldProblems';
import type { JsonRecord } from '../jsonValue';
import { isRecord, jsonEqual, runeCount } from '../jsonValue';
import { formatHolds } from './formats';
import type { StructuralSchema } from './structuralSchema';
import { childPath, propertySchema } from './structuralSchema';

/**
 * What a value breaks of its schema, with the field paths and wordings of kube-apiserver
 * (kube-openapi/pkg/validation, translated in apiextensions-apiserver/pkg/apiserver/validation). Unknown fields are no
 * problem here: they were pruned before, or are allowed.
 */
export function validateSchema(
  value: unknown,
  schema: StructuralSchema,
  path = '',
): FieldProblem[] {
  if (value === null && schema.nullable === true) return [];
  const wrongType = checkType(value, schema, path);
  if (wrongType) return [wrongType, ...checkCombinations(value, schema, path)];
  const own = [
    ...checkEnum(value, schema, path),
    ...(typeof value === 'string' ? checkString(value, schema, path) : []),
    ...(typeof value === 'number' ? checkNumber(value, schema, path) : []),
    ...(Array.isArray(value) ? checkList(value, schema, path) : []),
    ...(isRecord(value) ? checkRecord(value, schema, path) : []),
  ];
  return [...own, ...checkCombinations(value, schema, path)];
}

/** The JSON type as kube-openapi names it. */
function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

function checkType(
  value: unknown,
  schema: StructuralSchema,
  path: string,
): FieldProblem | undefined {
  const actual = typeOf(value);
  if (schema['x-kubernetes-int-or-string'] === true) {
    return actual === 'integer' || actual === 'string'
      ? undefined
      : typeInvalid(path, actual, 'integer,string');
  }
  const expected = schema.type;
  if (expected === undefined || expected === '' || expected === actual) return undefined;
  if (expected === 'number' && actual === 'integer') return undefined;
  return typeInvalid(path, actual, expected);
}

function checkEnum(value: unknown, schema: StructuralSchema, path: string): FieldProblem[] {
  const allowed = schema.enum;
  if (!allowed || allowed.some((item) => jsonEqual(item, value))) return [];
  return [notSupported(path, value, allowed)];
}

function checkString(value: string, schema: StructuralSchema, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const length = runeCount(value);
  if (schema.maxLength !== undefined && length > schema.maxLength) {
    problems.push(tooLong(path, schema.maxLength));
  }
  if (schema.minLength !== undefined && length < schema.minLength) {
    const detail = `${path} in body should be at least ${schema.minLength} chars long`;
    problems.push(invalidValue(path, value, detail));
  }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    problems.push(invalidValue(path, value, `${path} in body should match '${schema.pattern}'`));
  }
  if (schema.format !== undefined && !formatHolds(schema.format, value)) {
    const detail = `${path} in body must be of type ${schema.format}: ${JSON.stringify(value)}`;
    problems.push(invalidValue(path, value, detail));
  }
  return problems;
}

function checkNumber(value: number, schema: StructuralSchema, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { minimum, maximum, multipleOf } = schema;
  const refuse = (limit: string) =>
    problems.push(invalidValue(path, value, `${path} in body should be ${limit}`));
  if (maximum !== undefined && (schema.exclusiveMaximum ? value >= maximum : value > maximum)) {
    refuse(`less than ${schema.exclusiveMaximum ? '' : 'or equal to '}${maximum}`);
  }
  if (minimum !== undefined && (schema.exclusiveMinimum ? value <= minimum : value < minimum)) {
    refuse(`greater than ${schema.exclusiveMinimum ? '' : 'or equal to '}${minimum}`);
  }
  if (multipleOf !== undefined && value % multipleOf !== 0) refuse(`a multiple of ${multipleOf}`);
  if (schema.format === 'int32' && Math.abs(value) > 2 ** 31) refuse('a valid int32');
  return problems;
}

function checkList(list: unknown[], schema: StructuralSchema, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (schema.maxItems !== undefined && list.length > schema.maxItems) {
    problems.push(tooMany(path, list.length, schema.maxItems));
  }
  if (schema.minItems !== undefined && list.length < schema.minItems) {
    const detail = `${path} in body should have at least ${schema.minItems} items`;
    problems.push(invalidValue(path, list.length, detail));
  }
  problems.push(...checkListKeys(list, schema, path));
  const items = schema.items;
  if (items) {
    for (const [i, item] of list.entries()) {
      problems.push(...validateSchema(item, items, `${path}[${i}]`));
    }
  }
  return problems;
}

/** Lists of type `set` and `map` hold no two equal items, or items of equal keys. */
function checkListKeys(list: unknown[], schema: StructuralSchema, path: string): FieldProblem[] {
  const listType = schema['x-kubernetes-list-type'];
  if (listType !== 'set' && listType !== 'map') return [];
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  const identity = (item: unknown): unknown =>
    listType === 'set' || !isRecord(item)
      ? item
      : Object.fromEntries(keys.map((key) => [key, item[key]]));
  const seen = new Set<string>();
  const problems: FieldProblem[] = [];
  for (const [i, item] of list.entries()) {
    const id = identity(item);
    const text = JSON.stringify(id);
    if (seen.has(text)) problems.push(duplicate(`${path}[${i}]`, id));
    seen.add(text);
  }
  return problems;
}

function checkRecord(record: JsonRecord, schema: StructuralSchema, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const keys = Object.keys(record);
  if (schema.maxProperties !== undefined && keys.length > schema.maxProperties) {
    problems.push(tooMany(path, keys.length, schema.maxProperties));
  }
  if (schema.minProperties !== undefined && keys.length < schema.minProperties) {
    const detail = `${path} in body should have at least ${schema.minProperties} properties`;
    problems.push(invalidValue(path, keys.length, detail));
  }
  for (const key of schema.required ?? []) {
    if (!Object.hasOwn(record, key)) problems.push(required(childPath(path, key)));
  }
  for (const key of keys) {
    const child = propertySchema(schema, key);
    // Metadata has its own rules, checked for every object.
    if (child && !(path === '' && key === 'metadata')) {
      problems.push(...validateSchema(record[key], child, childPath(path, key)));
    }
  }
  return problems;
}

function checkCombinations(value: unknown, schema: StructuralSchema, path: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { allOf = [], anyOf = [], oneOf = [], not } = schema;
  const holds = (branch: StructuralSchema) => validateSchema(value, branch, path).length === 0;
  // A composite refusal is nobody's field in particular; the problems of the first branch follow it.
  const refuse = (rule: string, [first]: StructuralSchema[]) => {
    problems.push(invalidValue('<nil>', '', `"${path}" ${rule}`));
    if (first) problems.push(...validateSchema(value, first, path));
  };
  for (const branch of allOf) problems.push(...validateSchema(value, branch, path));
  if (anyOf.length > 0 && !anyOf.some(holds)) {
    refuse('must validate at least one schema (anyOf)', anyOf);
  }
  if (oneOf.length > 0 && oneOf.filter(holds).length !== 1) {
    refuse('must validate one and only one schema (oneOf)', oneOf);
  }
  if (not && holds(not)) refuse('must not validate the schema (not)', []);
  return problems;
}
