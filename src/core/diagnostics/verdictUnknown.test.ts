import { vm } from '../../../dev/fixtures/machineObjects';
import {
  bareState,
  cudn,
  linuxBridge,
  localnetNad,
  nad,
  nic,
  nns,
  node,
  vmdataState,
} from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { createDiagnosis } from './createDiagnosis';
import type { HopVerdict, NetworkVerdict } from './createDiagnosis';

const lan = { lan: 'vlan-120' };
const verdict = (
  objects: readonly PlainObject[],
  id = 'ovn:vlan-120',
  unread: Parameters<typeof worldFrom>[1] = {},
): NetworkVerdict => createDiagnosis(worldFrom(objects, unread)).verdict(id);

const statuses = ({ hops }: NetworkVerdict) =>
  hops.map(({ hop, status }) => `${hop} ${status}`).join(', ');

const hopOf = ({ hops }: NetworkVerdict, name: HopVerdict['hop']): HopVerdict | undefined =>
  hops.find(({ hop }) => hop === name);

describe('what could not be read', () => {
  const forbidden = { status: 'forbidden', reason: '' } as const;
  const project = [localnetNad('team-a', 'vlan-120'), vm('team-a', 'web-1', { nics: lan })];

  it('makes the chain unknown, with the reason, and never fine', () => {
    const unseen = verdict(project, 'ovn:vlan-120', {
      node: forbidden,
      nns: forbidden,
      nncp: forbidden,
      nnce: forbidden,
    });
    expect(statuses(unseen)).toBe(
      'switch unknown, uplink unknown, bridge unknown, mapping unknown, localnet unknown, network ok, attachment ok, nic unknown',
    );
    expect(hopOf(unseen, 'nic')?.reason).toMatchObject({ kind: 'node', cause: 'forbidden' });
    expect(unseen.health).toBe('unknown');
    expect(hopOf(unseen, 'bridge')?.reason).toEqual({
      kind: 'node',
      cause: 'forbidden',
      detail: '',
    });
    expect(unseen.coverage).toMatchObject({ known: false });
  });

  it('makes the chain unknown on a node without a report, beside nodes that are whole', () => {
    const half = verdict([
      node('worker-1'),
      node('worker-2'),
      vmdataState('worker-1'),
      localnetNad('team-a', 'vlan-120'),
      vm('team-a', 'web-1', { nics: lan }),
    ]);
    expect(hopOf(half, 'nic')).toMatchObject({
      status: 'unknown',
      reason: { kind: 'nns', cause: 'not-reported' },
    });
    expect(hopOf(half, 'bridge')).toMatchObject({
      status: 'unknown',
      nodes: { ok: ['worker-1'], broken: [], unknown: ['worker-2'] },
      reason: { kind: 'nns', cause: 'not-reported' },
    });
    expect(half.health).toBe('unknown');
  });

  it('makes the NICs unknown where VMs may not be read', () => {
    const noVms = verdict(
      [node('worker-1'), vmdataState('worker-1'), localnetNad('team-a', 'vlan-120')],
      'ovn:vlan-120',
      { vm: forbidden },
    );
    expect(hopOf(noVms, 'nic')).toMatchObject({ status: 'unknown', reason: { kind: 'vm' } });
    expect(noVms.health).toBe('unknown');
  });

  it('makes the network and its attachments unknown where those of other namespaces may not be read', () => {
    const partly = verdict(
      [node('worker-1'), vmdataState('worker-1'), localnetNad('team-a', 'vlan-120')],
      'ovn:vlan-120',
      { nad: forbidden },
    );
    for (const name of ['network', 'attachment'] as const) {
      expect(hopOf(partly, name)).toMatchObject({ status: 'unknown', reason: { kind: 'nad' } });
    }
    expect(partly.health).toBe('unknown');
  });

  it('is unknown for a network that was not read, with the reason', () => {
    expect(verdict([], 'ovn:none')).toMatchObject({
      health: 'unknown',
      hops: [],
      coverage: { known: false, reason: { cause: 'not-listed' } },
    });
    expect(verdict([], 'ovn:none', { nad: forbidden })).toMatchObject({
      coverage: { known: false, reason: { cause: 'forbidden' } },
    });
  });

  it('is unknown where no node runs VMs', () => {
    const none = verdict([vmdataState('worker-1'), localnetNad('team-a', 'vlan-120')]);
    expect(none.health).toBe('unknown');
    expect(hopOf(none, 'bridge')).toMatchObject({ status: 'unknown', reason: { kind: 'node' } });
  });
});

describe('networks of other kinds', () => {
  const bridged = nad('team-a', 'lb', { name: 'lb', type: 'bridge', bridge: 'br1', vlan: 200 });

  it('judges a Linux bridge by the bridge: no mapping, no localnet', () => {
    const state = nns('worker-1', [linuxBridge('br1', ['ens5']), nic('ens5')], {});
    const whole = verdict([node('worker-1'), state, bridged], 'bridge:br1:200');
    expect(statuses(whole)).toBe(
      'switch unknown, uplink ok, bridge ok, network ok, attachment ok, nic ok',
    );
    expect(whole.health).toBe('ok');
    const gap = verdict(
      [node('worker-1'), node('worker-2'), state, bareState('worker-2'), bridged],
      'bridge:br1:200',
    );
    expect(gap).toMatchObject({ health: 'warning', firstBroken: { hop: 'bridge' } });
    const bare = nns('worker-1', [linuxBridge('br1', [])], {});
    expect(verdict([node('worker-1'), bare, bridged], 'bridge:br1:200')).toMatchObject({
      health: 'error',
      firstBroken: { hop: 'uplink' },
    });
  });

  it('has no chain for an overlay, which is on every node', () => {
    const overlay = localnetNad('team-a', 'l2', { topology: 'layer2', vlanID: undefined });
    const found = verdict([node('worker-1'), overlay], 'ovn:l2');
    expect(statuses(found)).toBe('network ok, attachment ok, nic ok');
    expect(found.health).toBe('ok');
    expect(verdict([overlay], 'ovn:l2', { node: { status: 'absent' } }).health).toBe('unknown');
  });

  it('does not know how far other plugins reach', () => {
    const sriov = nad('team-a', 'sr', { name: 'sr', type: 'sriov' });
    const found = verdict([node('worker-1'), sriov], 'sriov:sr');
    expect(found).toMatchObject({ health: 'unknown', coverage: { known: false } });
  });

  it('judges a cluster user-defined network before it renders an attachment', () => {
    const whole = verdict(
      [node('worker-1'), vmdataState('worker-1'), cudn('vlan-300', 'vmdata', 300)],
      'ovn:cluster_udn_vlan-300',
    );
    expect(whole.health).toBe('ok');
  });
});
