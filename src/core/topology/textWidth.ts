/**
 * Advance widths in hundredths of the font size: Red Hat Text, regular, as PatternFly 6 ships it, rounded up; a little more where the bold
 * heading font, or Helvetica, which a downloaded SVG falls back to, is wider still.
 */
const classes: readonly (readonly [width: number, characters: string])[] = [
  [25, " !',.:;I|ijl·"],
  [34, '1'],
  [40, '()[]{}"frt'],
  [46, '*-/\\^_sz'],
  [52, '?ckvxy'],
  [56, '$`~2aenu'],
  [60, '35679bdghopqJ+<=>#×ßéü'],
  [66, '048BEFLPRSTXYZ&'],
  [74, 'ACDHKNUVw…'],
  [82, '%@GOQ'],
  [86, 'mM'],
  [91, 'W'],
];
const widths = new Map(
  classes.flatMap(([width, characters]) => Array.from(characters, (one) => [one, width] as const)),
);

/** Latin, Greek and Cyrillic letters that have no class of their own; whatever comes later may be as wide as it is high. */
const LETTER = 70;
const FULL = 100;
/** How much wider the heading font is drawn. */
const HEADING = 1.08;

/** What a text is drawn in. */
export interface Type {
  /** Pixels. */
  size: number;
  font: 'heading' | 'text';
}

/** About how wide a text is drawn, in pixels: rather too much than too little, so that what is said to fit does fit. */
export const textWidth = (text: string, { size, font }: Type): number => {
  let sum = 0;
  for (const one of text) {
    sum += widths.get(one) ?? ((one.codePointAt(0) ?? 0) < 0x590 ? LETTER : FULL);
  }
  return (sum * size * (font === 'heading' ? HEADING : 1)) / 100;
};
