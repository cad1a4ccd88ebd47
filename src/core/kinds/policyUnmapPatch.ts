import { asArray, asInteger, asObject, asString, at } from '../values/json';
import type { PatchOperation } from './manifest';

const MAPPINGS = '/spec/desiredState/ovn/bridge-mappings';

const isAbsent = (mapping: unknown): boolean => asString(at(mapping, 'state')) === 'absent';

/** A patch and what takes it back. */
interface Unmapping {
  operations: readonly PatchOperation[];
  undo: readonly PatchOperation[];
}

/**
 * Takes every mapping of a policy off the nodes, in the policy itself, because deleting a policy reverts nothing. Guarded by the generation
 * that was read. The undo brings them back, as long as mappings and nodes are still those that the patch left. `undefined` when the policy
 * maps nothing (any more).
 */
export const policyUnmapPatch = (policy: unknown): Unmapping | undefined => {
  const mappings = asArray(at(policy, 'spec', 'desiredState', 'ovn', 'bridge-mappings'));
  const generation = asInteger(at(policy, 'metadata', 'generation'));
  const present = [...mappings.keys()].filter((index) => !isAbsent(mappings[index]));
  if (present.length === 0 || generation === undefined) return undefined;
  const state = (index: number, value: string): PatchOperation => ({
    op: 'add',
    path: `${MAPPINGS}/${String(index)}/state`,
    value,
  });
  const left = mappings.map((mapping) => ({ ...asObject(mapping), state: 'absent' }));
  return {
    operations: [
      { op: 'test', path: '/metadata/generation', value: generation },
      ...present.map((index) => state(index, 'absent')),
    ],
    undo: [
      { op: 'test', path: '/spec/nodeSelector', value: at(policy, 'spec', 'nodeSelector') ?? null },
      { op: 'test', path: MAPPINGS, value: left },
      ...present.map((index) => state(index, 'present')),
    ],
  };
};
