import { parseVlanRanges } from '../values/vlanRanges';
import type { VlanRange } from '../values/vlanRanges';
import type { PhysicalDraft } from './createDraft';
import type { Guests } from './intent';
import { refuse } from './refusal';
import type { Refusal } from './refusal';

/** What guests of a draft do, and the VLANs of the trunk; those that they may tag are the same. */
export const readGuests = ({
  guestsChangeMacs,
  guestsTag,
  trunk: text,
}: PhysicalDraft): {
  guests: Guests;
  trunk: readonly VlanRange[];
  refusals: readonly Refusal[];
} => {
  const parsed = parseVlanRanges(text);
  const trunk = parsed.ok ? parsed.value : [];
  return {
    guests: { changeMacs: guestsChangeMacs, vlans: guestsTag ? trunk : [] },
    trunk,
    refusals: parsed.ok ? [] : [refuse('physical.trunk', parsed.error, { part: text.trim() })],
  };
};
