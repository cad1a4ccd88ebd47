import { vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { AttachNics } from '../intents/intent';
import { parseResourceName } from '../values/resourceName';
import { objectsNeeded } from './objectsNeeded';

const name = parseResourceName('vlan-120');
const attach: AttachNics = {
  type: 'attach-nics',
  podNetwork: 'beside',
  nics: name.ok
    ? [
        { vm: 'team-a/web', attachment: 'team-a/vlan-120', name: name.value, model: 'virtio' },
        { vm: 'team-a/web', attachment: 'team-a/vlan-121', name: name.value, model: 'virtio' },
      ]
    : [],
};
const web = vmWith('team-a', 'web');

describe('the objects that a plan builds on', () => {
  test('are the VM, and its instance unless there is known to be none', () => {
    const both = [
      { kind: 'vm', key: 'team-a/web' },
      { kind: 'vmi', key: 'team-a/web', optional: true },
    ];
    expect(objectsNeeded(attach, worldFrom([web]))).toEqual([both[0]]);
    expect(objectsNeeded(attach, worldFrom([web, vmiWith('team-a', 'web')]))).toEqual(both);
    expect(
      objectsNeeded(attach, worldFrom([web], { vmi: { status: 'forbidden', reason: 'no right' } })),
    ).toEqual(both);
  });

  test('are the policy to try again, and none for new networks', () => {
    const world = worldFrom([]);
    expect(objectsNeeded({ type: 'retry-policy', policy: 'p' }, world)).toEqual([
      { kind: 'nncp', key: 'p' },
    ]);
    const physical = { type: 'existing-localnet' as const, localnet: 'vmdata' };
    const create = {
      type: 'create-vlan-networks' as const,
      networks: [],
      physical,
      namespaces: [],
    };
    expect(objectsNeeded(create, world)).toEqual([]);
  });
});
