import { nouns } from './nouns';
import { unknown } from './unknown';
import { shell } from './shell';
import { networks } from './networks';
import { refusals } from './refusals';
import { manifestProblems } from './manifestProblems';
import { plan } from './plan';
import { create } from './create';
import { review } from './review';
import { findings } from './findings';
import { topology } from './topology';
import { attach } from './attach';
import { details } from './details';
import { uplinks } from './uplinks';
import { leftovers } from './leftovers';
import { fill } from './say';
import type { Params } from './say';

/** Every text for people, by key. English is the source; other languages are files in `locales/`. */
export const catalogue = {
  ...nouns,
  ...unknown,
  ...shell,
  ...networks,
  ...refusals,
  ...manifestProblems,
  ...plan,
  ...create,
  ...review,
  ...findings,
  ...topology,
  ...attach,
  ...details,
  ...uplinks,
  ...leftovers,
} as const;

type Catalogue = typeof catalogue;

/** Keys that come in two forms, `key_one` and `key_other`, are said by their stem with `count`. */
type PluralStem<K> = K extends `${infer Stem}_other` ? Stem : never;
export type WordKey =
  Exclude<keyof Catalogue, `${string}_one` | `${string}_other`> | PluralStem<keyof Catalogue>;

type TextOf<K extends WordKey> = K extends keyof Catalogue
  ? Catalogue[K]
  : `${K}_other` extends keyof Catalogue
    ? Catalogue[`${K}_other`]
    : never;

type Arguments<K extends WordKey> = keyof Params<TextOf<K>> extends never
  ? []
  : [params: Params<TextOf<K>>];

/** Says a text of the catalogue in some language. Parameters are checked against the English text at compile time. */
export type Say = <K extends WordKey>(key: K, ...params: Arguments<K>) => string;

/** English, without i18next: for the command line, for tests and as the fallback. */
export const sayEnglish: Say = (key, ...params) => {
  const values: Readonly<Record<string, string | number>> = params[0] ?? {};
  const texts: Readonly<Record<string, string>> = catalogue;
  const plural = texts[`${key}_${values.count === 1 ? 'one' : 'other'}`];
  return fill(texts[key] ?? plural ?? key, values);
};
