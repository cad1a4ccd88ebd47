import type { Finding } from '../core/diagnostics/finding';
import { registry } from '../core/diagnostics/registry';
import { sayEnglish } from './catalogue';
import { findings } from './findings';
import { sayFinding } from './sayFinding';
import { sayFindingTitle } from './sayFindingTitle';

/** Every parameter of every text, with its own name as value. */
const everyParam = Object.fromEntries(
  Object.values(findings)
    .flatMap((text) => text.match(/\w+(?=\}\})/g) ?? [])
    .map((name) => [name, name]),
);

const finding = (code: string, variant: string): Finding => ({
  id: code,
  code,
  severity: 'warning',
  subject: { scope: 'cluster', key: '' },
  related: [],
  evidence: [],
  params: { ...everyParam, variant },
});

describe('the title of a finding', () => {
  it.each(registry.map(({ code }) => code))('of %s is the one that sayFinding says', (code) => {
    for (const variant of ['no-mtu', 'commented-out']) {
      const title = sayFindingTitle(sayEnglish, finding(code, variant));
      expect(title).toBe(sayFinding(sayEnglish, finding(code, variant)).title);
      expect(title).not.toContain('finding.');
    }
  });
});
