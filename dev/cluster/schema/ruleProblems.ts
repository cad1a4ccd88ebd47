import type { FieldProblem } from '../apiFailure';
import { CelError } from '../cel/celFunctions';
import { evaluateCel } from '../cel/evaluateCel';
import type { Expression } from '../cel/parseCel';
import { parseCel } from '../cel/parseCel';
import { isRecord } from '../jsonValue';
import type { StructuralSchema, ValidationRule } from './structuralSchema';
import { childPath, propertySchema } from './structuralSchema';

const parsed = new Map<string, Expression>();
const hasRules = new WeakMap<StructuralSchema, boolean>();

/**
 * What a value breaks of the CEL rules of its schema (apiextensions-apiserver/pkg/apiserver/schema/cel). With `before`, the
 * stored value, transition rules (those with `oldSelf`) are evaluated too; items of lists have no known past.
 * `value` must fit the schema's types.
 */
export function ruleProblems(
  value: unknown,
  schema: StructuralSchema,
  before?: unknown,
  path = '',
): FieldProblem[] {
  if (value === null || value === undefined || !containsRules(schema)) return [];
  const own = (schema['x-kubernetes-validations'] ?? []).flatMap((rule) =>
    check(rule, value, before, path),
  );
  if (Array.isArray(value)) {
    const items = schema.items;
    return items
      ? [
          ...own,
          ...value.flatMap((item, i) => ruleProblems(item, items, undefined, `${path}[${i}]`)),
        ]
      : own;
  }
  if (!isRecord(value)) return own;
  return [
    ...own,
    ...Object.keys(value).flatMap((key) => {
      const child = propertySchema(schema, key);
      const past = isRecord(before) ? before[key] : undefined;
      return child ? ruleProblems(value[key], child, past, childPath(path, key)) : [];
    }),
  ];
}

/** Rules of a schema, at any depth, that cannot be parsed: a CRD with one is refused. */
export function unparsableRules(schema: StructuralSchema): string[] {
  const own = (schema['x-kubernetes-validations'] ?? []).flatMap(({ rule }) => {
    try {
      expressionOf(rule);
      return [];
    } catch (problem) {
      return [problem instanceof Error ? problem.message : String(problem)];
    }
  });
  return [...own, ...childSchemas(schema).flatMap(unparsableRules)];
}

function check(
  rule: ValidationRule,
  self: unknown,
  oldSelf: unknown,
  path: string,
): FieldProblem[] {
  const transition = /\boldSelf\b/.test(rule.rule);
  if (transition && oldSelf === undefined) return [];
  const scope = transition ? { self, oldSelf } : { self };
  try {
    if (evaluateCel(expressionOf(rule.rule), scope) === true) return [];
    return [problemOf(rule, self, path, messageOf(rule, scope))];
  } catch (problem) {
    if (!(problem instanceof CelError)) throw problem;
    return [problemOf(rule, self, path, `${problem.message} evaluating rule: ${rule.rule}`)];
  }
}

function messageOf(rule: ValidationRule, scope: Record<string, unknown>): string {
  const fallback = rule.message ?? `failed rule: ${rule.rule}`;
  if (rule.messageExpression === undefined) return fallback;
  try {
    const message = evaluateCel(expressionOf(rule.messageExpression), scope);
    return typeof message === 'string' && message !== '' ? message : fallback;
  } catch (problem) {
    if (problem instanceof CelError) return fallback;
    throw problem;
  }
}

/** Since Kubernetes 1.35 scalars are shown and everything else is left out. */
function problemOf(
  rule: ValidationRule,
  value: unknown,
  path: string,
  message: string,
): FieldProblem {
  const field = `${path}${rule.fieldPath ?? ''}`;
  const shown = typeof value === 'object' ? '' : `${JSON.stringify(value)}: `;
  return {
    reason: rule.reason ?? 'FieldValueInvalid',
    message: `Invalid value: ${shown}${message}`,
    field,
  };
}

function expressionOf(rule: string): Expression {
  const known = parsed.get(rule);
  if (known) return known;
  const expression = parseCel(rule);
  parsed.set(rule, expression);
  return expression;
}

function childSchemas(schema: StructuralSchema): StructuralSchema[] {
  return [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items ? [schema.items] : []),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ];
}

/** Whether a schema has rules, at any depth. */
export function containsRules(schema: StructuralSchema): boolean {
  const known = hasRules.get(schema);
  if (known !== undefined) return known;
  const found =
    (schema['x-kubernetes-validations']?.length ?? 0) > 0 ||
    childSchemas(schema).some(containsRules);
  hasRules.set(schema, found);
  return found;
}
