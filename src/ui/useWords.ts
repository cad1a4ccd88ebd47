import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Say } from '../words/catalogue';

/** The i18n namespace of the plugin: the console loads `locales/<language>/<namespace>.json` under this name. */
export const WORDS_NAMESPACE = 'plugin__vlan-networks';

/**
 * The catalogue in the language of the console. Parameters are not escaped here, because React escapes whatever it renders.
 */
export const useWords = (): Say => {
  const { t } = useTranslation(WORDS_NAMESPACE);
  return useMemo<Say>(
    () =>
      (key, ...params) =>
        t(key, { ...params[0], interpolation: { escapeValue: false } }),
    [t],
  );
};
