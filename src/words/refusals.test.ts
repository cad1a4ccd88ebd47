import type { Refusal, RefusalCode } from '../core/intents/refusal';
import { sayEnglish } from './catalogue';
import { refusals } from './refusals';
import { sayRefusal } from './sayRefusal';

const codeOf = (key: string): RefusalCode | undefined =>
  (Object.keys(refusals) as (keyof typeof refusals)[])
    .filter((known) => known === key)
    .map((known) => known.slice('refusal.'.length) as RefusalCode)[0];

describe('a refusal', () => {
  test('is said with what it is about', () => {
    const refusal: Refusal = {
      field: 'networks[0].vlan',
      code: 'vlan-not-a-number',
      params: { vlan: '100abc' },
      severity: 'refusal',
    };
    expect(sayRefusal(refusal, sayEnglish)).toBe(
      '“100abc” is not a VLAN ID. Enter a whole number from 1 to 4094, digits only.',
    );
  });

  test.each(Object.keys(refusals))('%s is a sentence without gaps', (key) => {
    const code = codeOf(key);
    if (code === undefined) throw new Error(key);
    const names = [
      ...(Object.entries(refusals).find(([name]) => name === key)?.[1] ?? '').matchAll(
        /\{\{(\w+)\}\}/g,
      ),
    ];
    const params = Object.fromEntries(names.map(([, name = '']) => [name, `<${name}>`]));
    const text = sayRefusal({ field: 'f', code, params, severity: 'refusal' }, sayEnglish);
    expect(text).toMatch(/^[^a-z\s].*\.$/s);
    expect(text).not.toMatch(/\{\{|“”|undefined/);
    for (const name of Object.values(params)) expect(text).toContain(name);
  });
});
