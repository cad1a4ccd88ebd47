import { sayEnglish } from '../src/words/catalogue';
import type { Say } from '../src/words/catalogue';
import { sayDoctor } from '../src/words/doctor';

/** English, for what was read from files: no cluster is asked, so none can leave something out. */
export const sayOfFiles: Say = (key, ...params) => {
  const { detail = '' }: Readonly<Record<string, string | number>> = params[0] ?? {};
  return key === 'why.notReported'
    ? sayDoctor('notReported', { detail })
    : sayEnglish(key, ...params);
};
