import { vm, vmi } from '../../../dev/fixtures/machineObjects';
import {
  bareState,
  linuxBridge,
  lldp,
  localnetNad,
  nic,
  nnce,
  nncp,
  nns,
  node,
  ovsBridge,
  vmdataState,
} from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { createDiagnosis } from './createDiagnosis';
import type { HopVerdict, NetworkVerdict } from './createDiagnosis';

const lan = { lan: 'vlan-120' };
const policy = nncp('br-vmdata', {
  nodeSelector: { vmdata: 'yes' },
  mappings: { vmdata: 'br-vmdata' },
});
const labelled = { labels: { vmdata: 'yes' } };

const verdict = (
  objects: readonly PlainObject[],
  id = 'ovn:vlan-120',
  unread: Parameters<typeof worldFrom>[1] = {},
): NetworkVerdict => createDiagnosis(worldFrom(objects, unread)).verdict(id);

const statuses = ({ hops }: NetworkVerdict) =>
  hops.map(({ hop, status }) => `${hop} ${status}`).join(', ');

const hopOf = ({ hops }: NetworkVerdict, name: HopVerdict['hop']): HopVerdict | undefined =>
  hops.find(({ hop }) => hop === name);

const twoOfThree = [
  node('worker-1', labelled),
  node('worker-2', labelled),
  node('worker-3'),
  vmdataState('worker-1'),
  vmdataState('worker-2'),
  bareState('worker-3'),
  policy,
  localnetNad('team-a', 'vlan-120'),
];

describe('the verdict of a network', () => {
  it('is whole inside the cluster where every node has every link; the unseen switch is told apart', () => {
    const whole = verdict([
      node('worker-1'),
      vmdataState('worker-1'),
      localnetNad('team-a', 'vlan-120'),
      vm('team-a', 'web-1', { nics: lan }),
      vmi('team-a', 'web-1', 'worker-1', lan),
    ]);
    expect(statuses(whole)).toBe(
      'switch unknown, uplink ok, bridge ok, mapping ok, localnet ok, network ok, attachment ok, nic ok',
    );
    expect(whole).toMatchObject({
      health: 'ok',
      firstBroken: undefined,
      switchSeen: 'not-seen',
      coverage: { known: true, value: { whole: ['worker-1'], broken: [], unknown: [] } },
    });
  });

  it('breaks at the bridge of the node that lacks it, while its free NIC is there and its mapping is a consequence', () => {
    const gap = verdict([...twoOfThree, vm('team-a', 'web-1', { nics: lan })]);
    expect(statuses(gap)).toBe(
      'switch unknown, uplink ok, bridge error, mapping ok, localnet ok, network ok, attachment ok, nic warning',
    );
    expect(gap.health).toBe('warning');
    expect(gap.firstBroken).toMatchObject({
      hop: 'bridge',
      nodes: { ok: ['worker-1', 'worker-2'], broken: ['worker-3'], unknown: [] },
      findings: [{ code: 'MAP-02' }],
    });
    expect(hopOf(gap, 'uplink')?.nodes?.ok).toEqual(['worker-1', 'worker-2', 'worker-3']);
    expect(hopOf(gap, 'mapping')?.nodes?.ok).toEqual(['worker-1', 'worker-2']);
    expect(hopOf(gap, 'nic')).toMatchObject({
      findings: [],
      affected: { cutOff: 0, mayMove: 1 },
    });
  });

  it('is an error where a VM runs on a node that the network does not reach', () => {
    const cut = verdict([
      ...twoOfThree,
      vm('team-a', 'web-1', { nics: lan }),
      vmi('team-a', 'web-1', 'worker-3', lan),
    ]);
    expect(hopOf(cut, 'nic')).toMatchObject({
      status: 'error',
      affected: { cutOff: 1, mayMove: 0 },
    });
    expect(cut.health).toBe('error');
  });

  it('is not spoiled by a gap that no VM can fall into', () => {
    const pinned = vm('team-a', 'db-1', { nics: lan, nodeSelector: { vmdata: 'yes' } });
    const safe = verdict([...twoOfThree, pinned]);
    expect(safe.health).toBe('ok');
    expect(safe.firstBroken?.hop).toBe('bridge');
  });

  it('breaks at the mapping where the bridge is there without it', () => {
    const unmapped = nns('worker-2', [ovsBridge('br-vmdata', ['ens224']), nic('ens224')], {});
    const gap = verdict([
      node('worker-1'),
      node('worker-2'),
      vmdataState('worker-1'),
      unmapped,
      localnetNad('team-a', 'vlan-120'),
    ]);
    expect(gap.firstBroken?.hop).toBe('mapping');
    expect(hopOf(gap, 'uplink')?.nodes?.ok).toEqual(['worker-1', 'worker-2']);
  });

  it('breaks at the uplink where the bridge has none, on every node that has the bridge', () => {
    const bare = nns('worker-1', [ovsBridge('br-vmdata', [])], { vmdata: 'br-vmdata' });
    const broken = verdict([node('worker-1'), bare, localnetNad('team-a', 'vlan-120')]);
    expect(broken.firstBroken).toMatchObject({ hop: 'uplink', findings: [{ code: 'BR-01' }] });
    expect(broken.health).toBe('error');
    expect(hopOf(broken, 'bridge')?.status).toBe('ok');
  });

  it('breaks at the bridge where the mapping points to nothing or to a Linux bridge', () => {
    for (const interfaces of [[], [linuxBridge('br-vmdata', ['ens224'])]]) {
      const state = nns('worker-1', interfaces, { vmdata: 'br-vmdata' });
      const broken = verdict([node('worker-1'), state, localnetNad('team-a', 'vlan-120')]);
      expect(broken.firstBroken?.hop).toBe('bridge');
      expect(broken.health).toBe('error');
    }
  });

  it('breaks at the mapping where no node knows the localnet, and says nothing of the bridge that it would need', () => {
    const nowhere = verdict([
      node('worker-1'),
      bareState('worker-1'),
      localnetNad('team-a', 'vlan-120'),
    ]);
    expect(statuses(nowhere)).toBe(
      'switch unknown, uplink unknown, bridge unknown, mapping error, localnet error, network ok, attachment ok, nic ok',
    );
    expect(nowhere.firstBroken?.findings.map(({ code }) => code)).toEqual(['MAP-01']);
    expect(nowhere.health).toBe('error');
  });

  it('names the failed policy at the hop that it should have made', () => {
    const failed = verdict([
      node('worker-1'),
      node('worker-2'),
      vmdataState('worker-1'),
      bareState('worker-2'),
      nncp('br-vmdata', { mappings: { vmdata: 'br-vmdata' } }),
      nnce('worker-1', 'br-vmdata'),
      nnce('worker-2', 'br-vmdata', { condition: 'Failing' }),
      localnetNad('team-a', 'vlan-120'),
    ]);
    expect(failed.firstBroken).toMatchObject({ hop: 'bridge', findings: [{ code: 'NNCP-01' }] });
  });

  it('puts findings of the network and of its attachments at their hops', () => {
    const odd = verdict([
      node('worker-1'),
      vmdataState('worker-1'),
      localnetNad('team-a', 'vlan-120'),
      localnetNad('team-b', 'vlan-120', { vlanID: 7, netAttachDefName: 'team-a/vlan-120' }),
    ]);
    expect(hopOf(odd, 'network')).toMatchObject({
      status: 'error',
      findings: [{ code: 'NAD-04' }],
    });
    expect(hopOf(odd, 'attachment')?.findings.map(({ code }) => code)).toEqual(['NAD-02']);
    expect(odd.health).toBe('error');
  });

  it('warns, and no more, of what is only information or a warning', () => {
    const plain = verdict([
      node('worker-1'),
      vmdataState('worker-1'),
      localnetNad('team-a', 'vlan-120', { mtu: undefined }),
    ]);
    expect(hopOf(plain, 'attachment')?.status).toBe('warning');
    expect(plain.health).toBe('warning');
    expect(plain.firstBroken).toBeUndefined();
  });
});

