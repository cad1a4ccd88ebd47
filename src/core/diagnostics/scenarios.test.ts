import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { scenario as dualNic } from '../../../dev/scenarios/dualNic';
import type { Scenario } from '../../../dev/scenarios/scenario';
import { scenario as threeWorkers } from '../../../dev/scenarios/threeWorkers';
import { createDiagnosis } from './createDiagnosis';

const diagnose = (scenario: Scenario) => {
  const world = worldOfObjects(scenario.objects());
  const diagnosis = createDiagnosis(world);
  return {
    causes: diagnosis
      .findings()
      .map((finding) => ({ finding, nics: diagnosis.nicsBehind(finding) })),
    health: Object.fromEntries(
      world.networks().map(({ id }) => [id, diagnosis.verdict(id).health] as const),
    ),
  };
};

describe('the diagnosis of a scenario', () => {
  it('says of three-workers what the cluster was built to show', () => {
    const { causes, health } = diagnose(threeWorkers);
    expect(
      causes.map(({ finding, nics }) => [
        finding.severity,
        finding.code,
        finding.subject.key,
        nics,
      ]),
    ).toEqual([
      ['error', 'MAP-01', 'physnet-dmz', 1],
      ['warning', 'MAP-02', 'vmdata', 17],
    ]);
    expect(causes[1]?.finding.params).toMatchObject({
      nodes: 'worker-3',
      policy: 'br-vmdata',
      label: 'vmdata=yes',
      vms: 5,
      networks: 'vlan-1924',
    });
    expect(health).toEqual({
      'ovn:dmz': 'error',
      'ovn:machine-net': 'ok',
      'ovn:vlan-1924': 'warning',
      'ovn:vlan-1926': 'warning',
    });
  });

  it('finds nothing in dual-nic', () => {
    expect(diagnose(dualNic)).toEqual({ causes: [], health: { 'ovn:vlan-1924': 'ok' } });
  });
});
