import { localnetNad, nad } from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { registry } from '../registry';

/** What the rules that this one makes find at `team-a/lan`. */
const check = (...objects: ReturnType<typeof nad>[]) =>
  registry
    .filter(({ code }) => /^NAD-(01|03|06|08|10|13|15)$/.test(code))
    .flatMap((rule) => rule.check('team-a/lan', worldFrom(objects)));

describe('an attachment that makes no network', () => {
  it.each([
    ['no plugin', { type: undefined }, 'NAD-01', 'no-type', ''],
    ['an MTU as text', { mtu: '1500' }, 'NAD-01', 'mtu-not-a-number', '"1500"'],
    ['an MTU that no interface takes', { mtu: 100000 }, 'NAD-01', 'mtu-out-of-range', '100000'],
    ['no name', { name: '' }, 'NAD-03', 'no-name', ''],
    ["the cluster network's name", { name: 'default' }, 'NAD-03', 'name-reserved', 'default'],
    ['a VLAN ID beyond a tag', { vlanID: 5000 }, 'NAD-06', 'vlan-out-of-range', '5000'],
    ['a negative VLAN ID', { vlanID: -1 }, 'NAD-06', 'vlan-out-of-range', '-1'],
    ['a VLAN ID as text', { vlanID: '120' }, 'NAD-06', 'vlan-not-a-number', '"120"'],
    ['an IPAM plugin', { ipam: { type: 'whereabouts' } }, 'NAD-08', 'ipam', 'whereabouts'],
    ['no topology', { topology: undefined }, 'NAD-10', 'topology-missing', ''],
    ['an unknown topology', { topology: 'vlan' }, 'NAD-10', 'topology', 'vlan'],
    ['a role of other networks', { role: 'primary' }, 'NAD-15', 'role', 'primary'],
  ])('is found for %s', (_, change, code, variant, detail) => {
    const found = check(localnetNad('team-a', 'lan', change));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      code,
      severity: 'error',
      hop: 'attachment',
      params: { attachment: 'team-a/lan', variant, detail },
      evidence: [{ kind: 'nad', key: 'team-a/lan', path: 'spec.config', found: detail }],
    });
  });

  it('is not found for a sound network, nor for one of another plugin', () => {
    expect(check(localnetNad('team-a', 'lan'))).toEqual([]);
    expect(check(nad('team-a', 'lan', { name: 'lan', type: 'macvlan' }))).toEqual([]);
    expect(check()).toEqual([]);
  });

  it('is all that is said of such an attachment, which is no network', () => {
    const world = worldFrom([localnetNad('team-a', 'lan', { vlanID: 5000, mtu: 100000 })]);
    expect(
      createDiagnosis(world)
        .all()
        .map(({ code }) => code),
    ).toEqual(['NAD-06']);
    expect(world.networks()).toEqual([]);
  });
});
