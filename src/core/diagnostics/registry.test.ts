import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findings } from '../../words/findings';
import { registry } from './registry';

const manual = readFileSync(join(__dirname, '../../../docs/diagnostics.md'), 'utf8');

const sectionOf = (code: string): string =>
  manual.split(/^## /m).find((section) => section.startsWith(`${code} `)) ?? '';

const keys = Object.keys(findings);

describe('the registry', () => {
  it('holds each code once', () => {
    const codes = registry.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)]);
    expect(codes).toHaveLength(22);
  });

  it.each(registry)('$code has words and a section of the manual', ({ code, severity }) => {
    for (const part of ['title', 'cause', 'remedy']) {
      expect(keys.some((key) => key.startsWith(`finding.${code}.${part}`))).toBe(true);
    }
    const section = sectionOf(code);
    for (const part of ['Severity', 'Symptom', 'Cause', 'Remedy', 'Evidence']) {
      expect(section).toContain(`- **${part}:**`);
    }
    expect(section).toContain(`**Severity:** ${severity === 'info' ? 'information' : severity}`);
  });

  it('has no words for a code that no rule has', () => {
    const codes = new Set(registry.map(({ code }) => code));
    const spoken = keys.flatMap((key) => /^finding\.([A-Z]+-\d+)\./.exec(key)?.[1] ?? []);
    expect(spoken.filter((code) => !codes.has(code))).toEqual([]);
  });
});
