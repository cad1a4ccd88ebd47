import type { Finding, HopName } from '../core/diagnostics/finding';
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

const finding = (code: string, variant: string, hop?: HopName): Finding => ({
  id: code,
  code,
  severity: 'warning',
  subject: { scope: 'cluster', key: '' },
  related: [],
  evidence: [],
  params: { ...everyParam, variant },
  ...(hop !== undefined && { hop }),
});

describe('the title of a finding', () => {
  it.each(registry.map(({ code }) => code))('of %s is the one that sayFinding says', (code) => {
    for (const variant of ['no-mtu', 'commented-out']) {
      for (const hop of [undefined, 'bridge', 'mapping'] as const) {
        const one = finding(code, variant, hop);
        const title = sayFindingTitle(sayEnglish, one);
        expect(title).toBe(sayFinding(sayEnglish, one).title);
        expect(title).not.toContain('finding.');
      }
    }
  });

  it('names the bridge where that is what a node lacks, and the localnet where only the mapping is', () => {
    const params = { localnet: 'vmdata', bridge: 'br-vmdata', nodes: 'worker-3', count: 1 };
    const missing = (hop: HopName): Finding => ({ ...finding('MAP-02', 'lost', hop), params });
    expect(sayFindingTitle(sayEnglish, missing('bridge'))).toBe(
      'worker-3 has no bridge br-vmdata for localnet vmdata',
    );
    expect(sayFindingTitle(sayEnglish, missing('mapping'))).toBe(
      'Localnet vmdata is missing on worker-3',
    );
  });
});
