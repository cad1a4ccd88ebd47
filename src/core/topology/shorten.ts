import { textWidth } from './textWidth';
import type { Type } from './textWidth';

/** What a line has room for. */
export interface LineRoom {
  /** In characters, whatever their width. */
  length: number;
  /** In pixels. */
  width: number;
  type: Type;
}

const ELLIPSIS = '…';

/** Whether a text has room on a line as it is. */
export const fits = (text: string, { length, width, type }: LineRoom): boolean =>
  Array.from(text).length <= length && textWidth(text, type) <= width;

/**
 * Shortens in the middle, because names differ at both ends: `vlan-production-1924` → `vlan-pro…on-1924`. Counts characters, not code units,
 * and their width: of a name of nothing but `m` fewer are left than of one of nothing but `l`.
 */
export const shorten = (text: string, room: LineRoom): string => {
  if (fits(text, room)) return text;
  const characters = Array.from(text);
  let short = ELLIPSIS;
  for (let kept = 1; kept < characters.length; kept++) {
    const head = Math.ceil(kept / 2);
    const tail = characters.slice(characters.length - (kept - head));
    const longer = [...characters.slice(0, head), ELLIPSIS, ...tail].join('');
    if (!fits(longer, room)) break;
    short = longer;
  }
  return short;
};
