import { applyOperations } from '../kinds/applyOperations';
import { bridgeRemovalPatch, linuxBridgeRemovalPatch } from '../kinds/bridgeRemoval';
import type { PatchOperation } from '../kinds/manifest';
import { ownBridgeOf } from '../kinds/ownBridge';
import type { OwnBridge } from '../kinds/ownBridge';
import { policyRetryPatch } from '../kinds/policyRetryPatch';
import { policyUnmapPatch } from '../kinds/policyUnmapPatch';
import { restoredManifest } from '../kinds/restoredManifest';
import { bridgeOnNode } from '../networks/bridgeOnNode';
import type { World } from '../networks/world';
import { asInteger, asString, at } from '../values/json';
import { isDoneOnNodes, resultsOf } from './isDoneOnNodes';
import type { Step, WaitFor } from './plan';

const DESIRED = '/spec/desiredState';

/** A change of the policy, and the one that takes it back. */
const change = (
  [verb, back]: readonly [string, string],
  name: string,
  operations: readonly PatchOperation[],
  undo: readonly PatchOperation[],
  { after, waitFor }: { after: readonly string[]; waitFor: WaitFor },
): Step => {
  const place = { kind: 'nncp' as const, namespace: '', name };
  return {
    id: `${verb} nncp ${name}`,
    ...place,
    write: { type: 'patch', operations },
    after,
    waitFor,
    undo:
      undo.length === 0
        ? []
        : [
            {
              id: `${back} nncp ${name}`,
              ...place,
              write: { type: 'patch', operations: undo },
              after: [],
              waitFor: { type: 'policy', policy: name },
              undo: [],
            },
          ],
  };
};

/** The object as a patch leaves it. */
const patched = (object: unknown, operations: readonly PatchOperation[]): unknown => {
  const result = applyOperations(
    object,
    operations.filter(({ op }) => op !== 'test'),
  );
  return result.ok ? result.value : object;
};

const hasPatchPort = (policy: string, bridge: string, world: World): boolean =>
  resultsOf(policy, world).some(({ node }) => {
    const state = world.inventory.get('nns', node);
    return state !== undefined && (bridgeOnNode(state, bridge)?.patchPorts ?? []).length > 0;
  });

/** The change after which no node has the mapping: taking it off, or trying that again where it stopped half way. */
const unmapStep = (
  name: string,
  object: unknown,
  own: OwnBridge | undefined,
  world: World,
): readonly Step[] => {
  // Nothing is mapped to a Linux bridge: it can go at once.
  if (own?.type === 'linux-bridge' && own.uplink !== undefined) return [];
  const freed = own?.uplink === undefined ? undefined : own.bridge;
  const waitFor: WaitFor = {
    type: 'policy',
    policy: name,
    ...(freed !== undefined && { freed }),
  };
  const unmapping = policyUnmapPatch(object);
  if (unmapping !== undefined) {
    const { operations, undo } = unmapping;
    return [change(['unmap', 'remap'], name, operations, undo, { after: [], waitFor })];
  }
  const generation = asInteger(at(object, 'metadata', 'generation')) ?? 0;
  const isDone =
    isDoneOnNodes(name, generation, world) &&
    (freed === undefined || !hasPatchPort(name, freed, world));
  const operations = isDone ? undefined : policyRetryPatch(object);
  return operations === undefined
    ? []
    : [change(['retry', ''], name, operations, [], { after: [], waitFor })];
};

/** Takes the bridge off the nodes, guarded by all that its policy says of interfaces and nodes. */
const unbridgeStep = (
  name: string,
  unmapped: unknown,
  own: OwnBridge | undefined,
  after: readonly string[],
): readonly Step[] => {
  if (own?.uplink === undefined) return [];
  const selector: PatchOperation = {
    op: 'test',
    path: '/spec/nodeSelector',
    value: at(unmapped, 'spec', 'nodeSelector') ?? null,
  };
  const guard = (object: unknown): readonly PatchOperation[] => [
    selector,
    {
      op: 'test',
      path: `${DESIRED}/interfaces`,
      value: at(object, 'spec', 'desiredState', 'interfaces'),
    },
  ];
  const { bridge, localnet, uplink, were } = own;
  const removal =
    localnet === undefined
      ? linuxBridgeRemovalPatch({ bridge, uplink }, were)
      : bridgeRemovalPatch({ bridge, localnet, uplink }, were);
  const undo: readonly PatchOperation[] = [
    ...guard(patched(unmapped, removal)),
    { op: 'replace', path: DESIRED, value: at(unmapped, 'spec', 'desiredState') },
  ];
  const waitFor: WaitFor = { type: 'policy', policy: name };
  return [
    change(['unbridge', 'rebridge'], name, [...guard(unmapped), ...removal], undo, {
      after,
      waitFor,
    }),
  ];
};

/**
 * Takes off the nodes what a policy of ours made, and the policy away: the mapping, then the bridge when OVN has let go of it, then the
 * policy, because deleting a policy reverts nothing. What an earlier removal did is not done again.
 */
export const policyRemoval = (name: string, object: unknown, world: World): readonly Step[] => {
  const own = ownBridgeOf(object);
  const unmap = unmapStep(name, object, own, world);
  const unmapped = patched(object, policyUnmapPatch(object)?.operations ?? []);
  const idsOf = (steps: readonly Step[]): readonly string[] => steps.map(({ id }) => id);
  const unbridge = unbridgeStep(name, unmapped, own, idsOf(unmap));
  const [removal] = unbridge;
  const left =
    removal?.write.type === 'patch' ? patched(unmapped, removal.write.operations) : unmapped;
  const manifest = restoredManifest(left);
  const uid = asString(at(object, 'metadata', 'uid'));
  const place = { kind: 'nncp' as const, namespace: '', name };
  return [
    ...unmap,
    ...unbridge,
    {
      id: `delete nncp ${name}`,
      ...place,
      write: { type: 'delete', ...(uid !== undefined && { uid }) },
      after: idsOf([...unmap, ...unbridge]),
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
