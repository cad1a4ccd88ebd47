import { localnetNad } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { ours } from '../../../dev/fixtures/ours';
import { podNic, vmWith } from '../../../dev/fixtures/vmObjects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { RemoveVlanNetwork } from '../intents/intent';
import type { LoadState } from '../inventory/loadState';
import type { Kind } from '../kinds/kindRegistry';
import { createWorld } from '../networks/createWorld';
import { objectsNeeded } from './objectsNeeded';
import type { Plan } from './plan';
import { planIntent } from './planIntent';
import { projectPlan } from './project';

const intent: RemoveVlanNetwork = { type: 'remove-vlan-network', network: 'ovn:vlan-120' };
const inA = ours(localnetNad('team-a', 'vlan-120'));
const inB = ours(localnetNad('team-b', 'vlan-120'));
const current = { 'nad team-a/vlan-120': inA, 'nad team-b/vlan-120': inB };

const planOf = (
  objects: readonly PlainObject[],
  unread: Partial<Record<Kind, LoadState>> = {},
  known: Readonly<Record<string, unknown>> = current,
): Plan => planIntent(intent, worldFrom(objects, unread), known);

const told = ({ steps, refusals = [] }: Plan) => [
  ...steps.map(({ id }) => id),
  ...refusals.map(({ field, code }) => `${field} ${code}`),
];

describe('removing a network', () => {
  test('deletes the attachments that we made, each of them and no other of its name', () => {
    const plan = planOf([inA, inB]);
    expect(told(plan)).toEqual(['delete nad team-a/vlan-120', 'delete nad team-b/vlan-120']);
    expect(plan.steps[0]?.write).toEqual({ type: 'delete', uid: 'uid-of-vlan-120' });
    expect(plan.steps[0]?.undo[0]?.write).toMatchObject({
      type: 'create',
      manifest: { metadata: { namespace: 'team-a', name: 'vlan-120' }, spec: inA.spec },
    });
  });

  test('reads just these attachments', () => {
    expect(objectsNeeded(intent, worldFrom([inA, inB, localnetNad('team-a', 'other')]))).toEqual([
      { kind: 'nad', key: 'team-a/vlan-120' },
      { kind: 'nad', key: 'team-b/vlan-120' },
    ]);
  });

  test('leaves nothing to be removed again', () => {
    const after = createWorld(projectPlan(planOf([inA]), worldFrom([inA]).inventory));
    expect(after.network('ovn:vlan-120')).toBeUndefined();
    expect(planIntent(intent, after, {})).toEqual({ intent, steps: [] });
  });

  test('keeps what others made', () => {
    const theirs = localnetNad('team-b', 'vlan-120');
    const known = { ...current, 'nad team-b/vlan-120': theirs };
    expect(told(planOf([inA, theirs], {}, known))).toEqual([
      'delete nad team-a/vlan-120',
      'attachments[team-b/vlan-120] attachment-foreign',
    ]);
  });

  test('keeps what a VM uses, and says which', () => {
    const vm = vmWith('team-b', 'web', {
      interfaces: [...podNic.interfaces, { name: 'second', bridge: {} }],
      networks: [
        ...podNic.networks,
        { name: 'second', multus: { networkName: 'team-b/vlan-120' } },
      ],
    });
    const plan = planOf([inA, inB, vm]);
    expect(told(plan)).toEqual([
      'delete nad team-a/vlan-120',
      'attachments[team-b/vlan-120] attachment-in-use',
    ]);
    expect(plan.refusals?.[0]?.params).toMatchObject({ vms: 'team-b/web' });
  });

  test('keeps what nobody can say is unused, and what could not be read', () => {
    const unread = { vm: { status: 'forbidden', reason: '' } as const };
    expect(told(planOf([inA, inB], unread, { 'nad team-a/vlan-120': inA }))).toEqual([
      'attachments[team-a/vlan-120] attachment-use-unproven',
      'attachments[team-b/vlan-120] attachment-unread',
    ]);
  });

  test('of which nothing is there is no work', () => {
    expect(planOf([])).toEqual({ intent, steps: [] });
  });
});
