import { localnetNad, nad } from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { attachmentConfigRefused } from './attachmentConfigRefused';

const check = (object: ReturnType<typeof nad>) =>
  attachmentConfigRefused.check('team-a/lan', worldFrom([object]));

describe('NAD-16', () => {
  it.each([
    ['a VLAN ID beyond a tag', { vlanID: 5000 }, 'vlan-out-of-range', '5000'],
    ['a negative VLAN ID', { vlanID: -1 }, 'vlan-out-of-range', '-1'],
    ['a VLAN ID as text', { vlanID: '120' }, 'vlan-not-a-number', '"120"'],
    ['an MTU that no interface takes', { mtu: 100000 }, 'mtu-out-of-range', '100000'],
    ['no topology', { topology: undefined }, 'topology-missing', ''],
    ['an unknown topology', { topology: 'vlan' }, 'topology', 'vlan'],
    ['a role of other networks', { role: 'primary' }, 'role', 'primary'],
  ])('is found for %s', (_, change, variant, detail) => {
    const found = check(localnetNad('team-a', 'lan', change));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      severity: 'error',
      hop: 'attachment',
      params: { attachment: 'team-a/lan', variant, detail },
      evidence: [{ kind: 'nad', key: 'team-a/lan', path: 'spec.config', found: detail }],
    });
  });

  it('is not found for a sound network, for one of another plugin, nor where NAD-01 is', () => {
    expect(check(localnetNad('team-a', 'lan'))).toEqual([]);
    expect(check(nad('team-a', 'lan', { name: 'lan', type: 'macvlan' }))).toEqual([]);
    expect(check(nad('team-a', 'lan', '{'))).toEqual([]);
    expect(attachmentConfigRefused.check('team-a/none', worldFrom([]))).toEqual([]);
  });

  it('is all that is said of such an attachment, which is no network', () => {
    const world = worldFrom([localnetNad('team-a', 'lan', { vlanID: 5000, mtu: 100000 })]);
    expect(
      createDiagnosis(world)
        .all()
        .map(({ code }) => code),
    ).toEqual(['NAD-16']);
    expect(world.networks()).toEqual([]);
  });
});