describe('the switch', () => {
  const seenWith = (network: PlainObject, ...nics: readonly PlainObject[]) => {
    const names = nics.map(({ name }) => String(name));
    const state = nns('worker-1', [ovsBridge('br-vmdata', names), ...nics], {
      vmdata: 'br-vmdata',
    });
    return verdict([node('worker-1'), state, network]);
  };
  const tagged = localnetNad('team-a', 'vlan-120');
  const untagged = localnetNad('team-a', 'vlan-120', { vlanID: undefined });

  it.each([
    ['carries', 'ok', tagged, [lldp('leaf-1', [100, 120])]],
    ['does-not-list', 'warning', tagged, [lldp('leaf-1', [100])]],
    ['does-not-list', 'warning', tagged, [lldp('leaf-1', [120]), lldp('leaf-2', [100])]],
    ['not-seen', 'unknown', tagged, [lldp('leaf-1', [])]],
    ['not-seen', 'unknown', tagged, [{}]],
    ['carries', 'ok', untagged, [lldp('leaf-1', [100], 1)]],
    ['not-seen', 'unknown', untagged, [lldp('leaf-1', [100])]],
  ] as const)(
    '%s the VLAN: the hop is %s and the health is not touched',
    (seen, status, network, neighbours) => {
      const found = seenWith(network, ...neighbours.map((more, i) => nic(`ens${String(i)}`, more)));
      expect(found.switchSeen).toBe(seen);
      expect(hopOf(found, 'switch')?.status).toBe(status);
      expect(found.health).toBe('ok');
    },
  );

  it('is seen only where every node with a whole chain sees it', () => {
    const state = (name: string, more: PlainObject) =>
      nns(name, [ovsBridge('br-vmdata', ['ens224']), nic('ens224', more)], { vmdata: 'br-vmdata' });
    const half = verdict([
      node('worker-1'),
      node('worker-2'),
      node('worker-3'),
      state('worker-1', lldp('leaf-1', [120])),
      state('worker-2', {}),
      bareState('worker-3'),
      tagged,
    ]);
    expect(half.switchSeen).toBe('not-seen');
    expect(hopOf(half, 'switch')?.nodes).toEqual({
      ok: ['worker-1'],
      broken: [],
      unknown: ['worker-2', 'worker-3'],
    });
  });
});
