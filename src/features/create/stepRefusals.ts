import type { Refusal } from '../../core/intents/refusal';
import { STEPS } from './wizardDraft';
import type { StepName } from './wizardDraft';

/** The step in which a field stands. */
export const stepOfField = (field: string): StepName =>
  STEPS.find(
    (step) => field === step || field.startsWith(`${step}.`) || field.startsWith(`${step}[`),
  ) ?? 'review';

/** What keeps a person from leaving a step: refusals of its fields and of those before it. Later steps are not asked yet. */
export const refusalsUpTo = (step: number, refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.filter(
    ({ severity, field }) => severity === 'refusal' && STEPS.indexOf(stepOfField(field)) <= step,
  );

/** The furthest step that may be opened: the one after the last of a row of steps without refusals. */
export const furthestStep = (refusals: readonly Refusal[]): number => {
  const refused = refusals
    .filter(({ severity }) => severity === 'refusal')
    .map(({ field }) => STEPS.indexOf(stepOfField(field)));
  return Math.min(STEPS.length - 1, ...refused);
};
