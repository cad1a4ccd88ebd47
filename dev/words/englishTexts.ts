import { catalogue } from '../../src/words/catalogue';

/** The plugin's English texts as i18next reads them: `locales/en/plugin__vlan-networks.json`, keys sorted. */
export const englishTexts = (): string => {
  const entries = Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
};
