import { localnetNad } from '../../../../dev/fixtures/objects';
import type { PlainObject } from '../../../../dev/fixtures/objects';
import { stateOf, worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { networkSettingsConflict } from './networkSettingsConflict';

const lan = (namespace: string, more: PlainObject) =>
  localnetNad(namespace, 'lan', { name: 'lan', ...more });

const check = (a: PlainObject, b: PlainObject) =>
  networkSettingsConflict.check('ovn:lan', worldFrom([lan('team-a', a), lan('team-b', b)]));

describe('NAD-04', () => {
  it.each([
    ['vlanID', { vlanID: 120 }, { vlanID: 121 }],
    ['vlanID', { vlanID: 120 }, { vlanID: undefined }],
    ['mtu', { mtu: 1500 }, { mtu: 9000 }],
    ['topology', {}, { topology: 'layer2' }],
    ['physicalNetworkName', { physicalNetworkName: undefined }, { physicalNetworkName: 'lan' }],
    ['subnets', {}, { subnets: '192.0.2.0/24' }],
    ['excludeSubnets', { excludeSubnets: '' }, { excludeSubnets: '192.0.2.0/30' }],
    ['allowPersistentIPs', {}, { allowPersistentIPs: true }],
    ['role', { topology: 'layer2' }, { topology: 'layer2', role: 'primary' }],
  ])('is critical where attachments of one network differ in %s', (setting, a, b) => {
    const [finding, ...others] = check(a, b);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'critical',
      params: {
        variant: 'differ',
        network: 'lan',
        setting,
        attachmentA: 'team-a/lan',
        attachmentB: 'team-b/lan',
        count: 2,
      },
    });
  });

  it('is not found for what OVN takes as equal', () => {
    expect(check({}, {})).toEqual([]);
    expect(check({ vlanID: 0 }, { vlanID: undefined })).toEqual([]);
    expect(check({ role: 'secondary' }, {})).toEqual([]);
    expect(check({ cniVersion: '1.0.0' }, {})).toEqual([]);
    expect(check({ subnets: 'a/8, b/8' }, { subnets: 'b/8,a/8' })).toEqual([]);
  });

  it('is a warning where only an MTU left out may differ: the default is not known', () => {
    const [finding] = check({ mtu: 1400 }, { mtu: undefined });
    expect(finding).toMatchObject({ severity: 'warning', params: { variant: 'mtu-default' } });
    expect(check({ mtu: 1400, vlanID: 1 }, { mtu: undefined })[0]?.severity).toBe('critical');
  });

  it('is found among what may be read, and is unchecked for the rest', () => {
    const world = worldFrom(
      [lan('team-a', {}), localnetNad('team-a', 'b', { name: 'lan', vlanID: 9 })],
      {
        nad: { status: 'forbidden', reason: '' },
      },
    );
    world.apply([stateOf('nad', { status: 'loaded' }, 'team-a')]);
    const diagnosis = createDiagnosis(world);
    expect(diagnosis.findings()[0]?.code).toBe('NAD-04');
    expect(diagnosis.unchecked().find(({ code }) => code === 'NAD-04')?.checkedIn).toEqual([
      'team-a',
    ]);
  });
});
