const FIRST_MS = 1000;
const MAX_MS = 30_000;

/**
 * Milliseconds to wait before the next try after `failures` failed ones in a row: doubling up to half a minute, with jitter, so that the tabs
 * of a whole team do not come back in the same moment.
 * @param random 0 to 1
 */
export const backOff = (failures: number, random: number): number =>
  Math.min(MAX_MS, FIRST_MS * 2 ** Math.max(0, failures - 1)) * (0.5 + random / 2);
