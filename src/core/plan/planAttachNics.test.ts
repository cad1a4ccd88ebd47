import fc from 'fast-check';
import { nicLists } from '../../../dev/fixtures/nicLists';
import { localnetNad, node, vmdataState } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { namespace, podNic, vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { emptyAttachDraft } from '../intents/attachDraft';
import type { AttachDraft } from '../intents/attachDraft';
import type { AttachNics } from '../intents/intent';
import { validateAttachDraft } from '../intents/validateAttachDraft';
import type { LoadState } from '../inventory/loadState';
import { applyOperations } from '../kinds/applyOperations';
import type { Kind } from '../kinds/kindRegistry';
import { readVirtualMachine } from '../kinds/virtualMachine';
import { createWorld } from '../networks/createWorld';
import { asStringMap, at } from '../values/json';
import type { Plan } from './plan';
import { planIntent } from './planIntent';
import { projectPlan } from './project';

const forbidden: LoadState = { status: 'forbidden', reason: 'no right' };

const base: readonly PlainObject[] = [
  node('worker-1'),
  vmdataState('worker-1'),
  namespace('team-a'),
  namespace('team-u', { 'k8s.ovn.org/primary-user-defined-network': '' }),
  localnetNad('team-a', 'vlan-120'),
  localnetNad('default', 'vlan-121', { vlanID: 121 }),
];

const worldOf = (objects: readonly PlainObject[], unread: Partial<Record<Kind, LoadState>> = {}) =>
  worldFrom([...base, ...objects], unread);

const intent = (change: Partial<AttachDraft> = {}): AttachNics => {
  const draft: AttachDraft = {
    ...emptyAttachDraft,
    vms: ['team-a/web'],
    attachment: 'team-a/vlan-120',
    nicName: 'vlan-120',
    ...change,
  };
  const vms = draft.vms.map((key) => vmWith(key.split('/')[0] ?? '', key.split('/')[1] ?? ''));
  const { intent: read, refusals } = validateAttachDraft(draft, worldOf(vms));
  if (read === undefined) throw new Error(JSON.stringify(refusals));
  return read;
};

const web = vmWith('team-a', 'web');
const current = (...objects: readonly PlainObject[]) =>
  Object.fromEntries(
    objects.map((object) => {
      const kind = object.kind === 'VirtualMachine' ? 'vm' : 'vmi';
      const { namespace: of, name } = asStringMap(object.metadata);
      return [`${kind} ${of ?? ''}/${name ?? ''}`, object];
    }),
  );

const patchOf = ({ steps }: Plan, index = 0) => {
  const write = steps[index]?.write;
  return write?.type === 'patch' ? write.operations : [];
};

describe('attaching a VM', () => {
  test('is one guarded patch that waits for the NIC and can be taken back', () => {
    const { steps, refusals } = planIntent(intent(), worldOf([web]), current(web));
    expect(refusals).toBeUndefined();
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({
      id: 'attach vm team-a/web',
      kind: 'vm',
      namespace: 'team-a',
      name: 'web',
      after: [],
      waitFor: { type: 'nic', vm: 'team-a/web', nic: 'vlan-120' },
      undo: [{ id: 'detach vm team-a/web', kind: 'vm', write: { type: 'patch' } }],
    });
    expect(patchOf({ intent: intent(), steps })[0]).toEqual({
      op: 'test',
      path: '/metadata/generation',
      value: 3,
    });
  });

  test('puts all its NICs in one patch, and waits for the last', () => {
    const [first] = intent().nics;
    const second = intent({ attachment: 'default/vlan-121', nicName: 'vlan-121' }).nics;
    const both: AttachNics = { ...intent(), nics: [...(first ? [first] : []), ...second] };
    const plan = planIntent(both, worldOf([web]), current(web));
    expect(plan.steps).toHaveLength(1);
    expect(plan.steps[0]?.waitFor).toMatchObject({ nic: 'vlan-121' });
    const after = applyOperations(web, patchOf(plan));
    const nics = readVirtualMachine(after.ok ? after.value : undefined).facts?.nics;
    expect(
      nics?.map(({ name, network }) => [name, network.type === 'multus' && network.networkName]),
    ).toEqual([
      ['default', false],
      ['vlan-120', 'team-a/vlan-120'],
      ['vlan-121', 'default/vlan-121'],
    ]);
  });

  test('in a namespace with a network of its own keeps the pod NIC with l2bridge', () => {
    const vm = vmWith('team-u', 'web');
    const wanted = intent({ vms: ['team-u/web'], attachment: 'default/vlan-121' });
    const plan = planIntent(wanted, worldOf([vm]), current(vm));
    const after = applyOperations(vm, patchOf(plan));
    const nics = readVirtualMachine(after.ok ? after.value : undefined).facts?.nics;
    expect(nics?.[0]).toMatchObject({ name: 'default', binding: 'l2bridge' });
  });

  test('copies the pod NIC of a running instance, and not of one that ended', () => {
    const pod = {
      interfaces: [{ name: 'eth', masquerade: {}, model: 'e1000' }],
      networks: [{ name: 'eth', pod: {} }],
    };
    const vmi = vmiWith('team-a', 'web', pod);
    const ended = { ...vmi, status: { phase: 'Succeeded' } };
    const nameOf = (instance: PlainObject) => {
      const plan = planIntent(intent(), worldOf([web]), current(web, instance));
      const after = applyOperations(web, patchOf(plan));
      return readVirtualMachine(after.ok ? after.value : undefined).facts?.nics[0]?.name;
    };
    expect(nameOf(vmi)).toBe('eth');
    expect(nameOf(ended)).toBe('default');
  });
});

describe('one VM that cannot be changed never hides the others', () => {
  const two = intent({ vms: ['team-a/web', 'team-a/db'] });
  const outcome = (db: PlainObject | undefined, objects: readonly PlainObject[], unread = {}) => {
    const plan = planIntent(two, worldOf(objects, unread), db ? current(web, db) : current(web));
    expect(plan.steps.map(({ id }) => id)).toEqual(['attach vm team-a/web']);
    return plan.refusals?.map(({ field, code }) => `${field} ${code}`);
  };

  test('when it is gone', () => {
    expect(outcome(undefined, [web])).toEqual(['vms[team-a/db] vm-missing']);
  });

  test('when it could not be read', () => {
    const message = ['vms[team-a/db] vm-unread'];
    expect(outcome(undefined, [web, vmWith('team-a', 'db')])).toEqual(message);
    expect(outcome(undefined, [], { vm: forbidden })).toEqual(message);
  });

  test('when it is being deleted', () => {
    const dying = {
      ...vmWith('team-a', 'db'),
      metadata: { namespace: 'team-a', name: 'db', deletionTimestamp: 'now' },
    };
    expect(outcome(dying, [web])).toEqual(['vms[team-a/db] vm-deleting']);
  });

  test.each([
    ['on another network', { name: 'vlan-120', bridge: {} }, 'elsewhere'],
    ['that is on its way out', { name: 'vlan-120', bridge: {}, state: 'absent' }, 'vlan-120'],
    ['on the pod network', { name: 'vlan-120', masquerade: {} }, undefined],
  ])('when the name belongs to a NIC %s', (_, nic, networkName) => {
    const network = {
      name: 'vlan-120',
      ...(networkName ? { multus: { networkName } } : { pod: {} }),
    };
    const db = vmWith('team-a', 'db', { interfaces: [nic], networks: [network] });
    expect(outcome(db, [web, db])).toEqual(['vms[team-a/db] nic-name-taken']);
  });
});

describe('what is there already is left out', () => {
  const attached = (...more: readonly ('pod' | 'short')[]) =>
    vmWith('team-a', 'web', {
      interfaces: [
        ...(more.includes('pod') ? podNic.interfaces : []),
        { name: 'vlan-120', bridge: {} },
      ],
      networks: [
        ...(more.includes('pod') ? podNic.networks : []),
        {
          name: 'vlan-120',
          multus: { networkName: more.includes('short') ? 'vlan-120' : 'team-a/vlan-120' },
        },
      ],
    });

  test.each([[attached()], [attached('pod')], [attached('short')]])(
    'a NIC of that name on that attachment: %#',
    (vm) => {
      expect(planIntent(intent(), worldOf([vm]), current(vm))).toEqual({
        intent: intent(),
        steps: [],
      });
    },
  );

  test('but the pod NIC still goes when the NIC was to be instead of it', () => {
    const vm = attached('pod');
    const instead = intent({ podNetwork: 'instead' });
    const plan = planIntent(instead, worldOf([vm]), current(vm));
    expect(plan.steps).toHaveLength(1);
    expect(plan.steps[0]?.waitFor).toBeUndefined();
    expect(planIntent(instead, worldOf([attached()]), current(attached())).steps).toEqual([]);
  });
});

describe('whatever the VMs look like', () => {
  const vms = fc.array(fc.record({ nics: nicLists, runs: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  });

  test('planning the result again gives an empty plan, and the expected NICs are those of the patched VMs', () => {
    fc.assert(
      fc.property(
        vms,
        fc.constantFrom('beside' as const, 'instead' as const),
        (shapes, podNetwork) => {
          const objects = shapes.map(({ nics }, index) =>
            vmWith('team-a', `vm-${String(index)}`, nics),
          );
          const instances = shapes.flatMap(({ nics, runs }, index) =>
            runs
              ? [vmiWith('team-a', `vm-${String(index)}`, nics.interfaces?.length ? nics : podNic)]
              : [],
          );
          const world = worldOf([...objects, ...instances]);
          const wanted = intent({
            vms: objects.map((_, index) => `team-a/vm-${String(index)}`),
            podNetwork,
          });
          const plan = planIntent(wanted, world, current(...objects, ...instances));
          const expected = createWorld(projectPlan(plan, world.inventory));
          const patched = Object.fromEntries(
            objects.map((object, index) => {
              const result = applyOperations(object, patchOf(plan, index));
              return [`vm team-a/vm-${String(index)}`, result.ok ? result.value : result.error];
            }),
          );
          expect(planIntent(wanted, expected, patched).steps).toEqual([]);
          for (const [id, object] of Object.entries(patched)) {
            const key = id.slice('vm '.length);
            const nics = readVirtualMachine(object).facts?.nics;
            expect(expected.inventory.get('vm', key)?.nics).toEqual(nics);
            expect(nics?.some(({ name }) => name === 'vlan-120')).toBe(true);
            expect(nics?.some(({ network }) => network.type === 'pod')).toBe(
              podNetwork === 'beside' &&
                at(
                  object,
                  'spec',
                  'template',
                  'spec',
                  'domain',
                  'devices',
                  'autoattachPodInterface',
                ) !== false &&
                hasPod(world.inventory.get('vm', key)),
            );
            const attached = expected.nics(key).find(({ name }) => name === 'vlan-120');
            expect(attached?.state).toBe(world.inventory.get('vmi', key) ? 'attached' : 'stopped');
          }
        },
      ),
    );
  });
});

const hasPod = (
  vm: { implicitPodNic: boolean; nics: readonly { network: { type: string } }[] } | undefined,
) => vm?.implicitPodNic === true || (vm?.nics ?? []).some(({ network }) => network.type === 'pod');
