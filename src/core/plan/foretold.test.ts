import fc from 'fast-check';
import { mappedAgain } from '../../../dev/fixtures/mappedAgain';
import { nicLists } from '../../../dev/fixtures/nicLists';
import {
  bareState,
  localnetNad,
  nncp,
  nnce,
  node,
  vmdataState,
} from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { intentOf } from '../../../dev/fixtures/intentOf';
import { ours } from '../../../dev/fixtures/ours';
import { namespace, podNic, vmiWith, vmWith } from '../../../dev/fixtures/vmObjects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { createDiagnosis } from '../diagnostics/createDiagnosis';
import { emptyAttachDraft } from '../intents/attachDraft';
import type { Intent } from '../intents/intent';
import { validateAttachDraft } from '../intents/validateAttachDraft';
import { applyOperations } from '../kinds/applyOperations';
import { kindRegistry, kinds } from '../kinds/kindRegistry';
import { createWorld } from '../networks/createWorld';
import type { World } from '../networks/world';
import { asArray, asObject, asString, at } from '../values/json';
import type { Plan } from './plan';
import { planIntent } from './planIntent';
import { projectPlan } from './project';

const idOf = (object: PlainObject): string => {
  const kind = kinds.find((known) => kindRegistry[known].gvk.kind === object.kind) ?? '';
  const of = asString(at(object, 'metadata', 'namespace'));
  const name = asString(at(object, 'metadata', 'name')) ?? '';
  return `${kind} ${of === undefined ? '' : `${of}/`}${name}`;
};

const byId = (objects: readonly PlainObject[]): Readonly<Record<string, PlainObject>> =>
  Object.fromEntries(objects.map((object) => [idOf(object), object]));

/** The objects after the writes of a plan, as the API server stores them; what controllers do then is not in it. */
const written = ({ steps }: Plan, objects: readonly PlainObject[]): readonly PlainObject[] =>
  objects.flatMap((object): readonly PlainObject[] => {
    const step = steps.find(
      ({ kind, namespace: of, name }) =>
        idOf(object) === `${kind} ${of === '' ? '' : `${of}/`}${name}`,
    );
    if (step === undefined) return [object];
    if (step.write.type === 'delete') return [];
    if (step.write.type !== 'patch') throw new Error(`${step.id} is no change`);
    const patched = applyOperations(object, step.write.operations);
    if (!patched.ok) throw new Error(patched.error);
    const metadata = asObject(at(patched.value, 'metadata'));
    const generation = Number(at(metadata, 'generation') ?? 0) + 1;
    return [{ ...asObject(patched.value), metadata: { ...metadata, generation } }];
  });

const verdictsIn = (world: World) => {
  const diagnosis = createDiagnosis(world);
  return {
    findings: diagnosis.all(),
    unchecked: diagnosis.unchecked(),
    networks: world.networks().map(({ id }) => [id, diagnosis.verdict(id)]),
  };
};

/** What the plan foretells is what is found once it is done, by rules that see it anew; and nothing is left to be planned. */
const expectForetold = (
  intent: Intent,
  before: readonly PlainObject[],
  settle: (objects: readonly PlainObject[], plan: Plan) => readonly PlainObject[],
): Plan => {
  const world = worldFrom(before);
  const plan = planIntent(intent, world, byId(before));
  const after = settle(written(plan, before), plan);
  const foretold = createWorld(projectPlan(plan, world.inventory));
  expect(verdictsIn(foretold)).toEqual(verdictsIn(worldFrom(after)));
  expect(planIntent(intent, foretold, byId(after)).steps).toEqual([]);
  expect(planIntent(intent, worldFrom(after), byId(after)).steps).toEqual([]);
  return plan;
};

const NAMES = ['worker-1', 'worker-2', 'worker-3'];

const workersThat = (ready: fc.Arbitrary<boolean>) =>
  fc.tuple(...NAMES.map(() => fc.record({ ready, mapped: fc.boolean() }))).map((shapes) =>
    shapes.flatMap(({ ready, mapped }, index) => {
      const name = NAMES[index] ?? '';
      return [node(name, { ready }), mapped ? vmdataState(name) : bareState(name)];
    }),
  );

const workers = workersThat(fc.boolean());

const namespaces = ['team-a', 'team-b'].map((name) => namespace(name));

