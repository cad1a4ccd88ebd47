import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../src/words/catalogue';
import { englishTexts } from './englishTexts';

const written = path.join(__dirname, '../../locales/en/plugin__vlan-networks.json');

describe('the English texts', () => {
  it('are in the file that the console serves as the catalogue has them (npm run words)', () => {
    expect(readFileSync(written, 'utf8')).toBe(englishTexts());
  });

  it('have both forms of every plural, the one for a single thing asking for nothing more', () => {
    const keys = Object.keys(catalogue);
    const stems = new Set(keys.flatMap((key) => /^(.*)_(?:one|other)$/.exec(key)?.[1] ?? []));
    const texts: Readonly<Record<string, string>> = catalogue;
    const paramsOf = (key: string): string[] => texts[key]?.match(/\{\{\w+\}\}/g) ?? [];
    for (const stem of stems) {
      expect(keys).toEqual(expect.arrayContaining([`${stem}_one`, `${stem}_other`]));
      // A finding hands all its parameters to each of its texts.
      if (stem.startsWith('finding.')) continue;
      const known = ['{{count}}', ...paramsOf(`${stem}_other`)];
      expect(paramsOf(`${stem}_one`).filter((param) => !known.includes(param))).toEqual([]);
    }
  });

  it('have no empty text and no parameter in a form that nobody fills', () => {
    for (const [key, text] of Object.entries(catalogue)) {
      expect([key, text.trim()]).not.toEqual([key, '']);
      expect([key, text.replace(/\{\{\w+\}\}/g, '')]).toEqual([
        key,
        expect.not.stringMatching(/\{\w|\w\}|\{\{|\}\}/),
      ]);
    }
  });
});
