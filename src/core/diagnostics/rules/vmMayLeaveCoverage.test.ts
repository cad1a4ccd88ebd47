import { vm, vmi } from '../../../../dev/fixtures/machineObjects';
import { bareState, localnetNad, node, nns, vmdataState } from '../../../../dev/fixtures/objects';
import type { VmOptions } from '../../../../dev/fixtures/machineObjects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { vmMayLeaveCoverage } from './vmMayLeaveCoverage';

const control = node('master-1', {
  taints: [{ key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' }],
});
const cluster = [
  node('worker-1', { labels: { vmdata: 'yes' } }),
  node('worker-2'),
  control,
  vmdataState('worker-1'),
  bareState('worker-2'),
  bareState('master-1'),
  localnetNad('team-a', 'vlan-120'),
];
const web = (options: VmOptions = {}) =>
  vm('team-a', 'web-1', { nics: { lan: 'vlan-120' }, ...options });

const check = (options: VmOptions = {}, unread: Parameters<typeof worldFrom>[1] = {}) =>
  vmMayLeaveCoverage.check('team-a/web-1', worldFrom([...cluster, web(options)], unread));

describe('VM-04', () => {
  it('names the nodes where the VM may run and its localnet is missing', () => {
    expect(check()).toMatchObject([
      {
        id: 'VM-04:vm:team-a/web-1:lan',
        severity: 'warning',
        params: { variant: 'some', nodes: 'worker-2', count: 1, candidates: 2, localnet: 'vmdata' },
      },
    ]);
  });

  it('is an error where none of its nodes has the localnet', () => {
    const [finding] = check({ nodeSelector: { 'kubernetes.io/hostname': 'worker-2' } });
    expect(finding).toMatchObject({ severity: 'error', params: { variant: 'nowhere' } });
  });

  it('is not found for a VM that is kept on nodes with the localnet, nor for one without such a NIC', () => {
    expect(check({ nodeSelector: { vmdata: 'yes' } })).toEqual([]);
    expect(check({ nics: {} })).toEqual([]);
  });

  it('is not found for a NIC that is being unplugged, but for the one beside it', () => {
    const nics = { lan: 'vlan-120', old: 'vlan-120' };
    const running = vmi('team-a', 'web-1', 'worker-1', nics);
    const world = worldFrom([...cluster, web({ nics, removing: ['old'] }), running]);
    const found = vmMayLeaveCoverage.check('team-a/web-1', world);
    expect(found.map(({ params }) => params.nic)).toEqual(['lan']);
  });

  it('is folded under the gap of the localnet, but not for nodes where only this VM may run', () => {
    const tolerant = web({ tolerations: [{ operator: 'Exists' }] });
    for (const [object, shown] of [
      [web(), ['MAP-02']],
      [tolerant, ['MAP-02', 'VM-04']],
    ] as const) {
      const diagnosis = createDiagnosis(worldFrom([...cluster, object]));
      expect(diagnosis.all().map(({ code }) => code)).toEqual(['MAP-02', 'VM-04']);
      expect(
        diagnosis
          .findings()
          .map(({ code }) => code)
          .sort(),
      ).toEqual(shown);
    }
  });

  it('is not folded under the gap where the VM can run nowhere else', () => {
    const pinned = web({ nodeSelector: { 'kubernetes.io/hostname': 'worker-2' } });
    const diagnosis = createDiagnosis(worldFrom([...cluster, pinned]));
    expect(diagnosis.findings().map(({ code, severity }) => [code, severity])).toEqual([
      ['VM-04', 'error'],
      ['MAP-02', 'warning'],
    ]);
  });

  it('is folded under a localnet that is mapped nowhere', () => {
    const objects = [
      ...cluster.slice(0, 6),
      localnetNad('team-a', 'vlan-120', { physicalNetworkName: 'nowhere-at-all' }),
      web(),
    ];
    const diagnosis = createDiagnosis(worldFrom(objects));
    // The localnet that is there is used by nothing, so its gap is only told.
    expect(diagnosis.findings().map(({ code, severity }) => [code, severity])).toEqual([
      ['MAP-01', 'error'],
      ['MAP-02', 'info'],
    ]);
    const folded = diagnosis.all().find(({ code }) => code === 'VM-04');
    expect(folded && diagnosis.causesOf(folded).map(({ code }) => code)).toEqual(['MAP-01']);
  });

  it('says nothing of nodes that do not report, and nothing at all without the nodes', () => {
    const unreported = cluster.map((object) =>
      object === cluster[4] ? nns('worker-2', []) : object,
    );
    expect(vmMayLeaveCoverage.check('team-a/web-1', worldFrom([...unreported, web()]))).toEqual([]);
    expect(check({}, { node: { status: 'forbidden', reason: '' } })).toEqual([]);
  });
});
