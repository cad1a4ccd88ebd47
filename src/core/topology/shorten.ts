/** Names longer than this are shortened on cards. */
export const TITLE_LENGTH = 16;
/** A card's second line is smaller, so more of it fits. */
export const SUBTITLE_LENGTH = 23;

const ELLIPSIS = '…';

/** Shortens in the middle, because names differ at both ends: `vlan-production-1924` → `vlan-pro…on-1924`. Counts characters, not code units. */
export const shorten = (text: string, length = TITLE_LENGTH): string => {
  const characters = Array.from(text);
  if (characters.length <= length) return text;
  const kept = length - 1;
  const head = Math.ceil(kept / 2);
  const tail = characters.slice(characters.length - (kept - head)).join('');
  return `${characters.slice(0, head).join('')}${ELLIPSIS}${tail}`;
};
