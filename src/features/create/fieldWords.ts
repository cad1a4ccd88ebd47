import type { Refusal } from '../../core/intents/refusal';
import type { Say } from '../../words/catalogue';
import { sayRefusal } from '../../words/sayRefusal';

/** What a field has to say: why it is refused, and what to look at. */
export interface FieldWords {
  refusal: string | undefined;
  warnings: readonly string[];
}

/** Sentences for a field. A refusal is kept back until the person has been there (`isTouched`); warnings are said at once. */
export const fieldWords = (
  say: Say,
  refusals: readonly Refusal[],
  field: string,
  isTouched: boolean,
): FieldWords => {
  const own = refusals.filter((refusal) => refusal.field === field);
  const refused = own.filter(({ severity }) => severity === 'refusal');
  const warned = own.filter(({ severity }) => severity === 'warning');
  return {
    refusal:
      isTouched && refused.length > 0
        ? refused.map((refusal) => sayRefusal(refusal, say)).join(' ')
        : undefined,
    warnings: warned.map((refusal) => sayRefusal(refusal, say)),
  };
};
