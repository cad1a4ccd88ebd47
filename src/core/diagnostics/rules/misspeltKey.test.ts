import { localnetNad, nad } from '../../../../dev/fixtures/objects';
import type { PlainObject } from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { misspeltKey } from './misspeltKey';

const check = (more: PlainObject) =>
  misspeltKey.check('team-a/lan', worldFrom([localnetNad('team-a', 'lan', more)]));

describe('NAD-07', () => {
  it.each(['vlan', 'vlanTag', 'vlan_id', 'vlan-id', 'VLAN', 'tag'])(
    'is an error for %s where vlanID is meant',
    (key) => {
      const findings = check({ vlanID: undefined, [key]: 120 });
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({
        severity: 'error',
        params: { variant: 'vlan', key, meant: 'vlanID' },
      });
    },
  );

  it.each([
    ['physicalNetwork', 'physicalNetworkName'],
    ['physical-network-name', 'physicalNetworkName'],
    ['localnet', 'physicalNetworkName'],
  ])('is an error for %s where %s is meant', (key, meant) => {
    const [finding] = check({ physicalNetworkName: undefined, [key]: 'vmdata' });
    expect(finding).toMatchObject({ severity: 'error', params: { variant: 'misspelt', meant } });
  });

  it('finds the key that was meant by its letters', () => {
    const [finding] = check({ allowPersistantIPs: true });
    expect(finding?.params.meant).toBe('allowPersistentIPs');
  });

  it('only tells of keys without a meaning, and of a misspelt one beside the right one', () => {
    const findings = check({ vlan: 120, macspoofchk: true });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'info',
      params: { variant: 'unknown-key', key: 'macspoofchk, vlan' },
    });
  });

  it('is not found for known keys in any case, for keys commented out, nor for other plugins', () => {
    expect(check({})).toEqual([]);
    expect(check({ vlanID: undefined, vlanId: 120 })).toEqual([]);
    expect(check({ _vlanID: 120, _subnets: '' })).toEqual([]);
    const bridge = nad('team-a', 'lan', { name: 'lan', type: 'bridge', bridge: 'br1', vlan: 120 });
    expect(misspeltKey.check('team-a/lan', worldFrom([bridge]))).toEqual([]);
  });

  it('looks at each attachment by itself, so that what is unread elsewhere changes nothing', () => {
    expect(misspeltKey.provenByPart).toBe(true);
    const loading = { status: 'loading', read: 1, remaining: 2 } as const;
    const world = worldFrom([localnetNad('team-a', 'lan', { vlanID: undefined, vlan: 1 })], {
      nad: loading,
    });
    expect(misspeltKey.check('team-a/lan', world)).toHaveLength(1);
  });
});