describe('whatever the cluster looks like, the problems after a plan are those foretold', () => {
  test('when a network is removed', () => {
    const shapes = fc.record({
      vlans: fc.tuple(fc.constantFrom(120, 121), fc.constantFrom(120, 121)),
      made: fc.tuple(fc.boolean(), fc.boolean()),
      other: fc.boolean(),
      used: fc.boolean(),
    });
    let removed = 0;
    fc.assert(
      fc.property(workers, shapes, (nodes, { vlans, made, other, used }) => {
        const nads = ['team-a', 'team-b'].map((of, index) => {
          const nad = localnetNad(of, 'vlan-120', { vlanID: vlans[index] });
          return made[index] === true ? ours(nad) : nad;
        });
        const nics = {
          interfaces: [{ name: 'lan', bridge: {} }],
          networks: [{ name: 'lan', multus: { networkName: 'vlan-120' } }],
        };
        const before = [
          ...nodes,
          ...namespaces,
          ...nads,
          ...(other ? [localnetNad('team-a', 'dmz', { physicalNetworkName: 'dmz' })] : []),
          ...(used ? [vmWith('team-b', 'web', nics)] : []),
        ];
        const intent = { type: 'remove-vlan-network', network: 'ovn:vlan-120' } as const;
        removed += expectForetold(intent, before, (objects) => objects).steps.length;
      }),
      { numRuns: 40 },
    );
    expect(removed).toBeGreaterThan(0);
  });

  test('when NICs are attached', () => {
    const vms = fc.array(fc.record({ nics: nicLists, runs: fc.boolean() }), {
      minLength: 1,
      maxLength: 2,
    });
    fc.assert(
      fc.property(workers, vms, fc.boolean(), (nodes, shapes, beside) => {
        const machines = shapes.map(({ nics }, i) => vmWith('team-a', `vm-${String(i)}`, nics));
        const instances = shapes.flatMap(({ nics, runs }, i) =>
          runs
            ? [vmiWith('team-a', `vm-${String(i)}`, nics.interfaces?.length ? nics : podNic)]
            : [],
        );
        const before = [
          ...nodes,
          ...namespaces,
          localnetNad('team-a', 'vlan-120'),
          ...machines,
          ...instances,
        ];
        const draft = {
          ...emptyAttachDraft,
          vms: shapes.map((_, i) => `team-a/vm-${String(i)}`),
          attachment: 'team-a/vlan-120',
          nicName: 'vlan-120',
          podNetwork: beside ? ('beside' as const) : ('instead' as const),
        };
        const stopped = shapes.map((_, i) => vmWith('team-a', `vm-${String(i)}`));
        const clean = worldFrom([
          node('worker-1'),
          vmdataState('worker-1'),
          ...namespaces,
          localnetNad('team-a', 'vlan-120'),
          ...stopped,
        ]);
        const intent = intentOf(validateAttachDraft(draft, clean));
        expectForetold(intent, before, (objects) =>
          objects.map((object) => {
            if (object.kind !== 'VirtualMachineInstance') return object;
            const machine = objects.find(
              (one) =>
                one.kind === 'VirtualMachine' &&
                at(one, 'metadata', 'name') === at(object, 'metadata', 'name'),
            );
            const spec = at(machine, 'spec', 'template', 'spec');
            const interfaces = asArray(at(spec, 'domain', 'devices', 'interfaces'));
            return {
              ...object,
              spec,
              status: {
                ...asObject(object.status),
                interfaces: interfaces.map((nic) => ({
                  name: at(nic, 'name'),
                  infoSource: 'domain, multus-status',
                })),
              },
            };
          }),
        );
      }),
      { numRuns: 40 },
    );
  });

  // A node that is not ready keeps its former result, and trying again would be offered for it for as long as it is away.
  test('when a policy is tried again on nodes that are ready', () => {
    const conditions = fc.constantFrom('Failing', 'Aborted', 'Available', undefined);
    const results = fc.tuple(fc.constantFrom('Failing', 'Available'), conditions, conditions);
    let tried = 0;
    fc.assert(
      fc.property(workersThat(fc.constant(true)), results, (nodes, outcomes) => {
        const before = [
          ...nodes,
          nncp('p', { mappings: { tenant: 'br-ex' } }),
          localnetNad('team-a', 'tenant', { physicalNetworkName: 'tenant' }),
          ...outcomes.flatMap((condition, index) =>
            condition === undefined ? [] : [nnce(NAMES[index] ?? '', 'p', { condition })],
          ),
        ];
        const settle = (objects: readonly PlainObject[], { steps }: Plan) =>
          steps.length === 0
            ? objects
            : [
                ...objects.flatMap((object) => {
                  if (object.kind === 'NodeNetworkConfigurationEnactment') return [];
                  const isState = object.kind === 'NodeNetworkState';
                  return [isState ? mappedAgain(object, 'tenant', 'br-ex') : object];
                }),
                ...NAMES.map((name) =>
                  nnce(name, 'p', { generation: 2, reason: 'SuccessfullyConfigured' }),
                ),
              ];
        tried += expectForetold({ type: 'retry-policy', policy: 'p' }, before, settle).steps.length;
      }),
      { numRuns: 40 },
    );
    expect(tried).toBeGreaterThan(0);
  });
});
