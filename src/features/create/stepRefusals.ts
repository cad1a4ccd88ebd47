import type { Refusal, RefusalCode } from '../../core/intents/refusal';
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

/** Warnings at the fields of the network that are about where it will be: the step Physical network makes them true, or mends them. */
const ABOUT_PLACE: ReadonlySet<RefusalCode> = new Set([
  'vlan-in-use',
  'untagged-in-use',
  'vlan-on-bridge',
  'vlan-native',
  'vlan-not-announced',
  'mtu-uplink-unknown',
]);

/** What a step has to say beside its fields: the physical network what it makes of the fields before it, the review whatever there is. */
export const warningsAt = (step: StepName, refusals: readonly Refusal[]): readonly Refusal[] =>
  refusals.filter(
    ({ severity, field, code }) =>
      severity === 'warning' &&
      (step === 'review' ||
        (step === 'physical' && stepOfField(field) === 'networks' && ABOUT_PLACE.has(code))),
  );

/** The furthest step that may be opened: the one after the last of a row of steps without refusals. */
export const furthestStep = (refusals: readonly Refusal[]): number => {
  const refused = refusals
    .filter(({ severity }) => severity === 'refusal')
    .map(({ field }) => STEPS.indexOf(stepOfField(field)));
  return Math.min(STEPS.length - 1, ...refused);
};
