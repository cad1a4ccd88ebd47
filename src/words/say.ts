import type { Say } from './catalogue';

/** Names of the `{{parameters}}` of a text. */
type ParamNames<T extends string> = T extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

/** What a text needs to be said; nothing when it has no parameters. */
export type Params<T extends string> = Record<ParamNames<T>, string | number>;

/** What is counted. Numbers under other names are no amounts: a VLAN ID, an MTU or a speed is written as it is configured. */
const AMOUNTS = new Set(
  'all candidates count files objects others read shown total unknown vms whole'.split(' '),
);

/** Asks for numbers as a program reads them. */
const PLAIN = 'plainNumbers';

/** The end of a list of names that was shortened (`listNames` of core/diagnostics). */
const REST = /, …\+(\d+)$/;

type Values = Readonly<Record<string, string | number>>;

/** What belongs to a language. */
export interface Manner {
  /** BCP 47. */
  language: string;
  /** `and {{count}} more`. */
  more: string;
}

const ENGLISH: Manner = { language: 'en', more: 'and {{count}} more' };

const written = (name: string, value: number, { language }: Manner, isPlain: boolean): string =>
  isPlain || value < 1000 || !AMOUNTS.has(name)
    ? String(value)
    : new Intl.NumberFormat(language).format(value);

/**
 * Fills the parameters in: amounts with the separators of the language, and the rest of a shortened list as how many more there are. Unknown
 * parameters are left as they are, so that a test finds them.
 */
export const fill = (text: string, params: Values, manner: Manner = ENGLISH): string =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = params[name];
    if (typeof value === 'number') return written(name, value, manner, PLAIN in params);
    return value === undefined
      ? whole
      : value.replace(
          REST,
          (_, count) => ` ${fill(manner.more, { count: Number(count) }, manner)}`,
        );
  });

/** The same texts for a file that programs read: amounts without separators. */
export const plainNumbers =
  (say: Say): Say =>
  (key, ...params) =>
    say(key, ...(params.map((values) => ({ ...values, [PLAIN]: 1 })) as typeof params));
