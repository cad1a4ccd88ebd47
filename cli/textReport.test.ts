import { vm } from '../dev/fixtures/machineObjects';
import { bareState, localnetNad, nad, node } from '../dev/fixtures/objects';
import { json, run } from './fixtures/runOver';
import { smallCluster } from './fixtures/smallCluster';

describe('output', () => {
  const gap = {
    'a.json': json(
      node('worker-3'),
      bareState('worker-3'),
      ...smallCluster,
      vm('team-a', 'web-1', { nics: { lan: 'vlan-120' } }),
    ),
  };

  it('walks the chain hop by hop, with the cause at its hop and the consequence named', async () => {
    const { out } = await run(gap, ['a.json']);
    expect(out).toContain(
      '    bridge     error    br-vmdata; on worker-1, worker-2, not on worker-3; MAP-02',
    );
    expect(out).toMatch(/^ {4}nic +warning .*; Because of what is told at: Bridge;/m);
    expect(out.replace(/\s+/g, ' ')).toContain(
      '1 machine may be scheduled where the network does not reach',
    );
    expect(out).toContain('          Follows:  VM-04 (1)');
    expect(out).toContain('          VM NICs behind it: 1');
  });

  it('is one JSON object for programs, complete and without words for people only', async () => {
    const { out } = await run(gap, ['--output=json', 'a.json']);
    expect(JSON.parse(out)).toMatchObject({
      exitCode: 0,
      networks: [
        {
          id: 'ovn:vlan-120',
          vlan: 120,
          nics: 1,
          health: 'warning',
          firstBroken: 'bridge',
          coverage: { known: true, value: { broken: ['worker-3'] } },
        },
      ],
      findings: [
        {
          code: 'MAP-02',
          severity: 'warning',
          title: 'worker-3 has no bridge br-vmdata for localnet vmdata',
          nicsBehind: 1,
          consequences: { 'VM-04': 1 },
        },
      ],
      refused: [],
    });
  });

  it('has no line wider than the terminal, but for words that are wider', async () => {
    const { out } = await run(gap, ['a.json'], { width: 70 });
    const wide = out.split('\n').filter((line) => line.length > 70 && line.trim().includes(' '));
    expect(wide).toEqual([]);
  });

  it('has colours only for a terminal', async () => {
    expect((await run(gap, ['a.json'])).out).not.toContain('\u001b[');
    expect((await run(gap, ['a.json'], { colour: true })).out).toContain('\u001b[31merror');
  });

  it('shows networks that are not on a localnet as what they are', async () => {
    const others = [
      localnetNad('team-a', 'l2', { topology: 'layer2', vlanID: undefined, mtu: undefined }),
      nad('team-a', 'lb', { name: 'lb', type: 'bridge', bridge: 'br1' }),
      nad('team-a', 'sr', { name: 'sr', type: 'sriov' }),
    ];
    const { out } = await run({ 'a.json': json(node('worker-1'), ...others) }, ['a.json']);
    expect(out).toContain('overlay of the cluster network, MTU not set, attachments: 1');
    expect(out).toContain('untagged, MTU not set, bridge br1, attachments: 1');
    expect(out).toContain('not a VLAN network (sriov), attachments: 1');
    const { out: text } = await run({ 'a.json': json(...others) }, ['a.json', '-o', 'json']);
    expect(JSON.parse(text)).toMatchObject({
      networks: [
        { type: 'linux-bridge', vlan: null, localnet: null, nics: null },
        { type: 'layer2', mtu: null },
        { type: 'other', bridge: null },
      ],
    });
  });

  it('says of each object that will not do what it says why', async () => {
    const zero = localnetNad('team-a', 'lan', { vlanID: 0 });
    const { out, code } = await run({ 'a.json': json(zero) }, ['a.json']);
    expect(code).toBe(1);
    expect(out).toContain('Will not do what they say (1)');
    expect(out).toContain(
      'NetworkAttachmentDefinition team-a/lan: VLAN 0 silently means untagged.',
    );
    expect(out).not.toContain('Nothing wrong');
    const asked = await run({ 'a.json': json(zero) }, ['a.json', '-o', 'json']);
    expect(JSON.parse(asked.out)).toMatchObject({
      misleading: [{ key: 'team-a/lan', code: 'config-vlan-zero' }],
    });
  });

  it.each([
    [
      { topology: undefined },
      'without a topology OVN silently takes it for the default network',
      'NAD-10 team-a/lan has no topology that OVN knows',
    ],
    [
      { vlanID: 5000 },
      'no frame can carry VLAN 5000 (1 to 4094)',
      'NAD-06 team-a/lan has a VLAN ID that cannot be used',
    ],
    [
      { mtu: 100000 },
      'an MTU of 100000 is accepted and cannot work (576 to 65536)',
      'NAD-01 The configuration of team-a/lan is not valid',
    ],
  ])('says of an attachment with %j once why it is no network', async (change, reason, finding) => {
    const text = json(localnetNad('team-a', 'lan', change));
    const { out, code } = await run({ 'a.json': text }, ['a.json']);
    expect(code).toBe(1);
    expect(out).toContain('No VLAN network is in these files.');
    expect(out).toContain(`team-a/lan: ${reason}`);
    expect(out).toContain(finding);
    expect(out).not.toContain('Will not do what they say');
  });

  it('says of each refused attachment why', async () => {
    const refused = localnetNad('team-a', 'lan', { vlanID: '120' });
    const { out, code } = await run({ 'a.json': json(refused) }, ['a.json']);
    expect(code).toBe(1);
    expect(out).toContain('team-a/lan: vlanID must be a number without quotes, not "120"');
    expect(out).not.toContain('Nothing wrong');
  });
});
