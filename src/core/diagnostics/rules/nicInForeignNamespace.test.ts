import { vm, vmi } from '../../../../dev/fixtures/machineObjects';
import { localnetNad } from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { nicInForeignNamespace } from './nicInForeignNamespace';

const check = (networkName: string, unread: Parameters<typeof worldFrom>[1] = {}) =>
  nicInForeignNamespace.check(
    'team-a/web-1',
    worldFrom(
      [vm('team-a', 'web-1', { nics: { lan: networkName } }), localnetNad('team-b', 'vlan-120')],
      unread,
    ),
  );

describe('VM-02', () => {
  it('is found for an attachment of another namespace, whether it exists or not', () => {
    for (const networkName of ['team-b/vlan-120', 'team-b/none']) {
      expect(check(networkName)).toMatchObject([
        { severity: 'error', params: { namespace: 'team-a', foreign: 'team-b', nic: 'lan' } },
      ]);
    }
  });

  it.each([
    'vlan-120',
    'team-a/vlan-120',
    'default/x',
    'openshift-multus/x',
    'openshift-cnv/x',
    'openshift-sriov-network-operator/x',
  ])('is not found for %s', (networkName) => {
    expect(check(networkName)).toEqual([]);
  });

  it('is not found for a NIC that is being unplugged, but for the one beside it', () => {
    const nics = { lan: 'team-b/vlan-120', old: 'team-b/vlan-99' };
    const leaving = vm('team-a', 'web-1', { nics, removing: ['old'] });
    const running = vmi('team-a', 'web-1', 'worker-1', nics);
    const found = nicInForeignNamespace.check('team-a/web-1', worldFrom([leaving, running]));
    expect(found.map(({ params }) => params.nic)).toEqual(['lan']);
  });

  it('needs no attachment to be read: the reference alone is wrong', () => {
    expect(check('team-b/vlan-120', { nad: { status: 'forbidden', reason: '' } })).toHaveLength(1);
  });
});
