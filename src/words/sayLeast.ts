import type { Say } from './catalogue';

/** A number of what was read: `8 NICs`, or `at least 8 NICs` where there may be more. */
export const sayLeast = (say: Say, { isLeast }: { isLeast?: true }, text: string): string =>
  isLeast === true ? say('topology.atLeast', { what: text }) : text;

/** The same where there is room for a number only: `8`, or `8+`. */
export const sayOrMore = (say: Say, { isLeast }: { isLeast?: true }, count: number): string =>
  say(isLeast === true ? 'topology.orMore' : 'noun.count', { count });
