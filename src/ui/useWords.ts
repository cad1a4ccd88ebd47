import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Say } from '../words/catalogue';
import { fill } from '../words/say';

/** The i18n namespace of the plugin: the console loads `locales/<language>/<namespace>.json` under this name. */
export const WORDS_NAMESPACE = 'plugin__vlan-networks';

/** Texts are taken as they are written: React escapes whatever it renders, and only the catalogue knows how amounts and lists are said. */
const UNFILLED = { skipInterpolation: true };

/** The catalogue in the language of the console; amounts are written as in the language of the catalogue that was found. */
export const useWords = (): Say => {
  const { t } = useTranslation(WORDS_NAMESPACE);
  return useMemo<Say>(() => {
    const language = t('words.language');
    const more = t('noun.andMore', UNFILLED);
    return (key, ...params) =>
      fill(t(key, { ...params[0], ...UNFILLED }), params[0] ?? {}, { language, more });
  }, [t]);
};
