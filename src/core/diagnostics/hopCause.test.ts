import type { HopVerdict } from './diagnosis';
import type { Finding } from './finding';
import { makeFinding } from './makeFinding';
import { hopCause } from './hopCause';

const hop = (name: HopVerdict['hop'], more: Partial<HopVerdict> = {}): HopVerdict => ({
  hop: name,
  status: 'error',
  findings: [],
  ...more,
});

const found: readonly Finding[] = [
  makeFinding({ code: 'MAP-02', severity: 'error', scope: 'localnet' }, 'vmdata', { evidence: [] }),
];
const broken = { ok: [], broken: ['worker-1'], unknown: [] };

describe('why a hop is not fine', () => {
  it.each([
    ['it is fine', hop('nic', { status: 'ok' })],
    ['it is the switch', hop('switch', { status: 'unknown' })],
    ['it has a finding of its own', hop('nic', { findings: found })],
  ])('is not looked for elsewhere when %s', (_, nic) => {
    expect(hopCause(nic, [hop('mapping', { findings: found }), nic])).toBeUndefined();
  });

  it('is the first hop with a finding, else the first that is missing on a node', () => {
    const nic = hop('nic', { status: 'warning' });
    const bridge = hop('bridge', { nodes: broken });
    const mapping = hop('mapping', { findings: found });
    expect(hopCause(nic, [hop('switch'), bridge, mapping, nic])).toBe('mapping');
    expect(hopCause(nic, [bridge, hop('mapping'), nic])).toBe('bridge');
    expect(hopCause(nic, [hop('mapping'), nic])).toBeUndefined();
  });

  it('is none that cannot cause it: settings of a network or an attachment take no link from a node', () => {
    const attachment = hop('attachment', { findings: found });
    const network = hop('network', { status: 'warning', findings: found });
    const uplink = hop('uplink', { status: 'unknown' });
    expect(hopCause(uplink, [uplink, network, attachment])).toBeUndefined();
    expect(hopCause(hop('nic'), [uplink, network, attachment])).toBeUndefined();
    const bridge = hop('bridge', { nodes: broken });
    expect(hopCause(hop('attachment', { status: 'unknown' }), [bridge])).toBeUndefined();
    expect(hopCause(hop('mapping', { status: 'unknown' }), [bridge, attachment])).toBe('bridge');
  });

  it('is not itself', () => {
    const bridge = hop('bridge', { nodes: broken });
    expect(hopCause(bridge, [bridge])).toBeUndefined();
  });
});
