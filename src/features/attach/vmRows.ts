import type { VmOption } from './attachOptions';

/** More rows are found by the search, not by scrolling. */
const MAX_ROWS = 50;

/** The rows of the table of machines, in their order. */
export interface VmRows {
  rows: readonly VmOption[];
  /** How many there would be without a bound. */
  all: number;
  /** Whether anything has the searched text in its key. */
  isFound: boolean;
}

/** What matches the search, up to a bound, and what is chosen: that stays in sight, whatever is searched for and however much it is. */
export const vmRows = (
  vms: readonly VmOption[],
  chosen: readonly string[],
  find: string,
): VmRows => {
  const text = find.trim().toLowerCase();
  const picked = new Set(chosen);
  const matches = ({ key }: VmOption): boolean => key.toLowerCase().includes(text);
  const inSight = vms.filter((vm) => picked.has(vm.key) || matches(vm));
  const others = inSight.filter(({ key }) => !picked.has(key));
  const room = Math.max(0, MAX_ROWS - (inSight.length - others.length));
  const offered = new Set(others.slice(0, room));
  return {
    rows: inSight.filter((vm) => picked.has(vm.key) || offered.has(vm)),
    all: inSight.length,
    isFound: others.length > 0 || inSight.some(matches),
  };
};
