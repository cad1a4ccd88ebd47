import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWorld } from './loadWorld';
import { parseDocuments } from './parseDocuments';
import { reportOf } from './report';

const diagnose = (file: string) => {
  const text = readFileSync(join(__dirname, 'fixtures', file), 'utf8');
  return reportOf(loadWorld([{ file, ...parseDocuments(file, text) }]), 1, []);
};

const noMtu = 'warning NAD-11 no-mtu';
const commentedOut = 'info NAD-11 commented-out';

describe('a cluster as it is found in the field', () => {
  it.each([
    ['s1.yaml', [noMtu], { 'ovn:vlan-1924': 'warning' }],
    ['s2.yaml', [noMtu, commentedOut], { 'ovn:localnet-cnv': 'warning' }],
    ['s3.yaml', [noMtu], { 'ovn:localnet2': 'warning' }],
    ['s4.yaml', [], { 'ovn:cluster_udn_vlan-130': 'ok' }],
    ['s5.yaml', ['error NAD-06 vlan-not-a-number'], { 'ovn:cluster_udn_tenant-blue': 'ok' }],
    ['s6.yaml', [], { 'ovn:vlan-200': 'ok' }],
    ['s7.yaml', [], { 'bridge:br1:200': 'ok' }],
    ['s8.yaml', [], { 'ovn:vlan-300': 'ok' }],
  ])('%s gives exactly these codes', (file, expected, health) => {
    const { findings, networks, unusable, partly, unchecked } = diagnose(file);
    expect(
      findings.map(({ finding }) =>
        [finding.severity, finding.code, finding.params.variant].join(' '),
      ),
    ).toEqual(expected);
    expect(
      Object.fromEntries(networks.map(({ network, verdict }) => [network.id, verdict.health])),
    ).toEqual(health);
    // A seed that was not read whole would prove nothing.
    expect([unusable, partly, unchecked]).toEqual([[], [], []]);
  });

  it('sees every node whole, and the switch only where it speaks', () => {
    const seen = Object.fromEntries(
      ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'].map((seed) => {
        const [network] = diagnose(`${seed}.yaml`).networks;
        const coverage = network?.verdict.coverage;
        const whole = coverage?.known === true ? coverage.value.whole.length : undefined;
        return [seed, `${String(whole)} ${String(network?.verdict.switchSeen)}`];
      }),
    );
    expect(seen).toEqual({
      s1: '2 not-seen',
      s2: '2 not-seen',
      s3: '2 not-seen',
      s4: '2 not-seen',
      s5: '2 not-seen',
      s6: '2 carries',
      s7: '2 not-seen',
      s8: '2 not-seen',
    });
  });

  it('names the attachment of s5 that OVN-Kubernetes refuses, and counts it as an error', () => {
    expect(diagnose('s5.yaml')).toMatchObject({
      refused: [{ attachment: 'green/tenant-green', reason: 'vlan-not-a-number', detail: '"201"' }],
      exitCode: 1,
    });
    expect(diagnose('s4.yaml')).toMatchObject({ refused: [], exitCode: 0 });
  });
});
