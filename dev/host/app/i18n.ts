import i18next from 'i18next';
import type { BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Fetches `locales/<language>/<namespace>.json` through the same endpoint as the console. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, callback) => {
    fetch(`${window.SERVER_FLAGS.basePath}locales/resource.json?lng=${language}&ns=${namespace}`)
      .then((response) => response.json())
      .then(
        (texts: Record<string, string>) => {
          callback(null, texts);
        },
        (error: unknown) => {
          callback(error instanceof Error ? error : new Error(String(error)), null);
        },
      );
  },
};

/** The console's i18next settings. A key without a text is an error here as there, so that tests find it. */
export async function initI18n(): Promise<void> {
  const namespaces = window.SERVER_FLAGS.consolePlugins.map((name) => `plugin__${name}`);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: localStorage.getItem('bridge/language') ?? 'en',
      fallbackLng: 'en',
      load: 'languageOnly',
      ns: namespaces,
      nsSeparator: '~',
      keySeparator: false,
      contextSeparator: '~',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
      showSupportNotice: false,
      saveMissing: true,
      missingKeyHandler: (_, namespace, key) => {
        reportError(new Error(`Missing text "${key}" in namespace "${namespace}"`));
      },
    });
}

/** Resolves `%plugin__name~Key%`, the form in which extensions carry texts. */
export function translateExtensionText(text: string): string {
  const key = /^%(.+)%$/.exec(text)?.[1];
  return key === undefined ? text : i18next.t(key);
}
