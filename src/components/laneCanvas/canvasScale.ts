/** The picture is never fitted smaller than this: the smallest text stays at 11 px, and the canvas scrolls instead. */
export const SMALLEST_FIT = 0.92;
const LARGEST_FIT = 1.15;
const SMALLEST = 0.3;
const LARGEST = 2;

/** Below the first scale cards lose their second line, below the other all text but a number: nobody reads 5 px. */
export const DETAIL_SCALES = { medium: 0.75, low: 0.5 } as const;

/** Room around the cards, in pixels at scale 1. */
export const MARGIN = 12;
/** Height of the lane headers, in pixels of the screen. */
export const HEADER_HEIGHT = 40;

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

/** The scale at which `width` pixels of picture fill `room` pixels of screen, within what can be read. */
export const fitScale = (room: number, width: number): number =>
  clamp(room / width, SMALLEST_FIT, LARGEST_FIT);

export const zoomed = (scale: number, factor: number): number =>
  clamp(scale * factor, SMALLEST, LARGEST);

/** A length in CSS that follows the zoom: `pixels` at scale 1. */
export const scaled = (pixels: number): string =>
  `calc(${String(pixels)}px * var(--vlan-networks-scale))`;
