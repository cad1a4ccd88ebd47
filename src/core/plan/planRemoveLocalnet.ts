import type { RemoveLocalnet } from '../intents/intent';
import { refuse } from '../intents/refusal';
import type { Refusal, RefusalCode } from '../intents/refusal';
import { applyOperations } from '../kinds/applyOperations';
import { readNodeNetworkConfigurationPolicy } from '../kinds/nodeNetworkConfigurationPolicy';
import type { NodeNetworkConfigurationPolicyFacts } from '../kinds/nodeNetworkConfigurationPolicy';
import { policyRetryPatch } from '../kinds/policyRetryPatch';
import { policyUnmapPatch } from '../kinds/policyUnmapPatch';
import { restoredManifest } from '../kinds/restoredManifest';
import type { World } from '../networks/world';
import { asInteger, asString, at } from '../values/json';
import { isDoneOnNodes } from './isDoneOnNodes';
import type { CurrentObjects } from './objectsNeeded';
import type { Plan, Step } from './plan';
import { unreadUsers } from './unreadUsers';

/** Policies that have to do with a localnet, sorted; those that take it away as well, because a removal may have stopped half way. */
const policiesOf = (localnet: string, { inventory }: World): readonly string[] =>
  [...inventory.indexes.policiesByLocalnet.get(localnet)].sort();

/** Why a policy cannot be removed with the localnet: it is not ours, or it does more than we wrote into it. */
const refusalOf = (
  policy: string,
  localnet: string,
  facts: NodeNetworkConfigurationPolicyFacts | undefined,
): Refusal | undefined => {
  const refused = (code: RefusalCode): Refusal =>
    refuse(`policies[${policy}]`, code, { policy, localnet });
  if (facts === undefined) return refused('policy-unread');
  if (!facts.managedByUs) return refused('policy-foreign');
  const more =
    facts.interfaces.length > 0 || facts.mappings.some((mapping) => mapping.localnet !== localnet);
  return more ? refused('policy-edited') : undefined;
};

/** The change after which no node has the mapping: taking it off, or trying that again where it stopped half way. */
const unmapStep = (name: string, object: unknown, world: World): readonly Step[] => {
  const place = { kind: 'nncp' as const, namespace: '', name };
  const waitFor = { type: 'policy' as const, policy: name };
  const unmapping = policyUnmapPatch(object);
  if (unmapping !== undefined) {
    const { operations, undo } = unmapping;
    return [
      {
        id: `unmap nncp ${name}`,
        ...place,
        write: { type: 'patch', operations },
        after: [],
        waitFor,
        undo: [
          {
            id: `remap nncp ${name}`,
            ...place,
            write: { type: 'patch', operations: undo },
            after: [],
            waitFor,
            undo: [],
          },
        ],
      },
    ];
  }
  const generation = asInteger(at(object, 'metadata', 'generation')) ?? 0;
  const isDone = isDoneOnNodes(name, generation, world);
  const operations = isDone ? undefined : policyRetryPatch(object);
  return operations === undefined
    ? []
    : [
        {
          id: `retry nncp ${name}`,
          ...place,
          write: { type: 'patch', operations },
          after: [],
          waitFor,
          undo: [],
        },
      ];
};

/** The object as the step before leaves it. */
const unmapped = (object: unknown): unknown => {
  const { operations = [] } = policyUnmapPatch(object) ?? {};
  const result = applyOperations(
    object,
    operations.filter(({ op }) => op !== 'test'),
  );
  return result.ok ? result.value : object;
};

const policySteps = (name: string, object: unknown, world: World): readonly Step[] => {
  const place = { kind: 'nncp' as const, namespace: '', name };
  const unmap = unmapStep(name, object, world);
  const manifest = restoredManifest(unmapped(object));
  const uid = asString(at(object, 'metadata', 'uid'));
  return [
    ...unmap,
    {
      id: `delete nncp ${name}`,
      ...place,
      write: { type: 'delete', ...(uid !== undefined && { uid }) },
      after: unmap.map(({ id }) => id),
      undo:
        manifest === undefined
          ? []
          : [
              {
                id: `create nncp ${name}`,
                ...place,
                write: { type: 'create', manifest },
                after: [],
                waitFor: { type: 'policy', policy: name },
                undo: [],
              },
            ],
    },
  ];
};

/**
 * Takes a localnet that nobody uses off the nodes, and then away with the policies that we made for it: the mapping first, because deleting a
 * policy reverts nothing on the nodes. Bridges stay: our policies for localnets make none. All or nothing: a policy that somebody else
 * wrote, or edited, keeps everything.
 */
export const planRemoveLocalnet = (
  intent: RemoveLocalnet,
  world: World,
  current: CurrentObjects,
): Plan => {
  const { localnet } = intent;
  const { inventory } = world;
  const refused = (...refusals: readonly Refusal[]): Plan => ({ intent, steps: [], refusals });
  const networks = world.localnet(localnet)?.networks ?? [];
  if (networks.length > 0) {
    const names = networks.flatMap((id) => world.network(id)?.name ?? []);
    return refused(refuse('localnet', 'localnet-in-use', { localnet, networks: names.join(', ') }));
  }
  if (unreadUsers(world).length > 0) {
    return refused(refuse('localnet', 'localnet-use-unproven', { localnet }));
  }
  const policies = policiesOf(localnet, world);
  if (policies.length === 0 && inventory.indexes.nodesByLocalnet.get(localnet).size > 0) {
    return refused(refuse('localnet', 'localnet-foreign', { localnet }));
  }
  const objects = policies.map((name) => ({ name, object: current[`nncp ${name}`] }));
  const refusals = objects.flatMap(({ name, object }) => {
    const facts = readNodeNetworkConfigurationPolicy(object).facts ?? inventory.get('nncp', name);
    return refusalOf(name, localnet, facts) ?? [];
  });
  if (refusals.length > 0) return refused(...refusals);
  return { intent, steps: objects.flatMap(({ name, object }) => policySteps(name, object, world)) };
};
