/** FNV-1a of a text in base 36: a short name for a configuration, the same wherever and whenever it is computed. Not for secrets. */
export const stableHash = (text: string): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return value.toString(36);
};
