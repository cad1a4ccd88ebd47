import { localnetNad } from '../../../../dev/fixtures/objects';
import type { PlainObject } from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { settingNotInForce } from './settingNotInForce';

const check = (more: PlainObject, owners: readonly PlainObject[] = []) =>
  settingNotInForce
    .check('team-a/lan', worldFrom([localnetNad('team-a', 'lan', more, owners)]))
    .map(({ id, severity, params }) => [id, severity, params.keys]);

const noMtu = ['NAD-11:attachment:team-a/lan:mtu', 'warning', 'mtu'];

describe('NAD-11', () => {
  it('warns of a localnet without MTU, 0 included', () => {
    expect(check({ mtu: undefined })).toEqual([noMtu]);
    expect(check({ mtu: 0 })).toEqual([noMtu]);
  });

  it('informs of keys that are commented out, beside the MTU', () => {
    expect(check({ mtu: undefined, _vlanID: 0, _subnets: '' })).toEqual([
      noMtu,
      ['NAD-11:attachment:team-a/lan:commented-out', 'info', '_subnets, _vlanID'],
    ]);
  });

  it('is not found where the MTU is set, on an overlay, or on what a user-defined network renders', () => {
    expect(check({})).toEqual([]);
    expect(check({ topology: 'layer2', mtu: undefined })).toEqual([]);
    const owner = { kind: 'ClusterUserDefinedNetwork', name: 'lan' };
    expect(check({ mtu: undefined }, [owner])).toEqual([]);
  });

  it('says nothing of an attachment that was not read', () => {
    expect(settingNotInForce.check('team-a/other', worldFrom([]))).toEqual([]);
  });
});
