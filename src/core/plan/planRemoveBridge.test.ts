import { linuxBridge, nad, nnce, nncp, nns, node } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { ours } from '../../../dev/fixtures/ours';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { RemoveBridge } from '../intents/intent';
import type { LoadState } from '../inventory/loadState';
import { bridgePolicy } from '../kinds/bridgePolicy';
import { EARLIER_ANNOTATION, writeEarlier } from '../kinds/earlierInterfaces';
import type { Kind } from '../kinds/kindRegistry';
import { applyOperations } from '../kinds/applyOperations';
import { objectsNeeded } from './objectsNeeded';
import type { Plan } from './plan';
import { planIntent } from './planIntent';

const intent: RemoveBridge = { type: 'remove-bridge', bridge: 'br-vmdata' };
const were = [{ name: 'ens224', type: 'ethernet', state: 'down', mtu: 1500 }];

const policyNamed = (name: string): PlainObject => {
  const manifest = bridgePolicy({
    type: 'linux-bridge',
    name,
    bridge: 'br-vmdata',
    uplink: { type: 'interface', name: 'ens224' },
    changes: [{ name: 'ens224', type: 'ethernet', mtu: 9000 }],
    nodeSelector: { 'node-role.kubernetes.io/worker': '' },
    trunk: [{ min: 100, max: 200 }],
    annotations: { [EARLIER_ANNOTATION]: writeEarlier(were) },
  });
  return {
    ...manifest,
    metadata: { ...manifest.metadata, generation: 1, uid: `uid-of-${name}` },
  };
};

const policy = policyNamed('bridge-br-vmdata');
const cluster = [
  node('worker-1'),
  nns('worker-1', [linuxBridge('br-vmdata', ['ens224'])], {}),
  nnce('worker-1', 'bridge-br-vmdata'),
];

const planOf = (
  objects: readonly PlainObject[],
  unread: Partial<Record<Kind, LoadState>> = {},
): Plan => {
  const world = worldFrom([...cluster, ...objects], unread);
  const named = new Map(
    objects.map((object) => [String((object.metadata as PlainObject).name), object]),
  );
  const current: Record<string, unknown> = {};
  for (const { kind, key } of objectsNeeded(intent, world)) {
    current[`${kind} ${key}`] = named.get(key);
  }
  return planIntent(intent, world, current);
};

const refusalsOf = ({ steps, refusals = [] }: Plan) => {
  expect(steps).toEqual([]);
  return refusals.map(({ code }) => code);
};

const withState = (state: unknown): PlainObject => ({
  ...policy,
  spec: { ...(policy.spec as PlainObject), desiredState: state },
});

describe('removing a Linux bridge', () => {
  const [unbridge, remove] = planOf([policy]).steps;

  test('takes it off the nodes and waits for them, then deletes the policy', () => {
    expect(planOf([policy]).steps.map(({ id, after }) => ({ id, after }))).toEqual([
      { id: 'unbridge nncp bridge-br-vmdata', after: [] },
      { id: 'delete nncp bridge-br-vmdata', after: ['unbridge nncp bridge-br-vmdata'] },
    ]);
    expect(unbridge?.waitFor).toEqual({ type: 'policy', policy: 'bridge-br-vmdata' });
    expect(remove?.write).toEqual({ type: 'delete', uid: 'uid-of-bridge-br-vmdata' });
  });

  test('gives the NIC its earlier MTU back, and fits only the policy that was read', () => {
    if (unbridge?.write.type !== 'patch') throw new Error('no patch');
    const { operations } = unbridge.write;
    const after = applyOperations(policy, operations);
    expect(after).toMatchObject({
      ok: true,
      value: {
        spec: {
          desiredState: {
            interfaces: [
              { name: 'br-vmdata', type: 'linux-bridge', state: 'absent' },
              { name: 'ens224', type: 'ethernet', state: 'up', mtu: 1500 },
            ],
          },
        },
      },
    });
    const edited = withState({ interfaces: [linuxBridge('br-vmdata', ['ens224', 'ens225'])] });
    expect(applyOperations(edited, operations).ok).toBe(false);
    const [back] = unbridge.undo;
    if (back?.write.type !== 'patch' || !after.ok) throw new Error('no undo');
    expect(applyOperations(after.value, back.write.operations)).toMatchObject({
      ok: true,
      value: { spec: policy.spec },
    });
  });

  test('goes on where an earlier removal stopped: before the policy was deleted', () => {
    const off = withState({
      interfaces: [{ name: 'br-vmdata', type: 'linux-bridge', state: 'absent' }],
    });
    expect(planOf([off]).steps.map(({ id }) => id)).toEqual(['delete nncp bridge-br-vmdata']);
    const later = { ...off, metadata: { ...(off.metadata as PlainObject), generation: 2 } };
    expect(planOf([later]).steps.map(({ id }) => id)).toEqual([
      'retry nncp bridge-br-vmdata',
      'delete nncp bridge-br-vmdata',
    ]);
  });

  test('takes every policy that we made for it', () => {
    expect(planOf([policy, policyNamed('bridge-2')]).steps.map(({ id }) => id)).toEqual([
      'unbridge nncp bridge-2',
      'delete nncp bridge-2',
      'unbridge nncp bridge-br-vmdata',
      'delete nncp bridge-br-vmdata',
    ]);
  });

  test('names the attachments that use it first, and removes nothing', () => {
    const config = { type: 'bridge', name: 'v', bridge: 'br-vmdata', vlan: 120 };
    const plan = planOf([policy, nad('team-a', 'v', config), nad('team-b', 'v', config)]);
    expect(refusalsOf(plan)).toEqual(['bridge-in-use']);
    expect(plan.refusals?.[0]?.params).toMatchObject({ users: 'team-a/v, team-b/v' });
  });

  test.each([
    ['nad', 'bridge-networks-unproven'],
    ['nns', 'bridge-use-unproven'],
  ] as const)('is refused while not every %s can be read', (kind, code) => {
    expect(refusalsOf(planOf([policy], { [kind]: { status: 'forbidden', reason: '' } }))).toEqual([
      code,
    ]);
  });

  test.each([
    ['bridge-foreign', []],
    [
      'bridge-policy-foreign',
      [nncp('theirs', { interfaces: [linuxBridge('br-vmdata', ['ens224'])] })],
    ],
    [
      'bridge-policy-edited',
      [ours(nncp('more', { interfaces: [linuxBridge('br-vmdata', ['ens224', 'ens225'])] }))],
    ],
  ] as const)('is refused: %s', (code, objects) => {
    expect(refusalsOf(planOf(objects))).toEqual([code]);
  });
});
