import { isRecord, jsonEqual } from '../jsonValue';
import { CelError, functions, methods } from './celFunctions';
import { Range } from './celValues';
import type { Expression } from './parseCel';

/** Variables by name, for example `self` and `oldSelf`. */
export type Scope = Record<string, unknown>;

const macros = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);
const absent = Symbol('absent');

/**
 * The value of a CEL expression.
 * @throws CelError for what CEL calls an evaluation error, such as a missing key.
 */
export function evaluateCel(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'name':
      if (!Object.hasOwn(scope, expression.name))
        throw new CelError(`undeclared reference to '${expression.name}'`);
      return scope[expression.name];
    case 'list':
      return expression.items.map((item) => evaluateCel(item, scope));
    case 'field': {
      const value = select(evaluateCel(expression.target, scope), expression.field);
      if (value === absent) throw new CelError(`no such key: ${expression.field}`);
      return value;
    }
    case 'index': {
      const index = evaluateCel(expression.index, scope);
      const value = select(evaluateCel(expression.target, scope), index);
      if (value === absent) throw new CelError(`index out of bounds: ${String(index)}`);
      return value;
    }
    case 'conditional':
      return evaluateCel(
        truth(evaluateCel(expression.condition, scope)) ? expression.yes : expression.no,
        scope,
      );
    case 'unary': {
      const value = evaluateCel(expression.operand, scope);
      return expression.operator === '!' ? !truth(value) : -number(value);
    }
    case 'binary':
      return binary(expression, scope);
    case 'call':
      return call(expression, scope);
  }
}

function select(target: unknown, key: unknown): unknown {
  if (Array.isArray(target)) {
    return typeof key === 'number' && key >= 0 && key < target.length
      ? (target as unknown[])[key]
      : absent;
  }
  if (!isRecord(target) || typeof key !== 'string') throw new CelError('no such overload');
  return Object.hasOwn(target, key) ? target[key] : absent;
}

function call(expression: Extract<Expression, { kind: 'call' }>, scope: Scope): unknown {
  const { name, target, args } = expression;
  const [first, second] = args;
  if (target === undefined) {
    if (name === 'has' && first?.kind === 'field') {
      return select(evaluateCel(first.target, scope), first.field) !== absent;
    }
    const implementation = functions[name];
    if (!implementation) throw new CelError(`undeclared reference to '${name}'`);
    return implementation(args.map((argument) => evaluateCel(argument, scope)));
  }
  if (macros.has(name) && first?.kind === 'name' && second) {
    return macro(name, evaluateCel(target, scope), (item) =>
      evaluateCel(second, { ...scope, [first.name]: item }),
    );
  }
  const implementation = methods[name];
  if (!implementation) throw new CelError(`undeclared reference to '${name}'`);
  // `format.qualifiedName()`: a name space, not a variable.
  const isFormat = target.kind === 'name' && target.name === 'format';
  const self = isFormat ? undefined : evaluateCel(target, scope);
  return implementation([self, ...args.map((argument) => evaluateCel(argument, scope))]);
}

function macro(name: string, target: unknown, apply: (item: unknown) => unknown): unknown {
  const items: unknown[] = Array.isArray(target)
    ? target
    : isRecord(target)
      ? Object.keys(target)
      : [];
  if (!Array.isArray(target) && !isRecord(target)) throw new CelError('no such overload');
  switch (name) {
    case 'all':
      return !decided(items, apply, false);
    case 'exists':
      return decided(items, apply, true);
    case 'exists_one':
      return items.filter((item) => truth(apply(item))).length === 1;
    case 'filter':
      return items.filter((item) => truth(apply(item)));
    default:
      return items.map(apply);
  }
}

/** Whether one item decides the question; errors of other items then do not count, as in CEL's `||`. */
function decided(items: unknown[], apply: (item: unknown) => unknown, deciding: boolean): boolean {
  let error: Error | undefined;
  for (const item of items) {
    try {
      if (truth(apply(item)) === deciding) return true;
    } catch (problem) {
      error = problem instanceof Error ? problem : new CelError(String(problem));
    }
  }
  if (error) throw error;
  return false;
}

function binary(expression: Extract<Expression, { kind: 'binary' }>, scope: Scope): unknown {
  const { operator, left, right } = expression;
  if (operator === '&&' || operator === '||') {
    const deciding = operator === '||';
    const found = decided(
      [left, right],
      (side) => evaluateCel(side as Expression, scope),
      deciding,
    );
    return found ? deciding : !deciding;
  }
  const a = evaluateCel(left, scope);
  const b = evaluateCel(right, scope);
  switch (operator) {
    case '==':
      return same(a, b);
    case '!=':
      return !same(a, b);
    case 'in':
      return Array.isArray(b)
        ? b.some((item) => same(item, a))
        : isRecord(b) && Object.hasOwn(b, String(a));
    case '+':
      return typeof a === 'string' && typeof b === 'string' ? a + b : number(a) + number(b);
    default:
      return arithmetic(operator, a, b);
  }
}

function arithmetic(operator: string, a: unknown, b: unknown): unknown {
  if (typeof a === 'string' && typeof b === 'string')
    return compare(operator, a < b ? -1 : a > b ? 1 : 0);
  const [x, y] = [number(a), number(b)];
  switch (operator) {
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      if (y === 0) throw new CelError('division by zero');
      return Math.trunc(x / y);
    case '%':
      if (y === 0) throw new CelError('modulus by zero');
      return x % y;
    default:
      return compare(operator, x - y);
  }
}

function compare(operator: string, difference: number): boolean {
  if (operator === '<') return difference < 0;
  if (operator === '<=') return difference <= 0;
  if (operator === '>') return difference > 0;
  if (operator === '>=') return difference >= 0;
  throw new CelError(`no such overload: ${operator}`);
}

function same(a: unknown, b: unknown): boolean {
  return a instanceof Range && b instanceof Range ? a.equals(b) : jsonEqual(a, b);
}

function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new CelError('no such overload');
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new CelError('no such overload');
  return value;
}
