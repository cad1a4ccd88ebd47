import { err, ok } from './result';
import type { Result } from './result';
import { VLAN_MAX, VLAN_MIN } from './vlanId';

/** VLANs `min` to `max`, both included. */
export interface VlanRange {
  min: number;
  max: number;
}

export type VlanRangesError = 'trunk-empty' | 'trunk-form' | 'trunk-out-of-range' | 'trunk-overlap';

const readRange = (text: string): Result<VlanRange, VlanRangesError> => {
  const match = /^(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?$/.exec(text);
  if (match === null) return err('trunk-form');
  const min = Number(match[1]);
  const max = Number(match[2] ?? match[1]);
  if (min > max) return err('trunk-form');
  return min < VLAN_MIN || max > VLAN_MAX ? err('trunk-out-of-range') : ok({ min, max });
};

/**
 * Reads `2-4094` or `100-110, 200`, sorted. A range of IDs above 4094, a reversed one and two that overlap are refused here, because nmstate
 * takes the first two without a word and stops at the third (nmstate rust/src/lib/ifaces/bridge_vlan.rs).
 */
export const parseVlanRanges = (text: string): Result<readonly VlanRange[], VlanRangesError> => {
  const parts = text.split(',').map((part) => part.trim());
  const read = parts.filter((part) => part !== '').map(readRange);
  const ranges: VlanRange[] = [];
  for (const one of read) {
    if (!one.ok) return one;
    ranges.push(one.value);
  }
  if (ranges.length === 0) return err('trunk-empty');
  ranges.sort((a, b) => a.min - b.min);
  const overlaps = ranges.some(({ min }, index) => min <= (ranges[index - 1]?.max ?? 0));
  return overlaps ? err('trunk-overlap') : ok(ranges);
};

/** The text that `parseVlanRanges` reads back. */
export const vlanRangesText = (ranges: readonly VlanRange[]): string =>
  ranges
    .map(({ min, max }) => (min === max ? String(min) : `${String(min)}-${String(max)}`))
    .join(', ');

export const holdsVlan = (ranges: readonly VlanRange[], vlan: number): boolean =>
  ranges.some(({ min, max }) => min <= vlan && vlan <= max);

/** The ranges without one VLAN. */
export const withoutVlan = (
  ranges: readonly VlanRange[],
  vlan: number | undefined,
): readonly VlanRange[] =>
  vlan === undefined
    ? ranges
    : ranges.flatMap(({ min, max }) =>
        vlan < min || vlan > max
          ? [{ min, max }]
          : [
              { min, max: vlan - 1 },
              { min: vlan + 1, max },
            ].filter((range) => range.min <= range.max),
      );

/** Whether every VLAN of `inner` is one of `outer`; ranges of `outer` that touch count as one. */
export const vlansWithin = (inner: readonly VlanRange[], outer: readonly VlanRange[]): boolean => {
  const joined: VlanRange[] = [];
  for (const range of [...outer].sort((a, b) => a.min - b.min)) {
    const last = joined.at(-1);
    if (last !== undefined && range.min <= last.max + 1) last.max = Math.max(last.max, range.max);
    else joined.push({ ...range });
  }
  return inner.every(({ min, max }) =>
    joined.some((range) => range.min <= min && max <= range.max),
  );
};
