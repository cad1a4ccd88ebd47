import { linuxBridge, localnetNad, nad, nncp, nns, node } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { LoadState } from '../../core/inventory/loadState';
import type { Kind } from '../../core/kinds/kindRegistry';
import type { Plan, Step } from '../../core/plan/plan';
import { isTaking, takenByStep, takenByUndo, usersOf } from './objectUsers';

const trunk = linuxBridge('br-vmdata', ['ens224']);
const policyStep = (name: string, desiredState: PlainObject): Step => ({
  id: `create nncp ${name}`,
  kind: 'nncp',
  namespace: '',
  name,
  write: {
    type: 'create',
    manifest: {
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name },
      spec: { desiredState },
    },
  },
  after: [],
  undo: [],
});

const first = policyStep('rack-a', { interfaces: [trunk] });
const creation: Plan = {
  intent: { type: 'retry-policy', policy: '' },
  steps: [first, policyStep('rack-b', { interfaces: [trunk] })],
};
const own = [
  nncp('rack-a', { interfaces: [trunk] }),
  nncp('rack-b', { interfaces: [trunk] }),
  node('worker-1'),
  nns('worker-1', [trunk], {}),
];

const users = (
  taken: Parameters<typeof usersOf>[0],
  objects: readonly PlainObject[],
  unread: Partial<Record<Kind, LoadState>> = {},
) => {
  const { inventory } = worldFrom([...own, ...objects], unread);
  const unasked = () => Promise.reject(new Error('nothing is asked of the server'));
  const client = { get: unasked, create: unasked, patch: unasked, remove: unasked, list: unasked };
  return usersOf(taken, new Set(['team-a/undone']), { inventory, client, podsOn: unasked });
};

const onBridge = (name: string) =>
  nad('team-a', name, { type: 'bridge', name, bridge: 'br-vmdata', vlan: 120 });

describe('a bridge that is about to go', () => {
  const undone = takenByUndo(first, creation);

  test('is used by nobody while only its own policies and what was taken back are on it', async () => {
    expect(isTaking(undone)).toBe(true);
    expect(await users(undone, [onBridge('undone')])).toEqual([]);
  });

  test('is used by the attachment and by the policy of somebody else', async () => {
    const theirs = nncp('theirs', { interfaces: [trunk] });
    expect(await users(undone, [onBridge('v'), theirs])).toEqual(['team-a/v', 'theirs']);
  });

  test('is used by another localnet, but not by its own', async () => {
    const bridge = { ...trunk, type: 'ovs-bridge' };
    const mapping = { localnet: 'vmdata', bridge: 'br-vmdata', state: 'present' };
    const step = policyStep('rack-a', {
      interfaces: [bridge],
      ovn: { 'bridge-mappings': [mapping] },
    });
    const mapped = nns('worker-1', [bridge], { vmdata: 'br-vmdata', theirs: 'br-vmdata' });
    expect(await users(takenByUndo(step, creation), [mapped])).toEqual(['theirs']);
  });

  test('is looked at before each step of its removal', async () => {
    const removal: Plan = { ...creation, intent: { type: 'remove-bridge', bridge: 'br-vmdata' } };
    expect(await users(takenByStep(first, removal), [onBridge('v')])).toEqual(['team-a/v']);
  });

  test.each(['nad', 'nns', 'nncp'] as const)(
    'may be used for all that anybody knows where %s cannot be read',
    async (kind) => {
      const unread = { [kind]: { status: 'forbidden', reason: 'no' } as const };
      await expect(users(undone, [], unread)).rejects.toMatchObject({ code: 'use-unknown' });
    },
  );

  test('has nothing to do with who uses a localnet', async () => {
    const removal: Plan = { ...creation, intent: { type: 'remove-localnet', localnet: 'vmdata' } };
    const network = localnetNad('team-a', 'v');
    expect(await users(takenByStep(first, removal), [network])).toEqual(['team-a/v']);
  });
});
