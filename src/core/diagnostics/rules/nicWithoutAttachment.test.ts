import { vm, vmi } from '../../../../dev/fixtures/machineObjects';
import { localnetNad } from '../../../../dev/fixtures/objects';
import { stateOf, worldFrom } from '../../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../createDiagnosis';
import { nicWithoutAttachment } from './nicWithoutAttachment';

const web = vm('team-a', 'web-1', { nics: { lan: 'vlan-120' } });

describe('VM-01', () => {
  it('is found for a NIC whose attachment is in no list', () => {
    const [finding, ...others] = nicWithoutAttachment.check('team-a/web-1', worldFrom([web]));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      id: 'VM-01:vm:team-a/web-1:lan',
      severity: 'error',
      related: [{ scope: 'attachment', key: 'team-a/vlan-120' }],
      params: { nic: 'lan', attachment: 'team-a/vlan-120', namespace: 'team-a' },
    });
  });

  it('is not found where the attachment is in the namespace of the VM or in default', () => {
    const world = worldFrom([
      web,
      localnetNad('team-a', 'vlan-120'),
      vm('team-a', 'web-2', { nics: { lan: 'default/shared' } }),
      localnetNad('default', 'shared'),
    ]);
    expect(createDiagnosis(world).all()).toEqual([]);
  });

  it('is not found for a NIC that is being unplugged, but for the one beside it', () => {
    const nics = { lan: 'vlan-120', old: 'vlan-99' };
    const leaving = vm('team-a', 'web-1', { nics, removing: ['old'] });
    const running = vmi('team-a', 'web-1', 'worker-1', nics);
    const found = nicWithoutAttachment.check('team-a/web-1', worldFrom([leaving, running]));
    expect(found.map(({ params }) => params.nic)).toEqual(['lan']);
  });

  it('is unknown, not found, where the attachments of that namespace may not be read', () => {
    const shared = vm('team-a', 'web-2', { nics: { lan: 'default/shared' } });
    const world = worldFrom([web, shared], { nad: { status: 'forbidden', reason: '' } });
    world.apply([stateOf('nad', { status: 'loaded' }, 'team-a')]);
    expect(nicWithoutAttachment.check('team-a/web-1', world)).toHaveLength(1);
    expect(nicWithoutAttachment.check('team-a/web-2', world)).toEqual([]);
    expect(
      createDiagnosis(world)
        .unchecked()
        .map(({ code }) => code),
    ).toContain('VM-01');
  });
});
