import type { CreateDraft, PhysicalDraft } from '../../core/intents/createDraft';

type Choice = PhysicalDraft['choice'];

/** Names that belong to another way to the nodes than the one that is chosen, by what they are names of. */
export type NamesAside = Readonly<Record<string, string>>;

/** The fields that several ways share though they mean another thing in each, and what that is; a way that is not named does not use them. */
const SHARED: Readonly<Record<'localnet' | 'bridge', Partial<Record<Choice, string>>>> = {
  localnet: {
    'existing-localnet': 'existing localnet',
    'new-localnet': 'new localnet',
    'new-bridge': 'new localnet',
  },
  bridge: { 'new-localnet': 'OVS bridge', 'existing-linux-bridge': 'Linux bridge' },
};

/**
 * The draft after a change of the physical network. A name that was chosen or typed for one way to the nodes is put aside while another is
 * looked at, and comes back with it.
 */
export const withPhysical = <D extends { form: CreateDraft; aside: NamesAside }>(
  draft: D,
  part: Partial<PhysicalDraft>,
): D => {
  const before = draft.form.physical;
  const physical = { ...before, ...part };
  const aside = { ...draft.aside };
  for (const field of ['localnet', 'bridge'] as const) {
    const left = SHARED[field][before.choice];
    const entered = SHARED[field][physical.choice];
    if (left === entered) continue;
    if (left !== undefined) aside[left] = before[field];
    if (entered !== undefined && part[field] === undefined) physical[field] = aside[entered] ?? '';
  }
  return { ...draft, aside, form: { ...draft.form, physical } };
};
